import Values

/// 起步税则: goods that cross-border retail trades, so that a fresh platform can assess at once.
///
/// Evidence: headings are those of the Harmonized System 2022 (first six digits); the digits 7 to
/// 10, the most-favoured-nation rates and the marks of the positive list are written from general
/// knowledge, of medium confidence. It is a start for trial and demonstration, and is meant to be
/// replaced by `tongguan tariff import` with the tariff in force. Where the tariff splits a line
/// by price (cosmetics at 10 yuan per ml or g or 15 per piece, watches at 10,000 yuan), both sides
/// are lines of their own, as there, and the condition says which is which. Consumption tax that
/// is levied by weight or volume is not in it; beer is left out for that reason.
package enum StarterTariff {
    /// 财政部等八部门公告2022年第7号: the positive list's edition in force from this day.
    static let from = "2022-03-01"
    static let source = "starter set: HS 2022 headings; digits 7-10 and rates to be confirmed"

    package static let lines: [TariffLine] = [
        food, drinks, care, wear, household, devices, leisure,
    ]
    .flatMap { table in table.split(separator: "\n").map(line) }

    /// `hs|name|unit1|unit2|duty|vat|consumption|positive list|condition`.
    private static func line(_ row: Substring) -> TariffLine {
        let fields = row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        do {
            return try TariffLine(fields: fields + [from, "", source])
        } catch {
            preconditionFailure("the starter tariff reads without a problem: \(row) \(error)")
        }
    }
}

extension Tariff {
    /// The lines that a fresh data directory begins with.
    package static let starter = Tariff(lines: StarterTariff.lines)
}
