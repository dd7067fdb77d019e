/// 代码名称: one code of a table and what it means.
public struct CodeName: Hashable, Sendable {
    public let code: String
    public let zh: String
    /// Nil where no English name is in use, as for customs offices.
    public let en: String?

    /// `code 中文|English` or `code 中文`.
    init(row: Substring) {
        let parts = row.split(separator: " ", maxSplits: 1)
        precondition(parts.count == 2, "a row of a code table is a code, a blank and a name")
        let names = parts[1].split(separator: "|", maxSplits: 1)
        code = String(parts[0])
        zh = String(names[0])
        en = names.count == 2 ? String(names[1]) : nil
    }
}
