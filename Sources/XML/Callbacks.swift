import CLibXML2
import Glibc

/// The SAX handler: plain C functions that know the parse by the pointer libxml2 hands back.
enum Callbacks {
    static func handler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = startElement
        handler.endElementNs = endElement
        handler.characters = characters
        // The same function: otherwise libxml2 ponders on every blank whether it matters.
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        handler.processingInstruction = instruction
        handler.internalSubset = internalSubset
        handler.getEntity = entity
        handler.reference = { context, name in _ = entity(context, name) }
        handler.serror = failure
        return handler
    }
}

private typealias State = UnsafeMutablePointer<ParserState>
private typealias Text = UnsafePointer<xmlChar>

private func state(_ context: UnsafeMutableRawPointer?) -> State? {
    context?.assumingMemoryBound(to: ParserState.self)
}

private func startElement(
    _ context: UnsafeMutableRawPointer?, _ local: Text?, _ prefix: Text?, _ namespace: Text?,
    _ namespaceCount: CInt, _ namespaces: UnsafeMutablePointer<Text?>?, _ attributeCount: CInt,
    _ defaulted: CInt, _ attributes: UnsafeMutablePointer<Text?>?
) {
    guard let state = state(context), let local, !state.pointee.hasFailed else { return }
    let start = state.tagStart()
    let depth = state.pointee.depth
    let parent = state.pointee.frames + depth
    if !parent.pointee.hasChild {
        parent.pointee.hasChild = true
        parent.pointee.isMixed = !isBlank(state.pointee.text.bytes)
    }
    state.pointee.text.clear()
    state.pointee.elements += 1
    if depth >= state.pointee.limits.depth {
        return state.fail(.tooDeep(limit: state.pointee.limits.depth), at: start)
    }
    if state.pointee.elements > state.pointee.limits.elements {
        return state.fail(.tooManyElements(limit: state.pointee.limits.elements), at: start)
    }
    let inScope = parent.pointee.namespaces + namespaceCount
    if attributeCount | namespaceCount != 0 {
        let reason =
            state.check(namespaces: namespaces, Int(namespaceCount), inScope: Int(inScope))
            ?? state.check(attributes: attributes, Int(attributeCount))
        if let reason { return state.fail(reason, at: start) }
    }
    guard let id = state.pointee.cache.find(local, namespace) ?? state.learn(local, namespace)
    else { return state.fail(state.longName(local), at: start) }

    let frame = parent + 1
    frame.pointee = ParserState.Frame(nameID: id, namespaces: inScope, start: start)
    state.pointee.depth = depth + 1
    let element = XMLElement(
        nameID: id, attributeCount: Int(attributeCount), depth: depth, byteOffset: start,
        localName: local, namespaceName: namespace, attributes: attributes, state: state)
    let stop = state.pointee.visitor._withUnsafeGuaranteedRef { $0.start(element) }
    if let stop { state.fail(.stopped(stop), at: start) }
}

private func endElement(
    _ context: UnsafeMutableRawPointer?, _ local: Text?, _ prefix: Text?, _ namespace: Text?
) {
    guard let state = state(context), !state.pointee.hasFailed, state.pointee.depth > 0
    else { return }
    let depth = state.pointee.depth
    let frame = state.pointee.frames + depth
    let isLeaf = !frame.pointee.hasChild
    let end = XMLEnd(
        nameID: frame.pointee.nameID, depth: depth - 1, isLeaf: isLeaf,
        isMixed: frame.pointee.isMixed,
        text: isLeaf ? state.pointee.text.bytes : UnsafeBufferPointer(start: nil, count: 0),
        byteRange: frame.pointee.start..<max(frame.pointee.start, state.pointee.offset),
        state: state)
    state.pointee.depth = depth - 1
    let stop = state.pointee.visitor._withUnsafeGuaranteedRef { $0.end(end) }
    if let stop { state.fail(.stopped(stop), at: frame.pointee.start) }
    state.pointee.text.clear()
}

private func characters(_ context: UnsafeMutableRawPointer?, _ bytes: Text?, _ length: CInt) {
    guard let state = state(context), let bytes, length > 0 else { return }
    let count = Int(length)
    let frame = state.pointee.frames + state.pointee.depth
    if frame.pointee.hasChild {
        if !frame.pointee.isMixed {
            frame.pointee.isMixed = !isBlank(UnsafeBufferPointer(start: bytes, count: count))
        }
    } else if state.pointee.text.count + count > state.pointee.limits.textBytes {
        state.fail(.textTooLong(limit: state.pointee.limits.textBytes), at: frame.pointee.start)
    } else {
        state.pointee.text.append(bytes, count)
    }
}

private func instruction(_ context: UnsafeMutableRawPointer?, _ target: Text?, _ data: Text?) {
    guard let state = state(context), let target, !state.pointee.hasFailed else { return }
    let start = state.lastOffset(of: "<?")
    let position = state.position(of: start)
    let stop = state.pointee.visitor._withUnsafeGuaranteedRef {
        $0.instruction(target: String(cString: target), position: position)
    }
    if let stop { state.fail(.stopped(stop), at: start) }
}

/// The look at the prolog has refused every DOCTYPE before; should one pass, it ends here.
private func internalSubset(
    _ context: UnsafeMutableRawPointer?, _ name: Text?, _ publicID: Text?, _ systemID: Text?
) {
    guard let state = state(context) else { return }
    state.fail(.doctype, at: state.pointee.offset)
}

/// Asked only for names that are not predefined: without a DTD nothing can have declared them.
private func entity(_ context: UnsafeMutableRawPointer?, _ name: Text?) -> xmlEntityPtr? {
    guard let state = state(context), let name else { return nil }
    state.fail(.entity(String(cString: name)), at: state.lastOffset(of: "&"))
    return nil
}

private func failure(_ context: UnsafeMutableRawPointer?, _ error: xmlErrorPtr?) {
    guard let state = state(context), let error, !state.pointee.hasFailed,
        WellFormedness.isProblem(error.pointee)
    else { return }
    state.fail(WellFormedness.reason(error.pointee), at: state.pointee.offset)
}

/// White space as XML knows it; anything else between elements makes the content mixed.
private func isBlank(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
}

extension UnsafeMutablePointer<ParserState> {
    /// The `<` of the tag that was just read: no attribute value can hold another one.
    @inline(__always)
    fileprivate func tagStart() -> Int {
        guard let base = pointee.source.baseAddress else { return 0 }
        var index = pointee.offset - 1
        while index > 0, base[index] != 0x3C { index -= 1 }
        return max(0, index)
    }

    /// The last place of a mark before where the parser stands.
    fileprivate func lastOffset(of mark: StaticString) -> Int {
        let source = pointee.source
        var index = pointee.offset
        return mark.withUTF8Buffer { mark in
            while index > 0 {
                index -= 1
                if source[index...].starts(with: mark) { return index }
            }
            return 0
        }
    }

    fileprivate func check(
        namespaces: UnsafeMutablePointer<Text?>?, _ count: Int, inScope: Int
    ) -> Reason? {
        let limits = pointee.limits
        if inScope > limits.namespaces {
            return .tooManyNamespaces(inScope, limit: limits.namespaces)
        }
        for index in 0..<count {
            if let prefix = namespaces?[index * 2], strlen(prefix) > limits.nameBytes {
                return .nameTooLong(strlen(prefix), limit: limits.nameBytes)
            }
            if let name = namespaces?[index * 2 + 1], strlen(name) > limits.textBytes {
                return .textTooLong(limit: limits.textBytes)
            }
        }
        return nil
    }

    fileprivate func check(attributes: UnsafeMutablePointer<Text?>?, _ count: Int) -> Reason? {
        let limits = pointee.limits
        if count > limits.attributes { return .tooManyAttributes(count, limit: limits.attributes) }
        for index in 0..<count {
            if let name = attributes?[index * 5], strlen(name) > limits.nameBytes {
                return .nameTooLong(strlen(name), limit: limits.nameBytes)
            }
            if let value = attributes?[index * 5 + 3], let end = attributes?[index * 5 + 4],
                end - value > limits.textBytes
            {
                return .textTooLong(limit: limits.textBytes)
            }
        }
        return nil
    }

    /// Looks a name up by its bytes and remembers the answer; nil when the name is too long.
    fileprivate func learn(_ local: Text, _ namespace: Text?) -> Int32? {
        let name = UnsafeBufferPointer(start: local, count: strlen(local))
        if name.count > pointee.limits.nameBytes { return nil }
        let space = UnsafeBufferPointer(start: namespace, count: namespace.map { strlen($0) } ?? 0)
        let id = pointee.names._withUnsafeGuaranteedRef { $0.find(namespace: space, local: name) }
        pointee.cache.remember(id, local, namespace)
        return id
    }

    fileprivate func longName(_ local: Text) -> Reason {
        .nameTooLong(strlen(local), limit: pointee.limits.nameBytes)
    }
}

private func strlen(_ text: Text) -> Int {
    Int(Glibc.strlen(UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self)))
}
