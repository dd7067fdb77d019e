import Testing
import Values

@Suite("Moments are written in the local time of China")
struct InstantTests {
    @Test("A quarter to midnight in London is already the next day in Shanghai")
    func shanghaiDay() throws {
        let instant = try #require(Instant(rfc3339: "2026-11-20T23:45:00Z"))
        #expect(instant.day == Day("2026-11-21"))
        #expect(instant.compact14 == "20261121074500")
        #expect(Instant(milliseconds: -1).day == Day("1970-01-01"))
        #expect(Instant(milliseconds: -28_800_001).day == Day("1969-12-31"))
    }

    @Test(
        "One moment has three spellings that read back",
        arguments: [
            (1_795_226_400_000, "20261121100000000", "2026-11-21T10:00:00.000+08:00"),
            (0, "19700101080000000", "1970-01-01T08:00:00.000+08:00"),
            (-28_800_001, "19691231235959999", "1969-12-31T23:59:59.999+08:00"),
            (951_840_000_123, "20000301000000123", "2000-03-01T00:00:00.123+08:00"),
        ] as [(Int64, String, String)])
    func spellings(milliseconds: Int64, compact17: String, rfc3339: String) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(instant.compact17 == compact17)
        #expect(instant.compact14 == String(compact17.prefix(14)))
        #expect(instant.rfc3339 == rfc3339)
        #expect(Instant(compact17: compact17) == instant)
        #expect(Instant(rfc3339: rfc3339) == instant)
        let second = Instant(compact14: compact17.prefix(14))
        #expect(second.map { (0..<1_000).contains($0.milliseconds(until: instant)) } == true)
    }

    @Test(
        "Offsets and fractions of a second are understood",
        arguments: [
            "2026-11-21T02:00:00Z", "2026-11-21t02:00:00.0z", "2026-11-21T10:00:00+08:00",
            "2026-11-20T21:00:00-05:00", "2026-11-21T07:30:00.000999999+05:30",
        ])
    func offsets(text: String) {
        #expect(Instant(rfc3339: text)?.milliseconds == 1_795_226_400_000)
    }

    @Test("Milliseconds are kept and finer digits dropped")
    func fractions() {
        #expect(Instant(rfc3339: "1970-01-01T00:00:00.1Z")?.milliseconds == 100)
        #expect(Instant(rfc3339: "1970-01-01T00:00:00.12Z")?.milliseconds == 120)
        #expect(Instant(rfc3339: "1970-01-01T00:00:00.1239Z")?.milliseconds == 123)
    }

    @Test(
        "What is no time is refused",
        arguments: [
            "", "2026-11-21", "2026-11-21T10:00:00", "2026-11-21 10:00:00Z",
            "2026-11-21T24:00:00Z", "2026-11-21T10:60:00Z", "2026-11-21T10:00:60Z",
            "2026-02-29T10:00:00Z", "2026-11-21T10:00:00.Z", "2026-11-21T10:00:00.0000000000Z",
            "2026-11-21T10:00:00+8:00", "2026-11-21T10:00:00+08:60", "2026-11-21T10:00:00*08:00",
            "2026-11-21T10:00:00+24:00", "2026-11-21T10:00:00ZZ", "2026-11-21T10:00:00.5",
        ])
    func refuse(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(
        "A C14 time is fourteen digits of a real time",
        arguments: [
            "20260229100000", "20261121240000", "20261121106000", "20261121100060",
            "2026112110000", "202611211000000", "2026112110000x", "",
        ])
    func refuseCompact(text: String) {
        #expect(Instant(compact14: text) == nil)
        #expect(Instant(compact17: text + "000") == nil)
    }

    @Test("The ends of the calendar hold")
    func ends() {
        #expect(Instant(milliseconds: .max).rfc3339 == "9999-12-31T23:59:59.999+08:00")
        #expect(Instant(milliseconds: .min).rfc3339 == "0001-01-01T00:00:00.000+08:00")
        #expect(Instant(milliseconds: 0).adding(days: .max) == Instant(milliseconds: .max))
        #expect(Instant(milliseconds: 0).adding(milliseconds: .min) == Instant(milliseconds: .min))
        #expect(Instant(milliseconds: 5).adding(days: 2).milliseconds == 172_800_005)
        #expect(Instant(startOf: Day(number: 0)).rfc3339 == "1970-01-01T00:00:00.000+08:00")
    }
}
