/// 官方代码: a code that customs or the electronic port answers with, and what it says.
public struct OfficialCode: Hashable, Sendable {
    /// 来源: where the code was read.
    public enum Source: Hashable, Sendable, CaseIterable {
        /// Table 7-1 of the CEB standard of 2022-05: the data exchange platform.
        case exchange2022
        /// Table 7-2 of the CEB standard of 2022-05: papers.
        case standard2022
        /// The returnStatus values of the same standard.
        case returnStatus
        /// Seen in real receipts, in no published table.
        case observed
    }

    /// As receipts carry it, such as `-301010`.
    public let code: String
    /// The official text; `*` stands for what the answer fills in.
    public let chinese: String
    /// Our translation.
    public let english: String
    public let source: Source

    /// The code's meaning; nil for a code that is in no table.
    public static func find(_ code: some StringProtocol) -> OfficialCode? {
        byCode[String(code)]
    }

    /// All codes, table after table.
    public static let all: [OfficialCode] =
        exchange + papers + lists + cancellations + returns + statuses + observed

    private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

    /// Reads rows of two lines: `code 中文`, and below it, further in, the English.
    static func read(_ source: Source, rows: String) -> [OfficialCode] {
        let lines = rows.split(separator: "\n")
        precondition(lines.count % 2 == 0, "a row of official codes has two lines")
        return stride(from: 0, to: lines.count, by: 2).map { index in
            let parts = lines[index].split(separator: " ", maxSplits: 1)
            precondition(parts.count == 2, "a row of official codes has a code and a text")
            return OfficialCode(
                code: String(parts[0]), chinese: String(parts[1]),
                english: String(lines[index + 1].drop { $0 == " " }), source: source)
        }
    }
}
