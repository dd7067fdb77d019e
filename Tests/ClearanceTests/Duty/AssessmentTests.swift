import Testing
import Values

@testable import Clearance

@Suite("The tax of a list")
struct AssessmentTests {
    @Test(
        "The worked examples of the policy come out to the fen",
        arguments: [
            // hs, price, freight, duty, consumption tax, VAT, total
            ("1901101000", "300", "20", "0", "0", "29.12", "29.12"),
            ("3304990021", "1200", "0", "0", "148.24", "128.47", "276.71"),
            ("2204210000", "500", "0", "0", "38.89", "50.56", "89.45"),
            ("0409000000", "100", "0", "0", "0", "6.30", "6.30"),
            ("9503008900", "8000", "0", "800", "0", "1144", "1944"),
            ("9102210010", "12000", "0", "960", "3240", "2106", "6306"),
        ])
    func worked(
        hs: String, price: String, freight: String, duty: String, consumption: String,
        vat: String, total: String
    ) throws {
        let list = try Goods.list([(hs, "1", price)], freight: freight)
        let assessment = try Goods.assessment(list)
        #expect(assessment.duty == (try yuan(duty)))
        #expect(assessment.consumptionTax == (try yuan(consumption)))
        #expect(assessment.vat == (try yuan(vat)))
        #expect(assessment.total == (try yuan(total)))
        let value = try yuan(price) + yuan(freight)
        #expect(assessment.dutiableValue == value)
        let isAbove = value > .yuan(5_000)
        #expect(assessment.regime == (isAbove ? .singleArticle : .withinLimits))
        #expect(assessment.items.first?.taxShare == (isAbove ? .whole : .percent(70)))
    }

    @Test("Six thousand yuan in two articles are not retail")
    func twoArticles() throws {
        let toy = "9503008900"
        for items in [
            [(toy, "1", "3000"), (toy, "1", "3000")], [(toy, "2", "6000")],
            [(toy, "0.5", "6000")],
        ] {
            let issues = try Goods.issues(try Goods.list(items))
            #expect(issues.map(\.code) == ["QUO-01"])
            #expect(issues.first?.official == "-621005")
            #expect(issues.first?.found == "6000.00")
            #expect(issues.first?.expected == "<= 5000.00")
        }
    }

    @Test(
        "The limits themselves are within",
        arguments: [
            ("5000", "1", Assessment.Regime.withinLimits), ("5000", "2", .withinLimits),
            ("5000.01", "1", .singleArticle), ("5000.01", "2", nil),
            ("26000", "1", .singleArticle), ("26000.01", "1", nil),
        ] as [(String, String, Assessment.Regime?)])
    func boundaries(price: String, qty: String, regime: Assessment.Regime?) throws {
        let list = try Goods.list([("9503008900", qty, price)])
        guard let regime else {
            #expect(try Goods.issues(list).map(\.code) == ["QUO-01"])
            return
        }
        #expect(try Goods.assessment(list).regime == regime)
    }

    @Test("Freight counts towards the limit")
    func freightCounts() throws {
        let list = try Goods.list([("9503008900", "2", "4990")], freight: "10", insurance: "0.01")
        #expect(try Goods.issues(list).map(\.code) == ["QUO-01"])
    }

    @Test("Freight is spread by value and the item's taxes are rounded one by one")
    func spreading() throws {
        let list = try Goods.list(
            [("9503008900", "1", "100"), ("0409000000", "1", "200"), ("2204210000", "1", "0")],
            freight: "10")
        let assessment = try Goods.assessment(list)
        // 100 + 10/3 = 103.333..: VAT 9.1 % is 9.40; 200 + 20/3 = 206.667: 6.3 % is 13.02.
        #expect(assessment.items.map(\.vat) == [try yuan("9.40"), try yuan("13.02"), .zero])
        #expect(
            assessment.items.map(\.dutiableValue)
                == [try yuan("103.33"), try yuan("206.67"), .zero])
        #expect(assessment.total == (try yuan("22.42")))
        #expect(assessment.items.map(\.quotaValue).total() == assessment.dutiableValue)
        #expect(assessment.items.map(\.gnum) == [1, 2, 3])
    }

    @Test("What the items take of the limits is never more or less than the list")
    func quotaValues() throws {
        let items = (1...7).map { ("9503008900", "1", "\($0).01") }
        let assessment = try Goods.assessment(try Goods.list(items, freight: "0.1"))
        #expect(assessment.items.map(\.quotaValue).total() == (try yuan("28.17")))
        #expect(assessment.dutiableValue == (try yuan("28.17")))
    }

    @Test("Gifts alone owe nothing, and their freight is shared evenly")
    func gifts() throws {
        let toy = "9503008900"
        let free = try Goods.assessment(try Goods.list([(toy, "1", "0"), (toy, "2", "0")]))
        #expect(free.total == .zero && free.dutiableValue == .zero)
        let sent = try Goods.assessment(
            try Goods.list([(toy, "1", "0"), (toy, "2", "0")], freight: "20"))
        #expect(sent.items.map(\.dutiableValue) == [.yuan(10), .yuan(10)])
        #expect(sent.total == (try yuan("1.82")))
    }

    @Test("A decision names the rules and the tariff lines that it used")
    func rules() throws {
        let assessment = try Goods.assessment(try Goods.list([("9503008900", "1", "8000")]))
        #expect(assessment.rules.contains(RuleUse(code: "QUO-01", version: "2019-01-01")))
        #expect(assessment.rules.contains(RuleUse(code: "QUO-04", version: "2019-01-01")))
        #expect(assessment.rules.contains(RuleUse(code: "TRF-9503008900", version: "2016-04-08")))
        #expect(!assessment.rules.contains { $0.code == "DUT-01" })
        let within = try Goods.assessment(try Goods.list([("9503008900", "1", "80")]))
        #expect(within.rules.contains(RuleUse(code: "DUT-01", version: "2016-04-08")))
    }

    @Test("The limits of 2018 refuse what those of 2019 take")
    func earlier() throws {
        let list = try Goods.list([("9503008900", "1", "2000.01")])
        #expect(try Goods.issues(list, on: Day("2018-12-31")).map(\.code) == ["QUO-01"])
        #expect(try Goods.issues(list, on: Day("2019-01-01")).isEmpty)
        #expect(try Goods.issues(list, on: Day("2016-04-07")).map(\.code) == ["QUO-05"])
    }
}
