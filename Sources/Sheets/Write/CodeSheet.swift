import Messages
import Values

/// 代码表页: the code tables as columns of a sheet, for the drop-downs of the others.
struct CodeSheet {
    /// The choices of a column, with the heading that names them.
    private struct List {
        var heading: String
        var choices: [String]
    }

    private var lists: [List] = []
    private var places: [String: Int] = [:]

    init(_ columns: [Column]) {
        for column in columns {
            guard let (heading, choices) = CodeSheet.choices(column.meaning),
                places[heading] == nil
            else { continue }
            places[heading] = lists.count
            lists.append(List(heading: heading, choices: choices))
        }
    }

    /// Where the choices of a column stand, as a spreadsheet program names it.
    func source(for column: Column) -> String? {
        guard let (heading, _) = CodeSheet.choices(column.meaning), let index = places[heading]
        else { return nil }
        let letters = CellPlace(row: 1, column: index + 1).description.dropLast()
        let last = lists[index].choices.count + 1
        return "='\(BookSheets.codes)'!$\(letters)$2:$\(letters)$\(last)"
    }

    func write(into sheet: SheetWriter) {
        guard !lists.isEmpty else { return }
        sheet.width(28, of: 1...lists.count)
        for row in 0...(lists.map(\.choices.count).max() ?? 0) {
            for (index, list) in lists.enumerated() {
                let place = CellPlace(row: row + 1, column: index + 1)
                if row == 0 {
                    sheet.text(list.heading, at: place, .optionalHeader)
                } else if row <= list.choices.count {
                    sheet.text(list.choices[row - 1], at: place)
                }
            }
        }
        sheet.freezeHeader()
    }

    private static func choices(_ meaning: Meaning) -> (String, [String])? {
        switch meaning {
        case .code(let name):
            let table = name.codes
            let rows = table.entries.map { entry in
                [entry.code, entry.zh, entry.en].compactMap(\.self).joined(separator: " ")
            }
            return ("\(table.chinese) \(table.english)", rows)
        case .oneOf(let values):
            let table = CodeTable.tradeModes
            let rows = values.map { value in
                table.name(of: value).map { "\(value) \($0.zh)" } ?? value
            }
            return (values.joined(separator: " "), rows)
        default: return nil
        }
    }
}
