import Messages

/// The first answer to a message, as it is kept with it.
func encode(_ answer: MessageAnswer) -> [UInt8] { AnswerJSON.stored(answer) }

/// 答复的 JSON: the contract's answer to `POST /messages`, and the form in which it is kept.
///
/// What is kept is the JSON, a zero byte, and the packed receipts: so a resend of the same message
/// gets the first answer again, byte for byte, in JSON as well as in XML.
package enum AnswerJSON {
    /// The answer as it is sent; `replayed` is false.
    package static func encode(_ answer: MessageAnswer) -> [UInt8] {
        var json = JSONWriter(capacity: 512 + answer.papers.count * 512)
        json.object { json in
            // The guid comes from outside, so nothing of it may stand before `replayed`: that is
            // how a replay finds the flag.
            json.boolean("replayed", false)
            json.string("messageType", answer.messageType.rawValue)
            json.string("guid", answer.guid)
            json.string("digest", answer.digest)
            json.array("papers") { json in
                for paper in answer.papers { write(paper, to: &json) }
            }
            json.array("issues") { json in
                for issue in answer.issues { write(issue, to: &json) }
            }
            json.object("receipts") { $0.string("after", String(answer.cursor)) }
        }
        return json.bytes
    }

    /// The first answer as it is kept with the message.
    package static func stored(_ answer: MessageAnswer) -> [UInt8] {
        var bytes = encode(answer)
        bytes.append(0)
        for paper in answer.papers {
            let packed = paper.receipt.packed
            let number = paper.receipt.type.number
            bytes.append(UInt8(number >> 8 & 255))
            bytes.append(UInt8(number & 255))
            for shift in [24, 16, 8, 0] { bytes.append(UInt8(packed.count >> shift & 255)) }
            bytes.append(contentsOf: packed)
        }
        return bytes
    }

    /// The JSON of a first answer that was kept, now marked as given again.
    package static func replayed(_ stored: [UInt8]) -> [UInt8] {
        let first = Array("{\"replayed\":false".utf8)
        let json = stored.prefix { $0 != 0 }
        guard json.starts(with: first) else { return Array(json) }
        return Array("{\"replayed\":true".utf8) + json.dropFirst(first.count)
    }

    /// The receipts of a first answer that was kept; nil when the bytes are not such an answer.
    package static func receipts(_ stored: [UInt8]) -> [AnyPaper]? {
        guard let end = stored.firstIndex(of: 0) else { return nil }
        var rest = stored[(end + 1)...]
        var papers: [AnyPaper] = []
        while !rest.isEmpty {
            guard rest.count >= 6 else { return nil }
            let header = Array(rest.prefix(6))
            let number = Int(header[0]) << 8 | Int(header[1])
            let length = header[2...].reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(6)
            guard rest.count >= length, let type = MessageType(number: number),
                let paper = AnyPaper(type: type, packed: Array(rest.prefix(length)))
            else { return nil }
            papers.append(paper)
            rest = rest.dropFirst(length)
        }
        return papers
    }

    private static func write(_ paper: PaperAnswer, to json: inout JSONWriter) {
        json.object { json in
            json.integer("index", paper.index)
            json.object("key") { json in
                for part in paper.key { json.string(named: part.name, part.value) }
            }
            json.string(ifPresent: "consignment", paper.consignment)
            json.string(ifPresent: "preNo", paper.preNo)
            json.string(ifPresent: "invtNo", paper.invtNo)
            json.string("outcome", paper.outcome.rawValue)
            json.string("state", paper.state)
            json.string("returnStatus", paper.returnStatus)
            json.string("returnInfo", paper.returnInfo)
            json.array("issues") { json in
                for issue in paper.issues { write(issue, to: &json) }
            }
        }
    }

    /// One issue in the shape of the contract; problem details carry the same.
    package static func write(_ issue: Issue, to json: inout JSONWriter) {
        json.object { json in
            json.string("severity", issue.severity.rawValue)
            json.string("code", issue.code)
            json.string(ifPresent: "official", issue.official)
            json.string("path", issue.path)
            if let line = issue.line { json.integer("line", line) }
            if let column = issue.column { json.integer("column", column) }
            write("message", issue.message, to: &json)
            json.string(ifPresent: "expected", issue.expected)
            json.string(ifPresent: "found", issue.found)
            json.string(ifPresent: "citation", issue.citation)
            if let fix = issue.fix { write("fix", fix, to: &json) }
        }
    }

    package static func write(
        _ name: StaticString, _ sentence: Bilingual, to json: inout JSONWriter
    ) {
        json.object(name) { json in
            json.string("zh", sentence.zh)
            json.string("en", sentence.en)
        }
    }
}
