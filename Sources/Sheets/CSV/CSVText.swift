/// CSV文本: cells written so that no spreadsheet program takes one for a formula.
///
/// OWASP ASVS 5.0, V1.2.10: a cell that begins like a formula gets an apostrophe in front. Reading
/// takes one apostrophe off again, so that what was written comes back.
package enum CSVText {
    /// One line of RFC 4180 with its end.
    package static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// One cell, guarded and quoted where that is needed.
    package static func cell(_ text: String) -> String {
        // No program reads a NUL in a text.
        let guarded = (needsGuard(text) ? "'" : "") + text.filter { $0 != "\0" }
        // Programs in other countries divide at semicolons and tabs.
        let isPlain = !guarded.unicodeScalars.contains {
            ",;|\"'\t\r\n\0".unicodeScalars.contains($0)
        }
        return isPlain ? guarded : "\"" + guarded.replacing("\"", with: "\"\"") + "\""
    }

    /// The text without the apostrophe that `cell` put in front.
    package static func unguarded(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let rest = String(text.unicodeScalars.dropFirst())
        return needsGuard(rest) ? rest : text
    }

    /// Whether the text begins like a formula, also behind what programs skip, or like a guarded
    /// one. Numbers are none.
    private static func needsGuard(_ text: String) -> Bool {
        if isNumber(text) { return false }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'": return true
            case "\"", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": continue
            case _ where scalar.properties.isWhitespace: continue
            default: return false
            }
        }
        return false
    }

    /// `-1.50`: a sign, digits and at most one point.
    private static func isNumber(_ text: String) -> Bool {
        let digits =
            text.utf8.first.map { $0 == 0x2B || $0 == 0x2D } == true
            ? text.utf8.dropFirst() : text.utf8[...]
        return digits.first.map { $0 &- 0x30 <= 9 } == true && digits.count <= 40
            && digits.allSatisfy { $0 &- 0x30 <= 9 || $0 == 0x2E }
            && digits.count(where: { $0 == 0x2E }) <= 1
    }
}
