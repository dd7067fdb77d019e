import Foundation
import Testing

@testable import Sheets

@Suite("CSV files")
struct CSVTests {
    private struct Vectors: Decodable {
        var dangerous: [String]
        var harmless: [String]
    }

    @Test("No cell that is written begins like a formula, and what was written comes back")
    func injection() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "shared/vectors/csv/formula_injection.json")
        guard let data = try? Data(contentsOf: file) else {
            print("skipped: ../shared/vectors/csv is not here")
            return
        }
        let vectors = try JSONDecoder().decode(Vectors.self, from: data)
        #expect(vectors.dangerous.count >= 29)
        let folder = try Folder()
        for text in vectors.dangerous + vectors.harmless {
            let line = CSVText.line([text, "end"])
            let path = try folder.write(line, "one.csv")
            let cells = try #require(CSVTests.raw(line).first)
            let first = cells[0].unicodeScalars.first
            let isNumber = Double(text) != nil
            #expect(
                isNumber || first.map { !"=+-@\t\r\n\0＝＋－＠".unicodeScalars.contains($0) } ?? true)
            let rows = try all(CSVRows(path: path, encoding: .utf8, limits: SheetLimits()))
            let back = rows.first?.cells.first { $0.column == 1 }
            let expected = text.replacing("\0", with: "")
            #expect(back?.content == (expected.isEmpty ? nil : .text(expected)), "\(text)")
        }
        #expect(CSVText.cell("-1.50") == "-1.50")
        #expect(CSVText.cell("中文") == "中文")
        #expect(CSVText.cell("=1+1") == "\"'=1+1\"")
    }

    /// The cells as another program sees them, apostrophes kept.
    private static func raw(_ line: String) -> [[String]] {
        var cells = [""]
        var isQuoted = false
        for scalar in line.unicodeScalars {
            if scalar == "\"" {
                isQuoted.toggle()
            } else if scalar == ",", !isQuoted {
                cells.append("")
            } else {
                cells[cells.count - 1].unicodeScalars.append(scalar)
            }
        }
        return [cells]
    }

    @Test("Quotes, line ends inside cells and a byte order mark")
    func grammar() throws {
        let folder = try Folder()
        let path = try folder.write(
            "\u{FEFF}a,\"b,\"\"c\"\"\r\nd\",,e\r\n\r\n,,\nf", "grammar.csv")
        let rows = try all(CSVRows(path: path, encoding: .utf8, limits: SheetLimits()))
        #expect(
            rows == [
                SheetRow(
                    number: 1,
                    cells: [
                        SheetCell(column: 1, content: .text("a")),
                        SheetCell(column: 2, content: .text("b,\"c\"\r\nd")),
                        SheetCell(column: 4, content: .text("e")),
                    ]),
                SheetRow(number: 4, cells: [SheetCell(column: 1, content: .text("f"))]),
            ])
    }

    @Test("GB 18030 is read where it is named, also where a chunk ends inside a character")
    func encoding() throws {
        let folder = try Folder()
        // 订单 in GB 18030, forty thousand times behind one byte.
        let bytes =
            [0x78]
            + Array(repeatElement([0xB6, 0xA9, 0xB5, 0xA5] as [UInt8], count: 7_000).joined())
            + [0x2C]
            + Array(repeatElement([0xB6, 0xA9, 0xB5, 0xA5] as [UInt8], count: 12_000).joined())
        let path = folder.path("gb.csv")
        try Data(bytes).write(to: URL(filePath: path))
        let rows = try all(CSVRows(path: path, encoding: .gb18030, limits: SheetLimits()))
        let text = "x" + String(repeating: "订单", count: 7_000)
        #expect(rows.first?.cells.first?.content == .text(text))
        #expect(rows.first?.cells.last?.content == .text(String(repeating: "订单", count: 12_000)))
        #expect(throws: SheetProblem.self) {
            try all(CSVRows(path: path, encoding: .utf8, limits: SheetLimits()))
        }
    }

    @Test("What is no CSV is refused with its cell")
    func broken() throws {
        let folder = try Folder()
        let cases: [(String, SheetRule)] = [
            ("a,\"b", .brokenLine), ("a\"b", .brokenLine), ("\"a\"b", .brokenLine),
            ("a\0b", .notText),
        ]
        for (text, rule) in cases {
            let path = try folder.write(text, "broken.csv")
            let problem = #expect(throws: SheetProblem.self, "\(text)") {
                try all(CSVRows(path: path, encoding: .utf8, limits: SheetLimits()))
            }
            #expect(problem?.rule == rule, "\(text)")
        }
        var limits = SheetLimits()
        limits.rows = 2
        let path = try folder.write("a\nb\nc\n", "long.csv")
        #expect(throws: SheetProblem.self) {
            try all(CSVRows(path: path, encoding: .utf8, limits: limits))
        }
        #expect(throws: SheetProblem.self) {
            try all(CSVRows(path: folder.path("none.csv"), encoding: .utf8, limits: limits))
        }
    }
}
