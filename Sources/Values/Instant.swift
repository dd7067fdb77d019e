/// 时刻: a moment, written in the local time of China (UTC+8 all year round).
///
/// Moments past the ends of the calendar of `Day` become its first or last moment.
public struct Instant: Hashable, Comparable, Sendable {
    /// Since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    public static let millisecondsPerDay: Int64 = 86_400_000
    static let shanghaiOffset: Int64 = 28_800_000

    public init(milliseconds: Int64) {
        let first = Int64(Day.first.number) * Instant.millisecondsPerDay - Instant.shanghaiOffset
        let end =
            (Int64(Day.last.number) + 1) * Instant.millisecondsPerDay - Instant.shanghaiOffset
        self.milliseconds = min(max(milliseconds, first), end - 1)
    }

    /// Midnight in China, when the day begins.
    public init(startOf day: Day) {
        self.init(
            milliseconds: Int64(day.number) * Instant.millisecondsPerDay - Instant.shanghaiOffset)
    }

    /// The day in China.
    public var day: Day {
        let local = milliseconds + Instant.shanghaiOffset
        let day = local / Instant.millisecondsPerDay
        let isBefore = local % Instant.millisecondsPerDay < 0
        return Day(number: Int32(clamping: isBefore ? day - 1 : day))
    }

    public func adding(milliseconds more: Int64) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(more)
        return Instant(milliseconds: overflow ? (more < 0 ? .min : .max) : sum)
    }

    public func adding(days: Int) -> Instant {
        let (more, overflow) =
            Int64(days).multipliedReportingOverflow(by: Instant.millisecondsPerDay)
        return adding(milliseconds: overflow ? (days < 0 ? .min : .max) : more)
    }

    /// How many milliseconds later the other moment is; negative when it is earlier.
    public func milliseconds(until other: Instant) -> Int64 {
        other.milliseconds - milliseconds
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Nil when the clock has no such time; 24:00 and the leap second 60 are not accepted.
    init?(day: Day, hour: Int, minute: Int, second: Int, millisecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999).contains(millisecond)
        else { return nil }
        let seconds = Int64(hour * 3_600 + minute * 60 + second)
        self = Instant(startOf: day)
            .adding(milliseconds: seconds * 1_000 + Int64(millisecond))
    }

    /// Local hour, minute, second and millisecond.
    var clock: (hour: Int, minute: Int, second: Int, millisecond: Int) {
        let time = Int(Instant(startOf: day).milliseconds(until: self))
        return (
            time / 3_600_000, time / 60_000 % 60, time / 1_000 % 60, time % 1_000
        )
    }
}
