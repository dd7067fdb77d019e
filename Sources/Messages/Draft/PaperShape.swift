/// The shape of a paper without its Swift type: what the forms of a message walk along.
struct PaperShape: Sendable {
    var type: MessageType
    var element: String
    var head: String?
    var item: String?
    var itemLimits: ClosedRange<Int>
    var fields: [ShapeField]
    var itemFields: [ShapeField]
}

/// A row of a table without the place of its value.
struct ShapeField: Sendable {
    var tag: String
    var chinese: String
    var english: String
    var format: Format
    var meaning: Meaning
    var isRequired: Bool
    var emptyText: String?
    var earlier: EarlierRow?

    init<Root>(_ field: Field<Root>) {
        tag = field.tag
        chinese = field.chinese
        english = field.english
        format = field.format
        meaning = field.meaning
        isRequired = field.isRequired
        emptyText = field.emptyText
        earlier = field.earlier
    }

    var isInteger: Bool {
        switch format {
        case .integer, .digits: true
        case .text, .decimal: false
        }
    }
}

struct ReadingShape: PaperTypeVisitor {
    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> PaperShape {
        PaperShape(
            type: P.messageType, element: P.element, head: P.headElement, item: P.itemElement,
            itemLimits: P.itemLimits, fields: P.fields.map(ShapeField.init),
            itemFields: P.Item.fields.map(ShapeField.init))
    }
}

extension MessageType {
    var shape: PaperShape { visit(ReadingShape()) }
}
