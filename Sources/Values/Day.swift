/// 日期: a calendar day in China (Asia/Shanghai, UTC+8, no summer time), from 0001 to 9999.
///
/// Days past the ends of the calendar become its first or last day, which rules use as "for ever".
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int32

    /// 0001-01-01.
    public static let first = Day(number: -719_162)
    /// 9999-12-31.
    public static let last = Day(number: 2_932_896)

    public init(number: Int32) {
        self.number = min(max(number, -719_162), 2_932_896)
    }

    /// Nil when the calendar has no such day, such as 29 February of a common year.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.days(inMonth: month, of: year)
        else { return nil }
        // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March, so
        // that the leap day is the last of its year.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
    }

    /// `2026-11-21`; nil in any other form.
    public init?(_ text: some StringProtocol) {
        let parts = withBytes(of: text) { bytes -> (Int, Int, Int)? in
            guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
                let year = bytes.number(at: 0..<4), let month = bytes.number(at: 5..<7),
                let day = bytes.number(at: 8..<10)
            else { return nil }
            return (year, month, day)
        }
        guard let (year, month, day) = parts else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `20261121`; nil in any other form.
    public init?(compact text: some StringProtocol) {
        guard let day = withBytes(of: text, { Day(compactUTF8: $0) }) else { return nil }
        self = day
    }

    /// `20261121`; nil in any other form.
    public init?(compactUTF8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 8, let year = bytes.number(at: 0..<4),
            let month = bytes.number(at: 4..<6), let day = bytes.number(at: 6..<8)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var year: Int { parts.year }
    public var month: Int { parts.month }
    public var day: Int { parts.day }

    /// Year, month and day at once, for those who need all three.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    public func adding(days: Int) -> Day {
        let (sum, overflow) = Int(number).addingReportingOverflow(days)
        if overflow { return days < 0 ? .first : .last }
        return Day(number: Int32(clamping: sum))
    }

    /// How many days later the other day is; negative when it is earlier.
    public func days(until other: Day) -> Int { Int(other.number) - Int(number) }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible {
    /// `2026-11-21`.
    public var description: String {
        let (year, month, day) = parts
        return digits([(year, 4), (month, 2), (day, 2)], between: "--")
    }

    /// `20261121`.
    public var compact: String {
        let (year, month, day) = parts
        return digits([(year, 4), (month, 2), (day, 2)])
    }
}
