// Messages in the JSON form, one a line or over many lines.

extension MessageScanner {
    /// How every message begins that this system writes; at the beginning of a line in the midst of
    /// a message it says that the message is cut off.
    private static var beginning: StaticString { "{\"messageType\"" }

    mutating func json(_ byte: UInt8, _ index: inout Int) -> Int? {
        if let end = meets(byte, &index) { return end }
        index += 1
        switch state {
        case .escape: state = .string
        case .string:
            switch byte {
            case UInt8(ascii: "\\"): state = .escape
            // A line feed is never part of a string.
            case UInt8(ascii: "\""), 0x0A: state = .json
            default: break
            }
        default:
            switch byte {
            case UInt8(ascii: "\""): state = .string
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth <= 0 {
                    begin(.start)
                    return index
                }
            default: break
            }
        }
        return nil
    }

    /// Follows the beginning of a message through the beginning of a line.
    private mutating func meets(_ byte: UInt8, _ index: inout Int) -> Int? {
        if byte == 0x0A {
            matched = 0
        } else if matched >= 0 {
            matched = byte == Self.beginning.utf8Start[matched] ? matched + 1 : -1
            if matched == Self.beginning.utf8CodeUnitCount {
                let start = index + 1 - matched
                begin(.json)
                depth = 1
                index += 1
                return start
            }
        }
        return nil
    }
}
