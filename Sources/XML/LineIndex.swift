/// Line and column of a byte offset, with a checkpoint every 4 KiB so that asking often is cheap.
///
/// A document on one line, with a thousand issues, would otherwise be counted a thousand times.
struct LineIndex {
    private struct Checkpoint {
        var line = 1
        var column = 1
    }

    private static let stride = 4096
    /// `checkpoints[n]` belongs to byte offset `n * stride`.
    private var checkpoints = [Checkpoint()]

    mutating func position(
        of byteOffset: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> XMLPosition {
        let offset = max(0, min(byteOffset, bytes.count))
        let block = offset / LineIndex.stride
        while checkpoints.count <= block {
            let from = (checkpoints.count - 1) * LineIndex.stride
            let next = LineIndex.advance(
                checkpoints[checkpoints.count - 1], bytes, from, from + LineIndex.stride)
            checkpoints.append(next)
        }
        let here = LineIndex.advance(checkpoints[block], bytes, block * LineIndex.stride, offset)
        return XMLPosition(line: here.line, column: here.column, byteOffset: offset)
    }

    private static func advance(
        _ start: Checkpoint, _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int
    ) -> Checkpoint {
        var result = start
        for index in from..<to {
            let byte = bytes[index]
            if byte == 0x0A {
                result.line += 1
                result.column = 1
            } else if byte & 0xC0 != 0x80, !isByteOrderMark(bytes, index) {
                result.column += 1
            }
        }
        return result
    }

    /// An editor does not show the byte order mark, so it takes no column.
    private static func isByteOrderMark(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> Bool {
        index == 0 && bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }
}
