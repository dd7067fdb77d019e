/// 反例: a sample message spoiled in one way, and the one rule that must object.
public struct NegativeCase: Sendable {
    public var name: Bilingual
    /// The field or element that was spoiled; empty for the message as a whole.
    public var tag: String
    /// Where the issue must stand; empty where only the rule is foretold.
    public var path: String
    public var rule: MessageRule
    public var bytes: [UInt8]
}

/// One case for every way in which each field, each structure and the message itself can be wrong.
public func negativeCases(of type: MessageType, seed: UInt64) -> [NegativeCase] {
    let spoiler = Spoiler(type: type, seed: seed)
    return spoiler.fieldCases + spoiler.structureCases + spoiler.messageCases
}

/// Makes the cases of one type out of one correct sample.
struct Spoiler {
    let shape: PaperShape
    let sample: Draft

    init(type: MessageType, seed: UInt64) {
        shape = type.shape
        sample = sampleDraft(of: type, seed: seed, count: 1)
    }

    /// Where fields stand: the head, or a line.
    enum Place { case head, firstItem }

    func spoiled(_ place: Place, _ change: (inout [DraftElement]) -> Void) -> [UInt8] {
        var draft = sample
        draft.papers[0].changeFields(of: shape, at: place, change)
        return draft.xml()
    }

    func path(_ tag: String, at place: Place) -> String {
        let element = "\(shape.element)[0]/"
        switch place {
        case .head: return element + (shape.head.map { "\($0)/" } ?? "") + tag
        case .firstItem: return element + "\(shape.item ?? "")[0]/" + tag
        }
    }

    func fields(at place: Place) -> [ShapeField] {
        switch place {
        case .head: shape.fields
        case .firstItem: shape.itemFields
        }
    }

    func text(of tag: String, at place: Place) -> String? {
        var draft = sample
        var found: String?
        draft.papers[0].changeFields(of: shape, at: place) { fields in
            found = fields.first { $0.name == tag }?.text
        }
        return found
    }
}

extension DraftElement {
    mutating func changeFields(
        of shape: PaperShape, at place: Spoiler.Place, _ change: (inout [DraftElement]) -> Void
    ) {
        let wanted =
            switch place {
            case .head: shape.head
            case .firstItem: shape.item
            }
        guard let wanted else { return change(&children) }
        guard let index = children.firstIndex(where: { $0.name == wanted }) else { return }
        change(&children[index].children)
    }
}
