/// 单证配对: which paper of one message belongs to which of the other.
struct PaperPairs {
    struct Pair {
        let key: String
        var first: Int?
        var second: Int?
    }

    private(set) var pairs: [Pair] = []

    /// By business key; papers of one key in their order. What is left alone on both sides is one
    /// paper whose key was changed.
    init(_ left: ComparedMessage, _ right: ComparedMessage) {
        let isOneType = left.shape.type == right.shape.type
        var waiting: [String: [Int]] = [:]
        for (index, paper) in right.draft.papers.enumerated() {
            waiting[right.key(of: paper), default: []].append(index)
        }
        // The first of a key is taken first.
        for key in waiting.keys { waiting[key]?.reverse() }
        for (index, paper) in left.draft.papers.enumerated() {
            let key = left.key(of: paper)
            let partner = isOneType ? waiting[key]?.popLast() : nil
            pairs.append(Pair(key: key, first: index, second: partner))
        }
        let alone = waiting.values.flatMap(\.self).sorted()
        let lonely = pairs.indices.filter { pairs[$0].second == nil }
        if isOneType, alone.count == 1, lonely.count == 1 {
            pairs[lonely[0]].second = alone[0]
        } else {
            pairs += alone.map {
                Pair(key: right.key(of: right.draft.papers[$0]), first: nil, second: $0)
            }
        }
    }
}

extension ComparedMessage {
    /// `ebcCode=3301960002 orderNo=SO1`.
    fileprivate func key(of paper: DraftElement) -> String {
        let head = shape.head.flatMap { name in paper.children.first { $0.name == name } }
        let fields = head?.children ?? paper.children
        return AnyPaper(type: shape.type).businessKey.map { name, _ in
            let value = fields.first { $0.name == name }?.text ?? ""
            return "\(name)=\(shortened(value))"
        }.joined(separator: " ")
    }
}
