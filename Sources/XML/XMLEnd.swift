/// 元素结束: a complete element with its text, lent to a visitor for the time of one call.
public struct XMLEnd: ~Copyable {
    /// The number of the expanded name in the reader's `XMLNames`, or -1.
    public let nameID: Int32
    /// How many elements are still open around this one: 0 for the root.
    public let depth: Int
    /// The element has no child elements.
    public let isLeaf: Bool
    /// The element has child elements and, beside them, text that is not white space.
    public let isMixed: Bool
    /// The whole text of a leaf as valid UTF-8, empty for others; dies with the callback.
    public let text: UnsafeBufferPointer<UInt8>
    /// From the `<` of the start tag to just after the last `>`, in the UTF-8 text.
    public let byteRange: Range<Int>

    let state: UnsafeMutablePointer<ParserState>

    public var string: String { String(decoding: text, as: UTF8.self) }

    /// Line and column of the `<` of the start tag, which is where a person looks for the element.
    public var position: XMLPosition { state.position(of: byteRange.lowerBound) }
}
