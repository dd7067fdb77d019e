import XML

/// The elements of a workbook that are read, in the namespaces of both editions of the standard.
enum SpreadsheetName: Int32, CaseIterable {
    case row, c, v, f, `is`, t, rPh, si, sheet, workbookPr, numFmt, xf, cellXfs

    static let table: XMLNames = {
        var builder = XMLNames.Builder()
        // ECMA-376 transitional, and ISO/IEC 29500 strict.
        for namespace in [
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ] {
            for name in allCases { _ = builder.add(namespace: namespace, local: "\(name)") }
        }
        return builder.build()
    }()

    init?(id: Int32) {
        self.init(rawValue: id < 0 ? -1 : id % Int32(SpreadsheetName.allCases.count))
    }
}

/// Relations of parts are in a namespace of their own and need no names.
let relationNames: XMLNames = XMLNames.Builder().build()
