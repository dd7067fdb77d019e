import CLibXML2
import Glibc

/// One libxml2 context with its buffers, used for one parse after another.
///
/// `@unchecked Sendable`: a parser belongs to exactly one parse from `ParserPool.take` to
/// `ParserPool.giveBack`, and nobody else holds a reference, so no two threads ever touch it.
final class Parser: @unchecked Sendable {
    /// Zeros behind the text: libxml2 ends at a zero, and looks a few bytes further now and then.
    private static let padding = 64
    /// A text buffer or dictionary that one hostile document blew up is not kept.
    private static let keptBytes = 1 << 20
    private static let keptNames = 4096

    private let context: xmlParserCtxtPtr
    private let cache = NameCache()
    private let frames: UnsafeMutablePointer<ParserState.Frame>
    private var text = TextBuffer()
    private var source: UnsafeMutablePointer<UInt8>
    private var sourceCapacity = 1 << 16
    /// Held so that another table cannot come to live at the same address.
    private var names: XMLNames?

    init() {
        xmlInitParser()
        guard let context = xmlNewParserCtxt() else {
            preconditionFailure("there is no memory for an XML parser")
        }
        self.context = context
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        xmlCtxtUseOptions(context, CInt(options))
        context.pointee.sax.pointee = Callbacks.handler()
        frames = .allocate(capacity: XMLLimits.greatestDepth + 2)
        frames.initialize(repeating: ParserState.Frame(), count: XMLLimits.greatestDepth + 2)
        source = .allocate(capacity: sourceCapacity)
    }

    deinit {
        xmlFreeParserCtxt(context)
        cache.free()
        frames.deallocate()
        text.free()
        source.deallocate()
    }

    /// Whether this parser may serve again, or has grown too large for that.
    var isReusable: Bool {
        text.capacity <= Parser.keptBytes && sourceCapacity <= Parser.keptBytes
            && Int(xmlDictSize(context.pointee.dict)) <= Parser.keptNames
            && xmlDictGetUsage(context.pointee.dict) <= Parser.keptBytes
    }

    func parse(
        _ bytes: [UInt8], from start: Int, names: XMLNames, limits: XMLLimits, visitor: AnyVisitor
    ) -> XMLProblem? {
        if self.names !== names {
            cache.clear()
            self.names = names
        }
        copy(bytes)
        xmlCtxtReset(context)
        // Left over when the last parse ended within an element.
        context.pointee.nsNr = 0
        context.pointee.instate = XML_PARSER_START
        guard let input = xmlNewInputStream(context) else {
            preconditionFailure("there is no memory for an XML input")
        }
        input.pointee.base = UnsafePointer(source)
        input.pointee.cur = UnsafePointer(source + start)
        input.pointee.end = UnsafePointer(source + bytes.count)
        guard inputPush(context, input) >= 0 else {
            preconditionFailure("there is no memory for an XML input")
        }
        return withExtendedLifetime((visitor, names)) {
            run(
                ParserState(
                    context: context,
                    source: UnsafeBufferPointer(start: source, count: bytes.count), limits: limits,
                    names: .passUnretained(names), visitor: .passUnretained(visitor),
                    cache: cache, frames: frames, text: text))
        }
    }

    private func run(_ initial: ParserState) -> XMLProblem? {
        var state = initial
        return withUnsafeMutablePointer(to: &state) { state in
            context.pointee.userData = UnsafeMutableRawPointer(state)
            let result = xmlParseDocument(context)
            context.pointee.userData = nil
            text = state.pointee.text
            text.clear()
            if let problem = state.pointee.problem { return problem }
            if result == 0, context.pointee.wellFormed == 1, state.pointee.depth == 0 { return nil }
            return XMLProblem(.notWellFormed(), at: state.position(of: state.pointee.offset))
        }
    }

    /// libxml2 gets its own copy because it needs the zeros; copying costs a hundredth of parsing.
    private func copy(_ bytes: [UInt8]) {
        let needed = bytes.count + Parser.padding
        if needed > sourceCapacity {
            source.deallocate()
            sourceCapacity = max(needed, min(sourceCapacity * 2, Parser.keptBytes))
            source = .allocate(capacity: sourceCapacity)
        }
        bytes.withUnsafeBufferPointer { view in
            if let base = view.baseAddress { source.update(from: base, count: view.count) }
        }
        memset(source + bytes.count, 0, Parser.padding)
    }
}
