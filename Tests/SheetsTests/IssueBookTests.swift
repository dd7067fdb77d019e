import Foundation
import Messages
import Testing
import Values

@testable import Sheets

@Suite("Issues are written back into a copy of the workbook")
struct IssueBookTests {
    private let now = Instant(milliseconds: 1_795_226_400_000)
    private static let sender = ["copCode": "3301960002", "copName": "样例电商企业有限公司"]

    @Test("The copy holds every value, lists every issue, and builds again once corrected")
    func copy() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(3)
        sheet["qty", 2] = "two"
        sheet["buyerName", 3] = ""
        let path = try sheet.write(to: folder)
        let build = MessageBuild(path: path, form: .csv(.utf8), now: now, common: Self.sender)
        var random = Seeded(state: 1)
        let report = try build.run(using: &random) { _ in }
        #expect(report.issues.errors == 2)

        let copy = folder.path("orders-issues.xlsx")
        try IssueBook(report.issues).write(copyOf: build, to: copy)
        let book = try Workbook(path: copy)
        #expect(book.sheets.map(\.name) == ["订单 Orders", "代码 Codes", "问题 Issues"])
        let listed = try all(book.rows(of: 2))
        #expect(listed.count == 3)
        #expect(listed[1].cells[1].content == .text("\(sheet.place("qty", 2))"))

        // The same two cells are wrong in the copy, and nothing else.
        let again = MessageBuild(path: copy, now: now, common: Self.sender)
        let second = try again.run(using: &random) { _ in }
        #expect(second.issues.all.map(\.place).sorted() == report.issues.all.map(\.place).sorted())
        #expect(second.built == 1)
    }

    @Test("A wrong cell is coloured and carries a note in both languages")
    func note() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(1)
        sheet["qty", 2] = "two"
        let path = try sheet.write(to: folder)
        let build = MessageBuild(path: path, form: .csv(.utf8), now: now, common: Self.sender)
        var random = Seeded(state: 1)
        let report = try build.run(using: &random) { _ in }
        let copy = folder.path("copy.xlsx")
        try IssueBook(report.issues).write(copyOf: build, to: copy)
        let archive = try Archive(path: copy, limits: SheetLimits())
        let notes = String(decoding: try archive.whole("xl/comments1.xml"), as: UTF8.self)
        #expect(notes.contains("ref=\"\(sheet.place("qty", 2))\""))
        #expect(notes.contains("MSG-042"))
        #expect(notes.contains("不是十进制数值"))
        #expect(notes.contains("is not a decimal number"))
    }

    @Test("Nothing that was given becomes a formula in the copy")
    func noFormula() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(1)
        sheet["itemName", 2] = "=HYPERLINK(\"http://127.0.0.1\")"
        sheet["qty", 2] = "=1+1"
        let path = try sheet.write(to: folder)
        let build = MessageBuild(path: path, form: .csv(.utf8), now: now, common: Self.sender)
        var random = Seeded(state: 1)
        let report = try build.run(using: &random) { _ in }
        let copy = folder.path("copy.xlsx")
        try IssueBook(report.issues).write(copyOf: build, to: copy)
        let cells = try rows(of: copy).flatMap(\.cells)
        #expect(cells.contains { $0.content == .text("=1+1") })
        #expect(!cells.contains { $0.content == .formula })
    }

    @Test("Personal data is masked in what is said of a cell")
    func masked() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(1)
        sheet["buyerIdNumber", 2] = "330102188003159230"
        let path = try sheet.write(to: folder)
        let build = MessageBuild(path: path, form: .csv(.utf8), now: now, common: Self.sender)
        var random = Seeded(state: 1)
        let report = try build.run(using: &random) { _ in }
        #expect(report.issues.warnings > 0)
        #expect(report.built == 1)
        for one in report.issues.all {
            #expect(!"\(one.issue)".contains("330102188003159230"))
        }
    }
}

@Suite("The template shows what the tables ask for")
struct TemplateTests {
    @Test("Every column is a field of the standard, every required field is a column or follows")
    func complete() {
        let columns = Columns()
        for column in columns.all {
            #expect(!column.places.isEmpty)
            #expect(columns.index(header: column.header) == columns.index(of: column.key))
        }
        let keys = Set(columns.all.map(\.key))
        #expect(keys.isDisjoint(with: ColumnPolicy.never))
        for known in [ColumnPolicy.asked, ColumnPolicy.common, Set(ColumnPolicy.derived.keys)] {
            #expect(known.subtracting(keys) == [])
        }
        // A person names a thing once, though four papers carry it.
        #expect(columns["orderNo"]?.places.map(\.paper) == SheetPaper.allCases)
        #expect(columns["itemNo"]?.format == .text(0...20))
        #expect(columns["country"]?.isLine == false)
        #expect(columns["goods.country"]?.places.count == 2)
    }

    @Test("Codes are chosen from lists, and what is chosen with its name is read as the code")
    func dropDowns() throws {
        let folder = try Folder()
        let path = folder.path("template.xlsx")
        try OrderTemplate().write(to: path)
        let archive = try Archive(path: path, limits: SheetLimits())
        let sheet = String(decoding: try archive.whole("xl/worksheets/sheet1.xml"), as: UTF8.self)
        #expect(sheet.components(separatedBy: "<dataValidation ").count == 5)
        let unit = try #require(Columns()["unit"])
        #expect(try unit.text(of: .text("122 罐 can"), from1904: false).get() == "122")
        #expect(try unit.text(of: .text(" 122 "), from1904: false).get() == "122")
        #expect(try unit.text(of: .text("  "), from1904: false).get() == nil)
    }

    @Test("Every rule of sheets has its own code and says itself in both languages")
    func rules() {
        #expect(Set(SheetRule.allCases.map(\.code)).count == SheetRule.allCases.count)
        for rule in SheetRule.allCases {
            for text in [rule.title, rule.fix] { #expect(!text.zh.isEmpty && !text.en.isEmpty) }
            #expect(!rule.citation.isEmpty)
        }
    }
}
