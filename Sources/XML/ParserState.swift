import CLibXML2

/// What the callbacks of one parse share; behind a pointer, because the callbacks are C.
struct ParserState {
    struct Frame {
        var nameID: Int32 = 0
        /// Namespace declarations in scope, those of the element among them.
        var namespaces: Int32 = 0
        var start = 0
        var hasChild = false
        var isMixed = false
    }

    let context: xmlParserCtxtPtr
    let source: UnsafeBufferPointer<UInt8>
    let limits: XMLLimits
    let names: Unmanaged<XMLNames>
    let visitor: Unmanaged<AnyVisitor>
    let cache: NameCache
    /// One more than the depth limit: place 0 stands for the document.
    let frames: UnsafeMutablePointer<Frame>
    var text: TextBuffer
    var depth = 0
    var elements = 0
    /// Asked in every callback, where copying the problem to see whether it is there would cost.
    private(set) var hasFailed = false
    private(set) var problem: XMLProblem?
    private var lines = LineIndex()

    init(
        context: xmlParserCtxtPtr, source: UnsafeBufferPointer<UInt8>, limits: XMLLimits,
        names: Unmanaged<XMLNames>, visitor: Unmanaged<AnyVisitor>, cache: NameCache,
        frames: UnsafeMutablePointer<Frame>, text: TextBuffer
    ) {
        self.context = context
        self.source = source
        self.limits = limits.withinFrames
        self.names = names
        self.visitor = visitor
        self.cache = cache
        self.frames = frames
        self.text = text
        frames.pointee = Frame()
    }

    /// Where the parser stands, as an offset in the text.
    var offset: Int {
        guard let input = context.pointee.input, let base = source.baseAddress,
            let current = input.pointee.cur
        else { return 0 }
        return max(0, min(current - base, source.count))
    }
}

extension UnsafeMutablePointer<ParserState> {
    func position(of offset: Int) -> XMLPosition { pointee.position(of: offset) }

    /// Records the first problem and ends the parse.
    func fail(_ reason: Reason, at offset: Int) {
        if !pointee.hasFailed { pointee.record(reason, at: offset) }
        halt()
    }

    /// Ends the parse: no callback follows, and the parser stands at the end of its input.
    ///
    /// Not `xmlStopParser`: that points the input at an empty string elsewhere while callers up
    /// the stack still step on. Here they step on zeros that belong to us (see `Parser`).
    func halt() {
        let context = pointee.context
        context.pointee.disableSAX = 1
        context.pointee.instate = XML_PARSER_EOF
        if let input = context.pointee.input { input.pointee.cur = input.pointee.end }
    }
}

extension ParserState {
    fileprivate mutating func position(of offset: Int) -> XMLPosition {
        lines.position(of: offset, in: source)
    }

    fileprivate mutating func record(_ reason: Reason, at offset: Int) {
        hasFailed = true
        problem = XMLProblem(reason, at: position(of: offset))
    }
}
