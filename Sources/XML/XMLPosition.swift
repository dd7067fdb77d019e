/// 位置: a place in a document, as an editor shows it and as a byte offset.
public struct XMLPosition: Sendable, Hashable {
    /// Counted from 1; only line feeds end a line.
    public let line: Int
    /// Counted from 1, in characters (Unicode scalars), not bytes.
    public let column: Int
    /// Counted from 0.
    public let byteOffset: Int

    public init(line: Int, column: Int, byteOffset: Int) {
        self.line = line
        self.column = column
        self.byteOffset = byteOffset
    }

    /// Counts from the first byte: for the few places that are reported before a parse.
    static func find(_ byteOffset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> XMLPosition {
        var lines = LineIndex()
        return lines.position(of: byteOffset, in: bytes)
    }
}
