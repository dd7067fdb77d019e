/// The lossless JSON form of a message: every value a string as it stood, tags as in the standard.
public func messageJSON(_ message: Message) -> [UInt8] {
    var out = JSONOutput()
    out.object { out in
        out.member("messageType", message.type.rawValue)
        out.member("guid", message.guid)
        out.member("version", message.version)
        out.array("papers", message.papers) { out, read in
            out.bytes += read.paper.visit(PaperWriting())
        }
        if message.type.isRequest {
            out.name("baseTransfer")
            out.record(message.transfer)
            if !message.subscriptions.isEmpty {
                out.array("baseSubscribe", message.subscriptions) { $0.record($1) }
            }
        }
        if let verbatim = message.extension_ {
            out.member("extendMessage", String(decoding: verbatim, as: UTF8.self))
        }
        if let verbatim = message.signature {
            out.member("signature", String(decoding: verbatim, as: UTF8.self))
        }
    }
    return out.bytes
}

private struct PaperWriting: PaperVisitor {
    func visit<P: Paper>(_ paper: P) -> [UInt8] {
        var out = JSONOutput()
        out.object { out in
            out.name("head")
            out.record(paper)
            if P.itemElement != nil { out.array("items", paper.items) { $0.record($1) } }
        }
        return out.bytes
    }
}

extension JSONOutput {
    fileprivate mutating func record<R: Record>(_ record: R) {
        object { out in
            for field in R.fields {
                guard let text = field.text(in: record) else { continue }
                out.member(field.tag, text)
            }
        }
    }
}
