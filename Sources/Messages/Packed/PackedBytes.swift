import Values

/// The storage form of one value after another; lengths stand before texts, so any text survives.
///
/// - length: one byte `n + 1` up to 252, `0` for an absent value, `253` and four bytes above
/// - amount and integer: zigzag in groups of seven bits, the low ones first; `128, 0` when absent,
///   which no number is written as
struct Packer {
    private(set) var bytes: [UInt8]

    init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    mutating func byte(_ value: UInt8) { bytes.append(value) }

    mutating func text(_ value: String) {
        var value = value
        value.withUTF8 { utf8 in
            if utf8.count < 252 {
                bytes.append(UInt8(truncatingIfNeeded: utf8.count + 1))
            } else {
                bytes.append(253)
                let count = UInt32(clamping: utf8.count)
                for shift in [UInt32(0), 8, 16, 24] {
                    bytes.append(UInt8(truncatingIfNeeded: count >> shift))
                }
            }
            bytes.append(contentsOf: utf8)
        }
    }

    mutating func absentText() { bytes.append(0) }

    mutating func number(_ value: Int64) {
        var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func absentNumber() {
        bytes.append(0x80)
        bytes.append(0)
    }
}

/// Reads what `Packer` wrote; every step says nil or false rather than read past the end.
struct Unpacker {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func byte() -> UInt8? {
        guard index < bytes.count else { return nil }
        defer { index += 1 }
        return bytes[index]
    }

    enum Value<Content> {
        case present(Content)
        case absent
        case broken
    }

    mutating func text() -> Value<String> {
        guard let first = byte() else { return .broken }
        var count = Int(first) - 1
        if first == 0 { return .absent }
        if first == 253 {
            guard bytes.count - index >= 4 else { return .broken }
            count = 0
            for place in 0..<4 { count |= Int(bytes[index + place]) << (8 * place) }
            index += 4
        } else if first > 253 {
            return .broken
        }
        guard bytes.count - index >= count else { return .broken }
        let slice = UnsafeBufferPointer(rebasing: bytes[index..<index + count])
        index += count
        return .present(String(decoding: slice, as: UTF8.self))
    }

    mutating func number() -> Value<Int64> {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let next = byte() {
            if next == 0, shift == 7, value == 0 { return .absent }
            guard shift < 63 || next <= 1 else { return .broken }
            value |= UInt64(next & 0x7F) << shift
            if next & 0x80 == 0 {
                return .present(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
            }
            shift += 7
        }
        return .broken
    }
}
