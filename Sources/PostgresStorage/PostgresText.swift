/// How texts are written there: the server keeps every character but the zero.
///
/// A zero becomes the last private character and `0`, that character itself doubles as `1`, so
/// that whatever came in comes out, and equal stays equal.
enum PostgresText {
    /// U+10FFFD in UTF-8.
    private static let mark: [UInt8] = [0xF4, 0x8F, 0xBF, 0xBD]

    static func escape(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) {
        guard text.contains(where: { $0 == 0 || $0 == 0xF4 }) else {
            bytes.append(contentsOf: text)
            return
        }
        var index = 0
        while index < text.count {
            if text[index] == 0 {
                bytes += mark + [UInt8(ascii: "0")]
                index += 1
            } else if isMark(text, at: index) {
                bytes += mark + [UInt8(ascii: "1")]
                index += mark.count
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
    }

    static func unescape(_ text: UnsafeBufferPointer<UInt8>) -> String {
        guard text.contains(0xF4) else { return String(decoding: text, as: UTF8.self) }
        var bytes: [UInt8] = []
        var index = 0
        while index < text.count {
            guard isMark(text, at: index), index + mark.count < text.count else {
                bytes.append(text[index])
                index += 1
                continue
            }
            bytes += text[index + mark.count] == UInt8(ascii: "0") ? [0] : mark
            index += mark.count + 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isMark(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + mark.count <= text.count && mark.indices.allSatisfy { text[index + $0] == mark[$0] }
    }
}
