/// 起始标签: a start tag with its attributes, lent to a visitor for the time of one call.
///
/// Attributes are addressed by index in document order; namespace declarations are not among them.
public struct XMLElement: ~Copyable {
    /// The number of the expanded name in the reader's `XMLNames`, or -1.
    public let nameID: Int32
    public let attributeCount: Int
    /// How many elements were open before this one: 0 for the root.
    public let depth: Int
    /// Offset of the `<` in the UTF-8 text.
    public let byteOffset: Int

    let localName: UnsafePointer<UInt8>
    let namespaceName: UnsafePointer<UInt8>?
    /// Five pointers an attribute: local name, prefix, namespace, value, end of value.
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    let state: UnsafeMutablePointer<ParserState>

    public var local: String { String(cString: localName) }

    /// Nil for an element in no namespace.
    public var namespace: String? { namespaceName.map { String(cString: $0) } }

    /// Line and column of the `<`.
    public var position: XMLPosition { state.position(of: byteOffset) }

    public func attributeLocal(_ index: Int) -> String {
        attribute(index, 0).map { String(cString: $0) } ?? ""
    }

    /// Nil for an attribute without a prefix: it is in no namespace.
    public func attributeNamespace(_ index: Int) -> String? {
        attribute(index, 2).map { String(cString: $0) }
    }

    public func attributeValue(_ index: Int) -> String {
        String(decoding: attributeBytes(index), as: UTF8.self)
    }

    /// The value as valid UTF-8, a view that dies with the callback.
    public func attributeBytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start = attribute(index, 3), let end = attribute(index, 4) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    /// The value of the attribute of that expanded name, or nil; no namespace is nil.
    public func attribute(_ local: String, namespace: String? = nil) -> String? {
        for index in 0..<attributeCount
        where attributeLocal(index) == local && attributeNamespace(index) == namespace {
            return attributeValue(index)
        }
        return nil
    }

    private func attribute(_ index: Int, _ part: Int) -> UnsafePointer<UInt8>? {
        precondition(index >= 0 && index < attributeCount, "no attribute has this index")
        return attributes?[index * 5 + part]
    }
}
