import Messages

/// 公共信息: values that hold for every row of a workbook, one a line: the key and the value.
struct CommonSheet {
    struct Entry {
        var key: String
        var content: SheetCell.Content
        var place: CellPlace
    }

    static let name = "公共信息 Common"

    var sheet = CommonSheet.name
    var countsFrom1904 = false
    var entries: [Entry] = []

    init() {}

    /// Values given beside the file.
    init(_ values: [String: String]) {
        for (index, key) in values.keys.sorted().enumerated() {
            let place = CellPlace(row: index + 1, column: 2)
            entries.append(Entry(key: key, content: .text(values[key] ?? ""), place: place))
        }
    }

    init(_ source: some RowSource) throws(SheetProblem) {
        var source = source
        sheet = source.name
        countsFrom1904 = source.countsFrom1904
        while let rows = try source.next() {
            for row in rows {
                guard entries.count < 200, let first = row.cells.first, first.column == 1,
                    case .text(let label) = first.content,
                    let value = row.cells.first(where: { $0.column == 2 }),
                    let key = label.split(whereSeparator: \.isWhitespace).last
                else { continue }
                entries.append(
                    Entry(
                        key: String(key), content: value.content,
                        place: CellPlace(row: row.number, column: 2)))
            }
        }
    }

    /// The sender of the messages.
    var transfer: BaseTransfer {
        var transfer = BaseTransfer()
        for entry in entries {
            let text: String? =
                switch entry.content {
                case .text(let text): text
                case .number(let stored, _): NumberText(stored)?.plain
                case .flag, .error, .formula: nil
                }
            guard let text else { continue }
            switch entry.key {
            case "copCode": transfer.copCode = text
            case "copName": transfer.copName = text
            case "dxpId": transfer.dxpId = text
            default: break
            }
        }
        return transfer
    }

    /// Only the sender stands outside the papers, so a message refused as a whole is about it.
    static func problem(_ problem: WholeMessageProblem) -> SheetProblem {
        SheetProblem(
            .brokenPart, at: "\(name)!copCode, copName, dxpId",
            expected: problem.issues.first?.expected,
            found: problem.issues.first.map { "\($0.message.zh) \($0.message.en)" })
    }

    func place(of key: String) -> CellPlace {
        entries.first { $0.key == key }?.place ?? CellPlace(row: 1, column: 2)
    }

    /// Entries of the other win.
    func overridden(by other: CommonSheet) -> CommonSheet {
        var result = self
        let keys = Set(other.entries.map(\.key))
        result.entries = entries.filter { !keys.contains($0.key) } + other.entries
        return result
    }
}
