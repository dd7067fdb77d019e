// The JSON form of a draft: the shape is that of `messageJSON(_:)`, the values as they stood.

/// The JSON form of a message whose values need not be right.
func messageJSON(_ draft: Draft) -> [UInt8] {
    let shape = MessageType(rawValue: draft.root)?.shape
    var out = JSONOutput()
    out.object { out in
        out.member("messageType", draft.root)
        if let guid = draft.guid { out.member("guid", guid) }
        if let version = draft.version { out.member("version", version) }
        out.array("papers", draft.papers) { $0.paper($1, shape) }
        if let transfer = draft.transfer {
            out.name("baseTransfer")
            out.fields(transfer.children)
        }
        if !draft.subscriptions.isEmpty {
            out.array("baseSubscribe", draft.subscriptions) { $0.fields($1.children) }
        }
        if let verbatim = draft.extendMessage {
            out.member("extendMessage", String(decoding: verbatim, as: UTF8.self))
        }
        if let verbatim = draft.signature {
            out.member("signature", String(decoding: verbatim, as: UTF8.self))
        }
    }
    return out.bytes
}

extension JSONOutput {
    fileprivate mutating func paper(_ paper: DraftElement, _ shape: PaperShape?) {
        object { out in
            if let name = shape?.head {
                if let head = paper.children.first(where: { $0.name == name }) {
                    out.name("head")
                    out.fields(head.children)
                }
            } else {
                out.name("head")
                out.fields(paper.children)
            }
            if let name = shape?.item {
                out.array("items", paper.children.filter { $0.name == name }) {
                    $0.fields($1.children)
                }
            }
        }
    }

    fileprivate mutating func fields(_ fields: [DraftElement]) {
        object { out in
            for field in fields { out.member(field.name, field.text ?? "") }
        }
    }
}
