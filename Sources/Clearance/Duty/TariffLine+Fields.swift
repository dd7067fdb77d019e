import Messages
import Values

/// 税则列问题: what is wrong in one column of a row of a tariff file.
package struct TariffColumnProblem: Sendable, Equatable {
    package let column: String
    package let message: Bilingual
    package let found: String
}

/// Everything that is wrong in one row.
package struct TariffRowProblems: Error, Sendable, Equatable {
    package let problems: [TariffColumnProblem]
}

extension TariffLine {
    /// The columns of a tariff file, in the order of `init(fields:)`.
    package static let columns = [
        "hs", "name", "unit1", "unit2", "duty_percent", "vat_percent", "consumption_percent",
        "positive_list", "condition", "from", "to", "source",
    ]

    /// One row of texts in the order of `columns`; throws all problems of the row at once.
    package init(fields: [String]) throws(TariffRowProblems) {
        guard fields.count == TariffLine.columns.count else {
            throw TariffRowProblems(problems: [
                TariffColumnProblem(
                    column: TariffLine.columns[0],
                    message: Bilingual(
                        "应有\(TariffLine.columns.count)列",
                        "\(TariffLine.columns.count) columns are expected"),
                    found: "\(fields.count)")
            ])
        }
        var row = TariffRow(fields)
        let hs = row.read(0, "应为8位或10位税则号", "8 or 10 digits of a tariff line are expected") {
            HSCode($0)
        }
        let name = row.text(1, 1...250)
        let unit1 = row.read(2, "不是计量单位代码", "not a code of the table of units") {
            CodeTable.units.contains($0) ? $0 : nil
        }
        let unit2 = row.read(3, "不是计量单位代码", "not a code of the table of units") {
            $0.isEmpty || CodeTable.units.contains($0) ? $0 : nil
        }
        let duty = row.rate(4, below: .percent(1_000))
        let vat = row.rate(5, below: .percent(100))
        // P / (1 - t) has no meaning at 100 % and above.
        let consumption = row.rate(6, below: .percent(100))
        let onPositiveList = row.read(7, "应为yes或no", "yes or no is expected") {
            ["yes": true, "no": false][$0]
        }
        let condition = row.text(8, 0...500)
        let from = row.read(9, "应为日期，如2026-01-01", "a day such as 2026-01-01 is expected") {
            Day($0)
        }
        let to = row.read(10, "应为日期或空", "a day or nothing is expected") { text -> Day?? in
            text.isEmpty ? .some(nil) : Day(text).map { .some($0) }
        }
        if let from, case .some(.some(let last)) = to, last < from {
            row.problem(10, "早于起始日期", "before the first day")
        }
        let source = row.text(11, 1...200)
        guard row.problems.isEmpty, let hs, let name, let unit1, let unit2, let duty, let vat,
            let consumption, let onPositiveList, let condition, let from, let to, let source
        else { throw TariffRowProblems(problems: row.problems) }
        self.init(
            hs: hs, name: name, unit1: unit1, unit2: unit2.isEmpty ? nil : unit2, duty: duty,
            vat: vat, consumption: consumption, onPositiveList: onPositiveList,
            condition: condition, from: from, to: to, source: source)
    }
}

/// Reads the columns of one row and collects what is wrong.
private struct TariffRow {
    let fields: [String]
    var problems: [TariffColumnProblem] = []

    init(_ fields: [String]) { self.fields = fields }

    mutating func read<Value>(
        _ column: Int, _ zh: String, _ en: String, _ parse: (String) -> Value?
    ) -> Value? {
        if let value = parse(fields[column]) { return value }
        problem(column, zh, en)
        return nil
    }

    mutating func text(_ column: Int, _ length: ClosedRange<Int>) -> String? {
        read(
            column, "长度应为\(length.lowerBound)至\(length.upperBound)个可见字符",
            "\(length.lowerBound) to \(length.upperBound) visible characters are expected"
        ) { text in
            let isVisible = !text.unicodeScalars.contains {
                $0.properties.generalCategory == .control
            }
            return isVisible && length.contains(text.unicodeScalars.count) ? text : nil
        }
    }

    mutating func rate(_ column: Int, below limit: Rate) -> Rate? {
        read(column, "应为0以上、\(limit)以下的百分数", "a percentage from 0 to below \(limit) is expected") {
            Rate(percent: $0).flatMap { $0 < limit ? $0 : nil }
        }
    }

    mutating func problem(_ column: Int, _ zh: String, _ en: String) {
        problems.append(
            TariffColumnProblem(
                column: TariffLine.columns[column], message: Bilingual(zh, en),
                // A hostile cell must not fill the report.
                found: String(fields[column].prefix(60))))
    }
}
