import Testing
import Values

@Suite("Days are days of the calendar in China")
struct DayTests {
    @Test(
        "A day counts from 1970 and is written in both forms",
        arguments: [
            ("1970-01-01", "19700101", 0), ("1969-12-31", "19691231", -1),
            ("2000-02-29", "20000229", 11_016), ("2000-03-01", "20000301", 11_017),
            ("2026-11-21", "20261121", 20_778), ("0001-01-01", "00010101", -719_162),
            ("9999-12-31", "99991231", 2_932_896), ("1600-02-29", "16000229", -135_081),
        ] as [(String, String, Int32)])
    func known(text: String, compact: String, number: Int32) {
        #expect(Day(text)?.number == number)
        #expect(Day(compact: compact)?.number == number)
        #expect(Day(number: number).description == text)
        #expect(Day(number: number).compact == compact)
    }

    @Test(
        "A day that is in no calendar is refused",
        arguments: [
            "2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
            "2026-01-00", "2026-01-32", "0000-01-01", "2026-1-1", "2026/01/01", "20260101",
            "2026-01-01 ", "２０２６-01-01", "+026-01-01", "",
        ])
    func refuse(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(
        "Compact days are real days only",
        arguments: ["20260229", "20261301", "2026112", "202611211", "2026-11-", "ABCDEFGH", ""])
    func refuseCompact(text: String) {
        #expect(Day(compact: text) == nil)
    }

    @Test("Every day of four centuries follows its neighbour")
    func walk() throws {
        var day = try #require(Day("1899-12-31"))
        let end = try #require(Day("2300-01-01"))
        while day < end {
            let (year, month, dayOfMonth) = day.parts
            #expect(Day(year: year, month: month, day: dayOfMonth) == day)
            let next = day.adding(days: 1)
            let isNextInMonth = next.day == dayOfMonth + 1 && next.month == month
            let isNextMonth = next.day == 1 && (next.month == month + 1 || next.year == year + 1)
            #expect(isNextInMonth || isNextMonth)
            day = next
        }
    }

    @Test("Terms are counted in days, and the ends of the calendar hold")
    func terms() throws {
        let release = try #require(Day("2024-02-01"))
        #expect(release.adding(days: 30).description == "2024-03-02")
        #expect(release.days(until: release.adding(days: -45)) == -45)
        #expect(release.adding(days: .max) == .last)
        #expect(release.adding(days: .min) == .first)
        #expect(Day.last.adding(days: 1) == .last)
        #expect((release.year, release.month, release.day) == (2024, 2, 1))
    }
}
