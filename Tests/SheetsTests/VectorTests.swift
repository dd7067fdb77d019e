import Foundation
import Messages
import Testing

@testable import Sheets

@Suite("Workbooks made to hurt")
struct VectorTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared/vectors/xlsx")

    private struct Case: Decodable {
        var file: String
        var expect: String
        var note: String
    }

    @Test("Every hostile workbook of the collection is judged as its index says")
    func collection() throws {
        guard let data = try? Data(contentsOf: Self.folder.appending(path: "cases.json")) else {
            print("skipped: ../shared/vectors/xlsx is not here")
            return
        }
        let cases = try JSONDecoder().decode([Case].self, from: data)
        #expect(cases.count >= 17)
        for one in cases {
            let path = Self.folder.appending(path: one.file).path
            switch one.expect {
            case "reject":
                #expect(throws: SheetProblem.self, "\(one.file)") { try rows(of: path) }
            case "reject-cell":
                let cells = try rows(of: path).flatMap(\.cells)
                #expect(cells.contains { $0.content == .formula }, "\(one.file)")
            default:
                let rows = try rows(of: path)
                #expect(!rows.isEmpty, "\(one.file)")
            }
        }
    }

    @Test("Each refusal names the rule that a person can act on")
    func rules() throws {
        guard FileManager.default.fileExists(atPath: Self.folder.path) else {
            print("skipped: ../shared/vectors/xlsx is not here")
            return
        }
        let expected: [(String, SheetRule)] = [
            ("ratio_64MiB", .pastLimit), ("entries_20000", .pastLimit),
            ("encrypted_flag", .encrypted), ("path_traversal", .unsafeArchive),
            ("truncated", .notAnArchive), ("prefix_junk", .notAnArchive),
            ("lying_size", .notAnArchive), ("dup_parts", .notAnArchive),
            ("xxe_sharedstrings", .brokenPart), ("lol_sharedstrings", .brokenPart),
            ("sst_index_out", .brokenPart), ("ref_overflow", .brokenPart),
        ]
        for (name, rule) in expected {
            let path = Self.folder.appending(path: "\(name).xlsx").path
            let problem = #expect(throws: SheetProblem.self) { try rows(of: path) }
            #expect(problem?.rule == rule, "\(name)")
        }
    }

    @Test("A number of eighteen digits is refused where it is read, a price is not")
    func lostDigits() throws {
        let path = Self.folder.appending(path: "date1904_float.xlsx").path
        guard FileManager.default.fileExists(atPath: path) else {
            print("skipped: ../shared/vectors/xlsx is not here")
            return
        }
        let cells = try #require(rows(of: path).first).cells
        let columns = Columns()
        let price = try #require(columns["price"])
        let person = try #require(columns["buyerIdNumber"])
        #expect(try price.text(of: cells[1].content, from1904: false).get() == "1.1")
        let lost = #expect(throws: CellProblem.self) {
            try person.text(of: cells[4].content, from1904: false).get()
        }
        #expect(lost?.rule == .lostDigits)
        #expect(lost?.found.contains("****") == true)
    }

    @Test("Macros, links to other files, passwords and directories that lie are refused")
    func active() throws {
        let folder = try Folder()
        for name in [
            "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/connections.xml",
            "xl/activeX/activeX1.xml", "xl/macrosheets/sheet1.xml",
        ] {
            var book = RawBook.texts([["a"]])
            book.others = [(name, "x")]
            let path = try book.write(to: folder)
            let problem = #expect(throws: SheetProblem.self) { try rows(of: path) }
            #expect(problem?.rule == .activeContent, "\(name)")
        }
        for name in ["../a", "a/../../b", "/etc/passwd", "a\\b", "c:x", "a//b", "./a"] {
            var book = RawBook.texts([["a"]])
            book.others = [(name, "x")]
            let path = try book.write(to: folder)
            let problem = #expect(throws: SheetProblem.self) { try rows(of: path) }
            #expect(problem?.rule == .unsafeArchive, "\(name)")
        }
        let compound = folder.path("compound.xlsx")
        try Data([0xD0, 0xCF, 0x11, 0xE0] + Array(repeating: 0, count: 600))
            .write(to: URL(filePath: compound))
        #expect(throws: SheetProblem(.encrypted, at: "compound.xlsx")) { try rows(of: compound) }
    }

    @Test("A workbook cut anywhere is refused or read, never a crash")
    func cut() throws {
        let folder = try Folder()
        let whole = try Data(
            contentsOf: URL(filePath: RawBook.texts([["a", "b"]]).write(to: folder)))
        var refused = 0
        for count in stride(from: 0, to: whole.count, by: 19) {
            let path = folder.path("cut.xlsx")
            try whole.prefix(count).write(to: URL(filePath: path))
            if (try? rows(of: path)) == nil { refused += 1 }
        }
        #expect(refused == (whole.count + 18) / 19)
    }

    @Test("A workbook with any one byte changed is refused or read, never a crash")
    func flipped() throws {
        let folder = try Folder()
        let whole = try Data(
            contentsOf: URL(filePath: RawBook.texts([["a", "b"]]).write(to: folder)))
        let path = folder.path("flipped.xlsx")
        for place in stride(from: 0, to: whole.count, by: 23) {
            var bytes = whole
            bytes[place] ^= 0x55
            try bytes.write(to: URL(filePath: path))
            _ = try? rows(of: path)
        }
    }
}

/// Every row of the first sheet.
func rows(of path: String, limits: SheetLimits = SheetLimits()) throws -> [SheetRow] {
    let book = try Workbook(path: path, limits: limits)
    return try all(book.rows(of: 0))
}

func all(_ source: some RowSource) throws -> [SheetRow] {
    var source = source
    var result: [SheetRow] = []
    while let rows = try source.next() { result += rows }
    return result
}
