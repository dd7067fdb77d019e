/// 上限: what one document may cost; past a limit the parse ends with the place and the limit.
public struct XMLLimits: Sendable, Hashable {
    /// Bytes of the document as received, and again after it was decoded to UTF-8.
    public var bytes: Int
    /// Open elements at one moment; more than 250 counts as 250.
    public var depth: Int
    /// Attributes of one element, namespace declarations not counted.
    public var attributes: Int
    /// Bytes of the text of one element, and of one attribute value.
    public var textBytes: Int
    /// Bytes of one local name or prefix.
    public var nameBytes: Int
    /// Elements of the document.
    public var elements: Int
    /// Namespace declarations in scope at one moment.
    public var namespaces: Int

    public init(
        bytes: Int = 20 << 20, depth: Int = 32, attributes: Int = 64, textBytes: Int = 1 << 20,
        nameBytes: Int = 256, elements: Int = 5_000_000, namespaces: Int = 64
    ) {
        self.bytes = bytes
        self.depth = depth
        self.attributes = attributes
        self.textBytes = textBytes
        self.nameBytes = nameBytes
        self.elements = elements
        self.namespaces = namespaces
    }

    /// libxml2 refuses more than 256 open elements unless its guards are off, which we never do.
    static let greatestDepth = 250

    /// The depth that the frames of a parser have room for, whatever the caller asked.
    var withinFrames: XMLLimits {
        var limits = self
        limits.depth = min(depth, XMLLimits.greatestDepth)
        return limits
    }
}
