import Messages

/// 列表: every column that the orders sheet may have, generated from the message tables.
struct Columns {
    /// In the order of the papers and of their tables.
    let all: [Column]
    private let byKey: [String: Int]

    init() {
        let heads =
            Columns.fields(Order.fields, .order, \.order)
            + Columns.fields(Payment.fields, .payment, \.payment)
            + Columns.fields(Waybill.fields, .waybill, \.waybill)
            + Columns.fields(ImportList.fields, .list, \.list)
        let headTags = Set(heads.map(\.key))
        let lines =
            Columns.fields(OrderItem.fields, .order, \.orderItem, besides: headTags)
            + Columns.fields(ImportListItem.fields, .list, \.listItem, besides: headTags)
        var all: [Column] = []
        var byKey: [String: Int] = [:]
        for column in heads + lines where !ColumnPolicy.never.contains(column.key) {
            if let index = byKey[column.key] {
                all[index].merge(column)
            } else {
                byKey[column.key] = all.count
                all.append(column)
            }
        }
        self.all = all
        self.byKey = byKey
    }

    subscript(key: String) -> Column? { byKey[key].map { all[$0] } }

    func index(of key: String) -> Int? { byKey[key] }

    /// Whether a row without it cannot be built.
    func isNeeded(_ column: Column) -> Bool {
        column.isRequired && ColumnPolicy.derived[column.key] == nil
    }

    /// What the template shows: the needed columns and those that some trade mode asks for.
    var asked: [Column] {
        all.filter { isNeeded($0) || ColumnPolicy.asked.contains($0.key) }
    }

    /// The column a header names: its last word, or the whole Chinese name.
    func index(header: String) -> Int? {
        let words = header.split(whereSeparator: \.isWhitespace)
        if let last = words.last, let index = byKey[String(last)] { return index }
        return all.firstIndex { $0.chinese == header }
    }

    /// The key of a field, whichever paper names it.
    func key(of tag: String, isLine: Bool) -> String {
        let goods = "goods.\(tag)"
        return isLine && (byKey[goods] != nil || ColumnPolicy.never.contains(goods)) ? goods : tag
    }

    private static func fields<R: Record>(
        _ fields: [Field<R>], _ paper: SheetPaper, _ record: WritableKeyPath<Consignment, R>,
        besides headTags: Set<String>? = nil
    ) -> [Column] {
        fields.compactMap { field in
            // 运杂费 of an order is the sum of freight and insurance, so it is no column itself.
            if paper == .order, field.tag == "freight" { return nil }
            let isLine = headTags != nil
            let place = ColumnPlace(field, of: paper, isLine: isLine, in: record)
            let isBoth = headTags?.contains(field.tag) == true
            return Column(
                field, key: isBoth ? "goods.\(field.tag)" : field.tag, place: place)
        }
    }
}
