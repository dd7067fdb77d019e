/// Line and column of byte offsets; asked in rising order it reads the text once.
struct LineFinder {
    private let text: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ text: [UInt8]) { self.text = text }

    mutating func placed(_ drafts: [IssueDraft]) -> [Issue] {
        drafts.map { draft in
            var issue = draft.issue
            (issue.line, issue.column) = find(draft.offset)
            return issue
        }
    }

    /// Columns count characters; only line feeds end a line.
    private mutating func find(_ target: Int) -> (Int, Int) {
        if target < offset { (offset, line, column) = (0, 1, 1) }
        while offset < min(target, text.count) {
            let byte = text[offset]
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80, !(offset == 0 && byte == 0xEF) {
                // An editor shows no byte order mark; a document cannot begin with other text.
                column += 1
            }
            offset += 1
        }
        return (line, column)
    }
}
