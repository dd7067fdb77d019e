import Values

/// 入账: what a line of a CEB711 brings into a bonded book.
///
/// The standard's 711 names parcels, not goods. A bonded line says in its note which item of
/// which book it fills and by how much: `emsNo=T2907W000001;itemRecordNo=17;qty=200`.
struct BookEntry: Equatable {
    var key: Docket.BookKey
    var quantity: Amount

    /// Whether a note means to be an entry; then it must be a right one.
    static func isMeant(by note: String?) -> Bool {
        let note = note?.lowercased() ?? ""
        return note.contains("itemrecordno") || note.contains("emsno")
    }

    /// Blanks around names and values do not count, nor does the case of names.
    init?(note: String?) {
        guard let note else { return nil }
        var parts: [String: String] = [:]
        for part in note.split(whereSeparator: { $0 == ";" || $0 == "；" }) {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let name = trimmed(part[..<equals]).lowercased()
            parts[name] = trimmed(part[part.index(after: equals)...])
        }
        guard let emsNo = parts["emsno"], let record = parts["itemrecordno"],
            !emsNo.isEmpty, !record.isEmpty,
            let quantity = Amount(parts["qty"] ?? ""), quantity.isPositive
        else { return nil }
        key = Docket.BookKey(emsNo: emsNo, itemRecordNo: record)
        self.quantity = quantity
    }
}

private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
}
