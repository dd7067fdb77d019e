import Messages
import Testing
import Values

@testable import Clearance

/// A list in few words, and the tariff of the worked examples.
enum Goods {
    static func line(
        _ hs: String, duty: Int = 0, vat: Int = 13, consumption: Int = 0, positive: Bool = true,
        condition: String = "", from: String = "2016-04-08", to: String? = nil
    ) throws -> TariffLine {
        TariffLine(
            hs: try #require(HSCode(hs)), name: "货物", unit1: "035", duty: .percent(duty),
            vat: .percent(vat), consumption: .percent(consumption), onPositiveList: positive,
            condition: condition, from: try #require(Day(from)),
            to: try to.map { try #require(Day($0)) }, source: "test")
    }

    static func tariff() throws -> Tariff {
        Tariff(lines: [
            try line("1901101000", duty: 15), try line("3304990021", duty: 1, consumption: 15),
            try line("2204210000", duty: 14, consumption: 10), try line("0409000000", vat: 9),
            try line("9503008900", duty: 10), try line("9102210010", duty: 8, consumption: 20),
            try line("2402200000", consumption: 56, positive: false),
            try line("0802120000", vat: 9, condition: "bonded-only;仅限网购保税商品"),
        ])
    }

    /// Items as code, quantity and total price.
    static func list(
        _ items: [(hs: String, qty: String, total: String)], freight: String = "0",
        insurance: String = "0", mode: String = "1210"
    ) throws -> ImportList {
        var list = ImportList()
        list.tradeMode = mode
        list.freight = try #require(Amount(freight))
        list.insuredFee = try #require(Amount(insurance))
        for (index, row) in items.enumerated() {
            var item = ImportListItem()
            item.gnum = index + 1
            item.gcode = row.hs
            item.qty = try #require(Amount(row.qty))
            item.totalPrice = try #require(Amount(row.total))
            list.items.append(item)
        }
        return list
    }

    static func outcome(_ list: ImportList, on day: Day? = nil) throws -> AssessmentOutcome {
        assess(
            list, tariff: try tariff(), policy: .national,
            on: try day ?? #require(Day("2026-11-21")))
    }

    static func assessment(_ list: ImportList) throws -> Assessment {
        switch try outcome(list) {
        case .success(let assessment): return assessment
        case .failure(let issues):
            Testing.Issue.record("refused: \(issues.map(\.message.en))")
            throw Refused()
        }
    }

    static func issues(_ list: ImportList, on day: Day? = nil) throws -> [Messages.Issue] {
        guard case .failure(let issues) = try outcome(list, on: day) else { return [] }
        return issues
    }

    struct Refused: Error {}
}

func yuan(_ text: String) throws -> Amount { try #require(Amount(text)) }
