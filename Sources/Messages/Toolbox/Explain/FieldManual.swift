/// 字段说明: the row of the manual that an issue is about.
public struct FieldManual: Sendable, Equatable, Codable {
    /// The element around it, such as `InventoryHead`.
    public var element: String
    public var tag: String
    public var label: Bilingual
    /// As the standard writes it: `C1..60`.
    public var format: String
    public var isRequired: Bool
    /// What may stand there; nil where the format says everything.
    public var values: Bilingual?

    /// One line, as `manual` prints it.
    public var text: String {
        var parts = [
            "\(element)/\(tag)", format, isRequired ? "必填 M" : "选填 O",
            "\(label.zh) / \(label.en)",
        ]
        if let values {
            parts.append(values.zh == values.en ? values.en : "\(values.zh) / \(values.en)")
        }
        return parts.joined(separator: "  ")
    }
}

/// The row for the place of an issue, such as `Inventory[0]/InventoryHead/buyerName`; nil where the
/// place is no field.
public func fieldManual(at path: String, of type: MessageType) -> FieldManual? {
    let names = path.split(separator: "/").map { $0.prefix { $0 != "[" } }
    guard let tag = names.last, names.count >= 2 else { return nil }
    let element = String(names[names.count - 2])
    let shape = type.shape
    let rows: [ShapeField]
    switch element {
    case shape.head ?? shape.element: rows = shape.fields
    case shape.item: rows = shape.itemFields
    case "BaseTransfer": rows = BaseTransfer.fields.map(ShapeField.init)
    case "BaseSubscribe": rows = BaseSubscribe.fields.map(ShapeField.init)
    default: return nil
    }
    guard let row = rows.first(where: { $0.tag == tag }) else { return nil }
    let values = row.meaning.described
    return FieldManual(
        element: element, tag: row.tag, label: Bilingual(row.chinese, row.english),
        format: row.format.official, isRequired: row.isRequired,
        values: values.zh.isEmpty ? nil : values)
}
