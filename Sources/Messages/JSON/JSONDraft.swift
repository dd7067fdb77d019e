import Values

/// Turns the JSON form into the XML that the one validator judges, and keeps what XML cannot show:
/// amounts sent as numbers, values that are no text, lists that are no lists.
struct JSONDraft {
    /// A finding of the JSON form itself, by the path that the validator would name.
    struct Finding {
        var paper: Int?
        var path: String
        var offset: Int
        var kind: Kind
        var found: String
    }

    enum Kind: Equatable {
        /// An amount or a text as a JSON number.
        case numberForText
        case notText, notObject, notArray, unknownMember
    }

    private(set) var draft: Draft
    private(set) var findings: [Finding] = []
    /// Where each value starts, for those that ask why it was refused.
    private(set) var offsets: [String: Int] = [:]

    init(_ root: JSONNode, type: String) {
        draft = Draft(root: type, papers: [])
        for member in root.members ?? [] {
            switch member.name {
            case "messageType": break
            case "guid": draft.guid = text(member.value, at: "guid")
            case "version": draft.version = text(member.value, at: "version")
            case "papers": papers(member.value, type: MessageType(rawValue: type))
            case "baseTransfer":
                draft.transfer = record(
                    member.value, BaseTransfer.self, name: "BaseTransfer", path: "BaseTransfer")
            case "baseSubscribe": subscriptions(member.value)
            case "extendMessage":
                draft.extendMessage = text(member.value, at: "ExtendMessage").map { Array($0.utf8) }
            case "signature":
                draft.signature = text(member.value, at: "Signature").map { Array($0.utf8) }
            default: find(.unknownMember, nil, member.name, member.value, at: member.offset)
            }
        }
    }

    private mutating func subscriptions(_ node: JSONNode) {
        guard let elements = list(node, nil, "BaseSubscribe") else { return }
        draft.subscriptions = elements.enumerated().compactMap { index, element in
            record(
                element, BaseSubscribe.self, name: "BaseSubscribe", path: "BaseSubscribe[\(index)]")
        }
    }

    private mutating func papers(_ node: JSONNode, type: MessageType?) {
        guard let type, let elements = list(node, nil, "papers") else { return }
        let shape = type.visit(ReadingShape())
        for (index, element) in elements.enumerated() {
            draft.papers.append(paper(element, index, shape))
        }
    }

    private mutating func paper(_ node: JSONNode, _ index: Int, _ shape: PaperShape) -> DraftElement
    {
        let path = "\(shape.element)[\(index)]"
        offsets[path] = node.offset
        var head: [DraftElement] = []
        var items: [DraftElement] = []
        guard let members = object(node, index, path) else {
            return DraftElement(shape.element, [])
        }
        for member in members {
            switch member.name {
            case "head":
                let headPath = shape.head.map { "\(path)/\($0)" } ?? path
                head = fields(member.value, shape.fields, paper: index, path: headPath)
            case "items" where shape.item != nil:
                let name = shape.item ?? ""
                for (line, item) in (list(member.value, index, "\(path)/\(name)") ?? [])
                    .enumerated()
                {
                    let itemPath = "\(path)/\(name)[\(line)]"
                    items.append(
                        DraftElement(
                            name, fields(item, shape.itemFields, paper: index, path: itemPath)))
                }
            default: find(.unknownMember, index, "\(path)/\(member.name)", member.value)
            }
        }
        if let name = shape.head { head = [DraftElement(name, head)] }
        return DraftElement(shape.element, head + items)
    }

    private mutating func record<R: Record>(
        _ node: JSONNode, _ type: R.Type, name: String, path: String
    ) -> DraftElement {
        DraftElement(name, fields(node, R.fields.map(ShapeField.init), paper: nil, path: path))
    }

    /// Known fields in the order of the table, whatever their order in the object; then the unknown
    /// ones, which the validator will name.
    private mutating func fields(
        _ node: JSONNode, _ table: [ShapeField], paper: Int?, path: String
    ) -> [DraftElement] {
        offsets[path] = node.offset
        guard let members = object(node, paper, path) else { return [] }
        var texts: [String: String] = [:]
        var unknown: [DraftElement] = []
        let known = Set(table.map(\.tag))
        for member in members {
            let place = "\(path)/\(member.name)"
            if known.contains(member.name) {
                offsets[place] = member.value.offset
                let isInteger = table.contains { $0.tag == member.name && $0.isInteger }
                texts[member.name] = text(
                    member.value, paper: paper, at: place, integer: isInteger)
            } else if isXMLName(member.name) {
                offsets[place] = member.offset
                unknown.append(DraftElement(member.name, text: member.value.string ?? ""))
            } else {
                find(.unknownMember, paper, place, member.value, at: member.offset)
            }
        }
        return table.compactMap { field in
            texts[field.tag].map { DraftElement(field.tag, text: $0) }
        } + unknown
    }
}

extension JSONDraft {
    private mutating func text(
        _ node: JSONNode, paper: Int? = nil, at path: String, integer: Bool = false
    ) -> String? {
        switch node.value {
        case .string(let text):
            if let forbidden = text.unicodeScalars.first(where: { !$0.isXMLCharacter }) {
                let code = String(forbidden.value, radix: 16, uppercase: true)
                findings.append(
                    Finding(
                        paper: paper, path: path, offset: node.offset, kind: .notText,
                        found: "U+\(code)"))
                return nil
            }
            return text
        case .null: return nil
        case .number(let number):
            if integer { return number }
            find(.numberForText, paper, path, node)
            return nil
        case .bool, .array, .object:
            find(.notText, paper, path, node)
            return nil
        }
    }

    private mutating func object(
        _ node: JSONNode, _ paper: Int?, _ path: String
    ) -> [JSONNode.Member]? {
        if node.members == nil { find(.notObject, paper, path, node) }
        return node.members
    }

    private mutating func list(_ node: JSONNode, _ paper: Int?, _ path: String) -> [JSONNode]? {
        if node.elements == nil { find(.notArray, paper, path, node) }
        return node.elements
    }

    private mutating func find(
        _ kind: Kind, _ paper: Int?, _ path: String, _ node: JSONNode, at offset: Int? = nil
    ) {
        findings.append(
            Finding(
                paper: paper, path: kind == .unknownMember ? maskedNumbers(path) : path,
                offset: offset ?? node.offset, kind: kind,
                found: node.shortForm))
    }
}

extension JSONNode {
    /// Enough to recognise it, and nothing of a text, which may be personal.
    fileprivate var shortForm: String {
        switch value {
        case .null: "null"
        case .bool(let value): String(value)
        case .number(let number): String(number.prefix(40))
        case .string: "string"
        case .array(let elements): "array(\(elements.count))"
        case .object(let members): "object(\(members.count))"
        }
    }
}

extension Unicode.Scalar {
    /// What an XML 1.0 document may contain (section 2.2).
    fileprivate var isXMLCharacter: Bool {
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
