import CZip
import Foundation

/// A workbook written part by part, so that tests can make what no spreadsheet program would.
struct RawBook {
    /// The rows, between `<sheetData>` and its end.
    var rows = ""
    var shared: [String] = []
    var styles: String?
    var isFrom1904 = false
    /// Further parts, by name.
    var others: [(String, String)] = []

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package =
        "http://schemas.openxmlformats.org/package/2006/relationships"

    /// Inline texts, a row of cells each.
    static func texts(_ lines: [[String]]) -> RawBook {
        var book = RawBook()
        for (number, line) in lines.enumerated() {
            book.rows += "<row r=\"\(number + 1)\">"
            for text in line { book.rows += "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
            book.rows += "</row>"
        }
        return book
    }

    func write(to folder: Folder, _ name: String = "book.xlsx") throws -> String {
        let path = folder.path(name)
        var code: Int32 = 0
        let handle = try present(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
        for (name, text) in parts {
            let bytes = Array(text.utf8)
            let copy = try present(malloc(max(1, bytes.count)))
            copy.copyMemory(from: bytes, byteCount: bytes.count)
            let source = zip_source_buffer(handle, copy, UInt64(bytes.count), 1)
            _ = zip_file_add(handle, name, source, 0)
        }
        guard zip_close(handle) == 0 else { throw RawBookProblem() }
        return path
    }

    private var parts: [(String, String)] {
        let date = isFrom1904 ? "<workbookPr date1904=\"1\"/>" : ""
        var relations = [("rId1", "worksheet", "worksheets/sheet1.xml")]
        if !shared.isEmpty { relations.append(("rId2", "sharedStrings", "sharedStrings.xml")) }
        if styles != nil { relations.append(("rId3", "styles", "styles.xml")) }
        let listed = relations.map {
            "<Relationship Id=\"\($0.0)\" Type=\"\(Self.office)/\($0.1)\" Target=\"\($0.2)\"/>"
        }
        var parts = [
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                """
                <Relationships xmlns="\(Self.package)"><Relationship Id="r" \
                Type="\(Self.office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """
            ),
            (
                "xl/workbook.xml",
                """
                <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)">\(date)<sheets>\
                <sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(Self.package)\">\(listed.joined())</Relationships>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"\(Self.main)\"><sheetData>\(rows)</sheetData></worksheet>"
            ),
        ]
        if !shared.isEmpty {
            let items = shared.map { "<si>\($0)</si>" }.joined()
            parts.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(items)</sst>"))
        }
        if let styles {
            parts.append(
                ("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"))
        }
        return parts + others
    }
}

struct RawBookProblem: Error {}

private func present<T>(_ value: T?) throws -> T {
    guard let value else { throw RawBookProblem() }
    return value
}

/// A folder that is gone with its owner.
final class Folder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "sheets-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func write(_ text: String, _ name: String) throws -> String {
        try Data(text.utf8).write(to: url.appending(path: name))
        return path(name)
    }
}
