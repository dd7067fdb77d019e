import XML

/// 工作簿: an xlsx file, its sheets by name, its texts and which of its formats are dates.
final class Workbook {
    let path: String
    let sheets: [(name: String, part: String)]
    let countsFrom1904: Bool
    private let archive: Archive
    private let shared: SharedStrings
    private let dateFormats: [Bool]

    init(path: String, limits: SheetLimits = SheetLimits()) throws(SheetProblem) {
        archive = try Archive(path: path, limits: limits)
        self.path = path
        let types = String(decoding: try archive.whole("[Content_Types].xml"), as: UTF8.self)
        guard !types.lowercased().contains("macroenabled") else {
            throw SheetProblem(.activeContent, at: fileName(path))
        }
        let office = try Relations(archive, of: "")
        guard let main = office.first(ending: "/officeDocument") else {
            throw SheetProblem(.notAnArchive, at: fileName(path))
        }
        var book = BookVisitor()
        try parse(archive, main, &book)
        let relations = try Relations(archive, of: main)
        if relations.hasExternal { throw SheetProblem(.activeContent, at: fileName(path)) }

        sheets = book.sheets.compactMap { sheet in
            relations.targets[sheet.id].map { (sheet.name, $0.part) }
        }
        guard !sheets.isEmpty else { throw SheetProblem(.noSheet, at: fileName(path)) }
        countsFrom1904 = book.countsFrom1904
        if let strings = relations.first(ending: "/sharedStrings"), archive.contains(strings) {
            shared = try SharedStrings(archive.part(strings), limits: limits)
        } else {
            shared = SharedStrings()
        }
        var styles = StyleVisitor()
        if let part = relations.first(ending: "/styles"), archive.contains(part) {
            try parse(archive, part, &styles)
        }
        dateFormats = styles.isDate
    }

    /// The rows of the n-th sheet.
    func rows(of sheet: Int) throws(SheetProblem) -> BookRows {
        BookRows(
            name: sheets[sheet].name, part: try archive.part(sheets[sheet].part),
            countsFrom1904: countsFrom1904, limits: archive.limits,
            visitor: RowVisitor(shared: shared, dateFormats: dateFormats, limits: archive.limits))
    }
}

private func parse<Visitor: XMLVisitor>(
    _ archive: Archive, _ part: String, _ visitor: inout Visitor,
    names: XMLNames = SpreadsheetName.table
) throws(SheetProblem) {
    let bytes = try archive.whole(part)
    if let problem = parseXML(bytes, names: names, visitor: &visitor) {
        throw SheetProblem(problem, at: part)
    }
}

/// The rows of one sheet of a workbook.
struct BookRows: RowSource {
    let name: String
    let countsFrom1904: Bool
    private let part: String
    private let limits: SheetLimits
    private var pieces: XMLPieces
    private var visitor: RowVisitor

    init(
        name: String, part: ArchivePart, countsFrom1904: Bool, limits: SheetLimits,
        visitor: RowVisitor
    ) {
        self.name = name
        self.part = part.name
        self.countsFrom1904 = countsFrom1904
        self.limits = limits
        self.visitor = visitor
        pieces = XMLPieces(part, container: "sheetData", record: "row", limits: limits)
    }

    mutating func next() throws(SheetProblem) -> [SheetRow]? {
        guard let piece = try pieces.next() else { return nil }
        let problem = parseXML(
            piece, names: SpreadsheetName.table, limits: pieceLimits(piece, limits),
            visitor: &visitor)
        if let problem { throw SheetProblem(problem, at: part) }
        return visitor.takeRows()
    }
}

/// Relations of a part: which other parts it uses, by number.
private struct Relations {
    var targets: [String: (type: String, part: String)] = [:]
    var hasExternal = false

    init(_ archive: Archive, of part: String) throws(SheetProblem) {
        let (folder, name) = Relations.split(part)
        let path = "\(folder)_rels/\(name).rels"
        guard archive.contains(path) else { return }
        var visitor = RelationVisitor()
        try parse(archive, path, &visitor, names: relationNames)
        for (id, type, target, isExternal) in visitor.relations {
            if isExternal { hasExternal = true }
            // Absolute from the root of the archive, or relative to the part.
            let isAbsolute = target.hasPrefix("/")
            targets[id] = (type, isAbsolute ? String(target.dropFirst()) : folder + target)
        }
    }

    func first(ending type: String) -> String? {
        targets.values.first { $0.type.hasSuffix(type) }?.part
    }

    private static func split(_ part: String) -> (String, String) {
        guard let slash = part.lastIndex(of: "/") else { return ("", part) }
        return (String(part[...slash]), String(part[part.index(after: slash)...]))
    }
}

private struct RelationVisitor: XMLVisitor {
    var relations: [(id: String, type: String, target: String, isExternal: Bool)] = []

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        guard element.local == "Relationship", let id = element.attribute("Id"),
            let type = element.attribute("Type"), let target = element.attribute("Target")
        else { return }
        let isExternal = element.attribute("TargetMode") == "External"
        relations.append((id, type, target, isExternal))
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {}
}

private struct BookVisitor: XMLVisitor {
    var sheets: [(name: String, id: String)] = []
    var countsFrom1904 = false

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        switch SpreadsheetName(id: element.nameID) {
        case .sheet:
            for index in 0..<element.attributeCount
            where element.attributeLocal(index) == "id"
                && element.attributeNamespace(index) != nil
            {
                sheets.append((element.attribute("name") ?? "", element.attributeValue(index)))
            }
        case .workbookPr:
            let value = element.attribute("date1904")
            countsFrom1904 = value == "1" || value == "true"
        default: break
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {}
}

/// Which cell formats show a number as a date.
private struct StyleVisitor: XMLVisitor {
    /// By the number that a cell carries.
    var isDate: [Bool] = []
    private var custom: [String: Bool] = [:]
    private var isInCells = false

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        switch SpreadsheetName(id: element.nameID) {
        case .numFmt:
            if let id = element.attribute("numFmtId"), let code = element.attribute("formatCode") {
                custom[id] = Self.isDate(code)
            }
        case .cellXfs: isInCells = true
        case .xf where isInCells:
            let id = element.attribute("numFmtId") ?? "0"
            // ECMA-376, 18.8.30: the built-in formats of dates and times; 27-36 and 50-58 are those
            // of Chinese, Japanese and Korean programs.
            let builtIn = Int(id).map {
                (14...22).contains($0) || (27...36).contains($0) || (45...47).contains($0)
                    || (50...58).contains($0)
            }
            isDate.append(custom[id] ?? builtIn ?? false)
        default: break
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        if SpreadsheetName(id: element.nameID) == .cellXfs { isInCells = false }
    }

    /// A letter of a day, a month, a year or an hour outside quotes and brackets.
    private static func isDate(_ code: String) -> Bool {
        var isQuoted = false
        var depth = 0
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "\\" {
                isEscaped = true
            } else if character == "[" {
                depth += 1
            } else if character == "]" {
                depth -= 1
            } else if depth == 0, "dmyhs年月日".contains(character) {
                return true
            }
        }
        return false
    }
}
