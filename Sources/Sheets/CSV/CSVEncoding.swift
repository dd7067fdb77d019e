import Glibc

/// 编码: how a CSV file is written; by what the caller says, never by guessing.
package enum CSVEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// Contains GBK and GB 2312, in which Chinese spreadsheet programs save.
    case gb18030
}

/// Turns what is read into UTF-8, chunk by chunk.
final class CSVDecoder {
    /// The converter of the C library; nil where the text is UTF-8 already.
    private let converter: iconv_t?
    /// The beginning of a character whose end has not been read yet.
    private var rest: [UInt8] = []

    init(_ encoding: CSVEncoding, place: String) throws(SheetProblem) {
        switch encoding {
        case .utf8: converter = nil
        case .gb18030:
            guard let opened = iconv_open("UTF-8", "GB18030"), Int(bitPattern: opened) != -1 else {
                throw SheetProblem(.notText, at: place, found: "no converter for GB18030")
            }
            converter = opened
        }
    }

    deinit { if let converter { iconv_close(converter) } }

    /// Nil where the bytes belong to no character.
    func decode(_ bytes: [UInt8]) -> [UInt8]? {
        guard let converter else { return bytes }
        var input = rest + bytes
        let inputCount = input.count
        var left = inputCount
        var isWrong = false
        // Two bytes become three at most, four become four, one stays one.
        let capacity = inputCount / 2 * 3 + 16
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var outputLeft = capacity
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = UnsafeMutableRawPointer(buffer.baseAddress)?
                    .assumingMemoryBound(to: CChar.self)
                let result = iconv(converter, &from, &left, &to, &outputLeft)
                isWrong = result == -1 && errno != EINVAL
            }
            count = capacity - outputLeft
        }
        guard !isWrong, left < 4 else { return nil }
        rest = Array(input.suffix(left))
        return output
    }

    var isComplete: Bool { rest.isEmpty }
}
