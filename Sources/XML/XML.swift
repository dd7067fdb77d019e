/// XML 读取: libxml2 behind one small face: bounded, namespace-aware, no DTD, no network, no files.
///
/// How it is used:
///
///     var builder = XMLNames.Builder()
///     let order = builder.add(namespace: "http://www.chinaport.gov.cn/ceb", local: "orderNo")
///     let names = builder.build()                      // immutable and shared by every parse
///
///     struct Reader: XMLVisitor {
///         mutating func start(_ element: borrowing XMLElement) throws(XMLStop) { … }
///         mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) { … }
///     }
///     var reader = Reader()
///     if let problem = parseXML(bytes, names: names, limits: XMLLimits(), visitor: &reader) { … }
///
/// What a visitor may rely on:
/// - `nameID` is the number that `XMLNames.Builder.add` gave, or -1 for a name nobody registered.
/// - `XMLEnd.text` is the whole character data of an element without child elements, as valid
///   UTF-8: text, CDATA, character references and the five predefined entities joined, never split
///   by a comment. It is a view that dies with the callback. An element with children has no text;
///   `XMLEnd.isMixed` says whether anything but white space stood between the children.
/// - `byteRange` runs from the `<` of the start tag to just after the last `>`, so the verbatim
///   bytes of an element are `text.bytes[range]`. The offsets count in the UTF-8 text: for a
///   message that was sent in UTF-8 these are the bytes as sent; for GB 18030 or UTF-16 decode it
///   first with `XMLText.decode` and keep that text.
/// - Line and column are counted only when asked for.
/// - Processing instructions are passed to `instruction(target:position:)`, which ignores them
///   unless the visitor says otherwise. Comments are ignored.
/// - The first problem ends the parse: what was visited before it must be thrown away.
public func parseXML<Visitor: XMLVisitor>(
    _ bytes: [UInt8], names: XMLNames, limits: XMLLimits = XMLLimits(), visitor: inout Visitor
) -> XMLProblem? {
    switch XMLText.decode(bytes, limits: limits) {
    case .success(let text):
        return parseXML(text, names: names, limits: limits, visitor: &visitor)
    case .failure(let problem):
        return problem
    }
}

/// Parses a text that `XMLText.decode` has already found to be valid UTF-8.
public func parseXML<Visitor: XMLVisitor>(
    _ text: XMLText, names: XMLNames, limits: XMLLimits = XMLLimits(), visitor: inout Visitor
) -> XMLProblem? {
    if let problem = text.problemBeforeParsing(limits: limits) { return problem }
    let parser = ParserPool.take()
    defer { ParserPool.giveBack(parser) }
    return withUnsafeMutablePointer(to: &visitor) { pointer in
        parser.parse(
            text.bytes, from: text.contentStart, names: names, limits: limits,
            visitor: TypedVisitor(pointer))
    }
}
