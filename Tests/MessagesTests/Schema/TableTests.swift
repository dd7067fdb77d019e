import Foundation
import Testing

@testable import Messages

@Suite("The tables are the standard's")
struct TableTests {
    @Test("every stored property has its row, in the same order", arguments: MessageType.allCases)
    func properties(type: MessageType) {
        let result = type.visit(ComparingProperties())
        #expect(result.properties == result.rows)
    }

    @Test("BaseTransfer and BaseSubscribe have a row for every property")
    func envelope() {
        #expect(propertyNames(BaseTransfer()) == BaseTransfer.fields.map(\.tag))
        #expect(propertyNames(BaseSubscribe()) == BaseSubscribe.fields.map(\.tag))
    }

    @Test("names, order, formats and occurrence are those of the official schema")
    func official() throws {
        guard let folder = SharedMaterial.folder("spec/ceb/codes") else { return }
        let file = folder.appending(path: "message_fields_202205.csv")
        let rows = csvRows(try String(contentsOf: file, encoding: .utf8)).dropFirst()
        for type in MessageType.allCases {
            let shape = type.shape
            let own = rows.filter { $0[0] == type.rawValue }
            let head = own.filter { $0[1] == "ceb:" + (shape.head ?? shape.element) }
            let items = own.filter { row in shape.item.map { row[1] == "ceb:" + $0 } ?? false }
            #expect(head.count + items.count == own.count, "\(type.rawValue)")
            #expect(shape.fields.map(officialRow) == head.map(officialRow), "\(type.rawValue)")
            #expect(shape.itemFields.map(officialRow) == items.map(officialRow), "\(type.rawValue)")
        }
    }

    private func officialRow(_ field: ShapeField) -> String {
        // The schema leaves the quoted message open; a message has our limit of bytes.
        let format = field.format.official == "C..20971520" ? "C..*" : field.format.official
        return "\(field.tag) \(format) \(field.isRequired ? "1" : "0")"
    }

    private func officialRow(_ row: [String]) -> String {
        let format = row[4].split(separator: " (").first.map(String.init) ?? ""
        return "\(row[2]) \(format) \(row[5])"
    }
}

private struct ComparingProperties: PaperTypeVisitor {
    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> (properties: [String], rows: [String]) {
        // The standard writes acturalPaid; the property has the right name.
        let rows = (P.fields.map(\.tag) + (P.itemElement == nil ? [] : ["items"]))
            .map { ["acturalPaid": "actualPaid", "POD": "pod"][$0, default: $0] }
        return (
            propertyNames(P()) + propertyNames(P.Item()), rows + P.Item.fields.map(\.tag)
        )
    }
}

private func propertyNames(_ record: some Record) -> [String] {
    Mirror(reflecting: record).children.compactMap(\.label)
}

/// RFC 4180 as far as the published table needs it: quoted cells on one line.
private func csvRows(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map { line in
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
