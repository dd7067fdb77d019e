extension Instant {
    /// `20261121100000`, local time in China: the standard's C14 times.
    public init?(compact14 text: some StringProtocol) {
        guard let instant = withBytes(of: text, { Instant(compact14UTF8: $0) }) else { return nil }
        self = instant
    }

    public init?(compact14UTF8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 14, let day = Day(compactUTF8: .init(rebasing: bytes[0..<8])),
            let hour = bytes.number(at: 8..<10), let minute = bytes.number(at: 10..<12),
            let second = bytes.number(at: 12..<14)
        else { return nil }
        self.init(day: day, hour: hour, minute: minute, second: second)
    }

    /// `20261121100000123`, local time in China: the times of receipts.
    public init?(compact17 text: some StringProtocol) {
        let instant = withBytes(of: text) { bytes -> Instant? in
            guard bytes.count == 17, let milliseconds = bytes.number(at: 14..<17) else {
                return nil
            }
            return Instant(compact14UTF8: .init(rebasing: bytes[0..<14]))?
                .adding(milliseconds: Int64(milliseconds))
        }
        guard let instant else { return nil }
        self = instant
    }

    public var compact14: String { digits(fields) }

    public var compact17: String { digits(fields + [(clock.millisecond, 3)]) }

    /// The local date and time down to the second, each with its width.
    private var fields: [(value: Int, width: Int)] {
        let (year, month, dayOfMonth) = day.parts
        let (hour, minute, second, _) = clock
        return [(year, 4), (month, 2), (dayOfMonth, 2), (hour, 2), (minute, 2), (second, 2)]
    }

    /// A date and time with an offset, as RFC 3339 section 5.6 has it; digits of a second past the
    /// third are dropped.
    public init?(rfc3339 text: some StringProtocol) {
        guard let instant = withBytes(of: text, { Instant(rfc3339UTF8: $0) }) else { return nil }
        self = instant
    }

    /// `2026-11-21T10:00:00.000+08:00`.
    public var rfc3339: String {
        digits(fields + [(clock.millisecond, 3)], between: "--T::.") + "+08:00"
    }

    private init?(rfc3339UTF8 bytes: UnsafeBufferPointer<UInt8>) {
        // The shortest is 2026-11-21T10:00:00Z, the longest has nine decimals and an offset.
        guard bytes.count >= 20, bytes.count <= 35,
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] | 0x20 == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let year = bytes.number(at: 0..<4), let month = bytes.number(at: 5..<7),
            let dayOfMonth = bytes.number(at: 8..<10),
            let day = Day(year: year, month: month, day: dayOfMonth),
            let hour = bytes.number(at: 11..<13), let minute = bytes.number(at: 14..<16),
            let second = bytes.number(at: 17..<19)
        else { return nil }

        var index = 19
        var millisecond = 0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            let start = index
            while index < bytes.count, let digit = bytes[index].digit {
                if index - start < 3 { millisecond = millisecond * 10 + digit }
                index += 1
            }
            guard index > start, index - start <= 9 else { return nil }
            for _ in min(index - start, 3)..<3 { millisecond *= 10 }
        }

        guard let offset = Instant.offset(.init(rebasing: bytes[index...])),
            let local = Instant(
                day: day, hour: hour, minute: minute, second: second, millisecond: millisecond)
        else { return nil }
        self = local.adding(milliseconds: Instant.shanghaiOffset - offset)
    }

    /// Milliseconds east of Greenwich written as `Z` or `+08:00`.
    private static func offset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        if bytes.count == 1 { return bytes[0] | 0x20 == UInt8(ascii: "z") ? 0 : nil }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
            let hours = bytes.number(at: 1..<3), hours <= 23,
            let minutes = bytes.number(at: 4..<6), minutes <= 59
        else { return nil }
        let offset = Int64(hours * 60 + minutes) * 60_000
        switch bytes[0] {
        case UInt8(ascii: "+"): return offset
        case UInt8(ascii: "-"): return -offset
        default: return nil
        }
    }
}

extension Instant: CustomStringConvertible {
    public var description: String { rfc3339 }
}
