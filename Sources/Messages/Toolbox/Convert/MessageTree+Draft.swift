// A tree becomes the draft that the forms of a message are written from.

/// 转换损失: something of a message that a draft does not hold, by the byte where it stands.
struct DraftLoss {
    var rule: ConversionRule
    var path: String
    var offset: Int
    var found: String?

    /// More of them tell nobody more, and would cost what the sender pleases.
    static let most = 1_000
}

/// 草稿读取: reads a tree along the tables of its type. Nothing is judged: a wrong value is carried
/// as it stands, and what the tables do not know is listed.
struct DraftReading {
    private(set) var draft: Draft
    private(set) var losses: [DraftLoss] = []
    let shape: PaperShape

    /// Nil for what is no message of the standard.
    init?(_ tree: MessageTree) {
        let root = tree.root
        guard root.isOfStandard, let type = MessageType(rawValue: root.local) else { return nil }
        shape = type.shape
        draft = Draft(root: root.local, papers: [])
        for attribute in root.attributes {
            switch (attribute.namespace, attribute.local) {
            case (nil, "guid"): draft.guid = attribute.value
            case (nil, "version"): draft.version = attribute.value
            default: lose(.unknownAttribute, root.local, root, found: attribute.local)
            }
        }
        if root.isMixed || (root.children.isEmpty && !isAllBlank(root.text)) {
            lose(.strayText, root.local, root)
        }
        for child in root.children { top(child) }
        losses += tree.markup.prefix(DraftLoss.most)
    }

    private mutating func top(_ node: MessageTree.Node) {
        if let verbatim = node.verbatim {
            let isSignature = node.local == "Signature"
            let isFirst = isSignature ? draft.signature == nil : draft.extendMessage == nil
            guard isFirst else { return lose(.repeated, node.local, node) }
            if isSignature {
                draft.signature = Array(verbatim)
            } else {
                draft.extendMessage = Array(verbatim)
            }
            return
        }
        switch (node.isOfStandard, node.local) {
        case (true, shape.element): paper(node)
        case (true, "BaseTransfer"):
            let fields = fields(node, BaseTransfer.fields.map(\.tag), at: node.local)
            if draft.transfer == nil {
                draft.transfer = DraftElement(node.local, fields)
            } else {
                lose(.repeated, node.local, node)
            }
        case (true, "BaseSubscribe"):
            let path = "BaseSubscribe[\(draft.subscriptions.count)]"
            draft.subscriptions.append(
                DraftElement(
                    node.local, fields(node, BaseSubscribe.fields.map(\.tag), at: path)))
        default: lose(.unknownElement, "\(draft.root)/\(shortened(node.local))", node)
        }
    }

    private mutating func paper(_ node: MessageTree.Node) {
        let path = "\(shape.element)[\(draft.papers.count)]"
        guard shape.head != nil || shape.item != nil else {
            let fields = fields(node, shape.fields.map(\.tag), at: path)
            return draft.papers.append(DraftElement(node.local, fields))
        }
        frame(node, at: path)
        var paper = DraftElement(node.local, [])
        var lines = 0
        var heads = 0
        for child in node.children {
            if child.isOfStandard, child.local == shape.head {
                let place = "\(path)/\(child.local)"
                heads += 1
                guard heads == 1 else { lose(.repeated, place, child); continue }
                if lines > 0 { lose(.order, place, child) }
                paper.children.insert(
                    DraftElement(child.local, fields(child, shape.fields.map(\.tag), at: place)),
                    at: 0)
            } else if child.isOfStandard, child.local == shape.item {
                let place = "\(path)/\(child.local)[\(lines)]"
                lines += 1
                paper.children.append(
                    DraftElement(
                        child.local, fields(child, shape.itemFields.map(\.tag), at: place)))
            } else {
                lose(.unknownElement, "\(path)/\(shortened(child.local))", child)
            }
        }
        draft.papers.append(paper)
    }

    /// Known fields as they stand, each once; unknown ones behind them, where they are plain texts.
    private mutating func fields(
        _ node: MessageTree.Node, _ tags: [String], at path: String
    ) -> [DraftElement] {
        frame(node, at: path)
        var found: [DraftElement] = []
        var unknown: [DraftElement] = []
        var last = -1
        var met: Set<String> = []
        for child in node.children {
            let place = "\(path)/\(shortened(child.local))"
            let isFirst = met.insert(child.local).inserted
            if child.isOfStandard, let row = tags.firstIndex(of: child.local) {
                guard isFirst else { lose(.repeated, place, child); continue }
                if row < last { lose(.order, place, child) }
                last = max(last, row)
                frame(child, at: place, isField: true)
                found.append(DraftElement(child.local, text: child.text))
            } else {
                lose(.unknownElement, place, child)
                let isPlain = child.children.isEmpty && child.attributes.isEmpty
                if child.isOfStandard, isPlain, isFirst, isXMLName(child.local) {
                    unknown.append(DraftElement(child.local, text: child.text))
                }
            }
        }
        return found + unknown
    }

    /// Attributes and text where none belongs, and elements inside a field.
    private mutating func frame(
        _ node: MessageTree.Node, at path: String, isField: Bool = false
    ) {
        for attribute in node.attributes {
            lose(.unknownAttribute, path, node, found: attribute.local)
        }
        let hasText = !isField && node.children.isEmpty && !isAllBlank(node.text)
        if node.isMixed || hasText { lose(.strayText, path, node) }
        if isField {
            for child in node.children {
                lose(.unknownElement, "\(path)/\(shortened(child.local))", child)
            }
        }
    }

    private mutating func lose(
        _ rule: ConversionRule, _ path: String, _ node: MessageTree.Node, found: String? = nil
    ) {
        guard losses.count < DraftLoss.most else { return }
        losses.append(
            DraftLoss(
                rule: rule, path: path, offset: node.offset, found: found.map(shortened)))
    }
}

private func isAllBlank(_ text: String) -> Bool { text.utf8.allSatisfy { $0.isBlank } }
