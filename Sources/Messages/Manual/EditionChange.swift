/// 版本差异: one field in which the editions 2018-113 and 2022-05 say different things.
struct EditionChange: Sendable {
    /// `OrderList/itemNo`.
    var place: String
    var earlier: String
    var later: String
}

extension PaperShape {
    /// In the order of the table; read from the marks of its rows.
    var changes: [EditionChange] {
        fields.compactMap { $0.change(in: head ?? element) }
            + itemFields.compactMap { $0.change(in: item ?? "") }
    }
}

extension ShapeField {
    fileprivate func change(in element: String) -> EditionChange? {
        guard let earlier else { return nil }
        let place = "\(element)/\(tag)"
        if earlier.isAbsent {
            return EditionChange(place: place, earlier: "无 absent", later: format.official)
        }
        if let values = earlier.values {
            return EditionChange(
                place: place, earlier: values.joined(separator: ", "), later: meaning.described.en)
        }
        guard let length = earlier.length else { return nil }
        return EditionChange(
            place: place, earlier: Format.text(length).official, later: format.official)
    }
}
