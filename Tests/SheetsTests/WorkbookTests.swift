import Testing

@testable import Sheets

@Suite("A sheet is read cell by cell")
struct WorkbookTests {
    @Test("Shared, inline and rich texts, numbers, flags and errors come as they were written")
    func kinds() throws {
        let folder = try Folder()
        var book = RawBook()
        book.shared = [
            "<t>一</t>", "<r><t>二</t></r><rPh sb=\"0\" eb=\"1\"><t>er</t></rPh><r><t>三</t></r>",
        ]
        book.rows = """
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>\
            <c r="D2"><v>29.120000000000001</v></c><c r="E2" t="b"><v>1</v></c>\
            <c r="F2" t="e"><v>#N/A</v></c><c r="G2"><f>1+1</f><v>2</v></c>\
            <c r="H2" t="str"><v>x</v></c><c r="I2" s="1"/></row><row r="3"/>\
            <row r="7"><c t="inlineStr"><is><t>四</t></is></c></row>
            """
        let rows = try rows(of: book.write(to: folder))
        #expect(rows.map(\.number) == [2, 7])
        #expect(
            rows[0].cells == [
                SheetCell(column: 1, content: .text("一")),
                SheetCell(column: 2, content: .text("二三")),
                SheetCell(column: 4, content: .number("29.120000000000001", isDate: false)),
                SheetCell(column: 5, content: .flag(true)),
                SheetCell(column: 6, content: .error("#N/A")),
                SheetCell(column: 7, content: .formula),
                SheetCell(column: 8, content: .text("x")),
            ])
        #expect(rows[1].cells == [SheetCell(column: 1, content: .text("四"))])
    }

    @Test("A cell is a date by its format, built in or written out")
    func dates() throws {
        let folder = try Folder()
        var book = RawBook()
        book.styles = """
            <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>\
            <numFmt numFmtId="165" formatCode="[Red]0.00&quot;days&quot;"/></numFmts>\
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>\
            <xf numFmtId="165"/></cellXfs>
            """
        book.rows = """
            <row><c s="0"><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c>\
            <c s="3"><v>1</v></c><c s="9"><v>1</v></c></row>
            """
        let cells = try rows(of: book.write(to: folder))[0].cells
        let isDate = cells.map { cell -> Bool? in
            if case .number(_, let isDate) = cell.content { return isDate }
            return nil
        }
        #expect(isDate == [false, true, true, false, false])
    }

    @Test("Rows and columns must rise, and comments that could hide a row are refused")
    func broken() throws {
        let folder = try Folder()
        for rows in [
            "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"0\"/>", "<row r=\"1048577\"/>",
            "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
            "<row r=\"1\"><c t=\"s\"><v>0</v></c></row>",
            "<row r=\"1\"><c t=\"zzz\"><v>0</v></c></row>",
            "<row r=\"1\"><!-- </row> --></row>", "<row><![CDATA[</row>]]></row>",
            "<row r=\"1\"><c><v>1</v></row>", "<?x </row> ?>", "<row>&x;</row>",
        ] {
            var book = RawBook()
            book.rows = rows
            let path = try book.write(to: folder)
            let problem = #expect(throws: SheetProblem.self, "\(rows)") {
                try SheetsTests.rows(of: path)
            }
            #expect(problem?.rule == .brokenPart, "\(rows)")
        }
    }

    @Test("Each limit is said by its own number")
    func limits() throws {
        let folder = try Folder()
        let path = try RawBook.texts([["abc", "b"], ["c", "d"], ["e"]]).write(to: folder)
        let settings: [(String, (inout SheetLimits) -> Void)] = [
            ("file", { $0.fileBytes = 100 }), ("parts", { $0.parts = 3 }),
            ("part", { $0.partBytes = 100 }), ("all", { $0.allBytes = 300 }),
            ("rows", { $0.rows = 2 }), ("cells", { $0.cells = 1 }),
            ("characters", { $0.cellCharacters = 2 }), ("small", { $0.smallPartBytes = 20 }),
        ]
        for (name, set) in settings {
            var limits = SheetLimits()
            set(&limits)
            #expect(throws: SheetProblem.self, "\(name)") { try rows(of: path, limits: limits) }
        }
        #expect(try rows(of: path).count == 3)
        var shared = RawBook()
        shared.shared = ["<t>aaaa</t>", "<t>bbbb</t>"]
        let book = try shared.write(to: folder, "shared.xlsx")
        var limits = SheetLimits()
        limits.sharedBytes = 7
        #expect(throws: SheetProblem.self) { try rows(of: book, limits: limits) }
        limits.sharedBytes = 8
        #expect(try rows(of: book, limits: limits).isEmpty)
    }

    @Test("A long sheet comes in many pieces and loses no row")
    func pieces() throws {
        let folder = try Folder()
        let lines = (1...3_000).map { ["行\($0)", String(repeating: "x", count: $0 % 90)] }
        let rows = try rows(of: RawBook.texts(lines).write(to: folder))
        #expect(rows.count == 3_000)
        #expect(rows.map(\.number) == Array(1...3_000))
        #expect(rows[2_499].cells.first?.content == .text("行2500"))
    }

    @Test("Cells are named as people name them")
    func places() {
        let names = [
            (1, "A1"), (26, "Z1"), (27, "AA1"), (702, "ZZ1"), (703, "AAA1"), (16_384, "XFD1"),
        ]
        for (column, name) in names {
            #expect(CellPlace(row: 1, column: column).description == name)
            let bytes = Array(name.utf8)
            #expect(bytes.withUnsafeBufferPointer { CellPlace($0)?.column } == column)
        }
        for name in ["", "A", "1", "A0", "a1", "A1048577", "A01x", "ÄA1", "A-1"] {
            #expect(Array(name.utf8).withUnsafeBufferPointer { CellPlace($0) } == nil, "\(name)")
        }
    }
}
