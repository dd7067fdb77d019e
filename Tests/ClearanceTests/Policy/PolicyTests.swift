import Testing
import Values

@testable import Clearance

@Suite("The policy is dated, cited data")
struct PolicyTests {
    private let policy = Policy.national

    @Test(
        "The limits are those of the day",
        arguments: [
            ("2016-04-08", 2_000, 20_000, "2016-04-08"),
            ("2018-12-31", 2_000, 20_000, "2016-04-08"),
            ("2019-01-01", 5_000, 26_000, "2019-01-01"),
            ("2026-11-21", 5_000, 26_000, "2019-01-01"),
        ] as [(String, Int64, Int64, String)])
    func limits(day: String, single: Int64, annual: Int64, version: String) throws {
        let day = try #require(Day(day))
        let limits = try #require(policy.limits(on: day))
        #expect(limits.single == .yuan(single))
        #expect(limits.annual == .yuan(annual))
        #expect(limits.uses.contains(RuleUse(code: "QUO-01", version: version)))
        #expect(limits.uses.contains(RuleUse(code: "QUO-02", version: version)))
    }

    @Test("There was no retail channel before 8 April 2016")
    func before() throws {
        #expect(policy.limits(on: try #require(Day("2016-04-07"))) == nil)
        #expect(policy.taxShare(on: try #require(Day("2016-04-07"))) == nil)
    }

    @Test(
        "VAT fell in three steps",
        arguments: [
            ("2016-04-08", 17, 13), ("2017-07-01", 17, 11), ("2018-04-30", 17, 11),
            ("2018-05-01", 16, 10), ("2019-03-31", 16, 10), ("2019-04-01", 13, 9),
        ])
    func vat(day: String, standard: Int, reduced: Int) throws {
        let day = try #require(Day(day))
        #expect(policy.vatStandard(on: day) == .percent(standard))
        #expect(policy.vatReduced(on: day) == .percent(reduced))
    }

    @Test("Today's share, windows and days of billing")
    func today() throws {
        let today = try #require(Day("2026-11-21"))
        #expect(policy.taxShare(on: today) == .percent(70))
        #expect(policy.dutyWithinLimits(on: today) == .zero)
        #expect(policy.returnWindowDays(on: today) == 30)
        #expect(policy.arrivalWindowDays(on: today) == 45)
        #expect(policy.billingFromDay(on: today) == 31)
        #expect(policy.paymentUntilDay(on: today) == 45)
        #expect(policy.singleArticleRule(on: today)?.code == "QUO-04")
        #expect(policy.dutiableValueRule(on: today)?.evidence == .read)
        #expect(policy.roundingRule(on: today)?.evidence == .decided)
        #expect(policy.singleArticleRule(on: try #require(Day("2018-12-31"))) == nil)
    }

    @Test("Versions of one rule follow each other without gap or overlap")
    func versions() {
        for (code, versions) in Dictionary(grouping: policy.rules, by: \.code) {
            #expect(versions.last?.to == nil, "\(code) still holds")
            for (earlier, later) in zip(versions, versions.dropFirst()) {
                #expect(earlier.to?.adding(days: 1) == later.from, "\(code)")
            }
        }
    }

    @Test("Every row is cited and named in both languages, and a decision says so")
    func cited() {
        for rule in policy.rules {
            #expect(!rule.citation.isEmpty && !rule.title.zh.isEmpty && !rule.title.en.isEmpty)
            #expect(isCode(rule.code), "\(rule.code)")
            if rule.evidence == .decided {
                #expect(rule.citation.hasPrefix("decision "), "\(rule.code)")
            } else {
                #expect(rule.citation.contains { $0 == "号" }, "\(rule.code)")
            }
        }
    }
}

/// Three capitals, a hyphen, two digits.
func isCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 6 && bytes[3] == UInt8(ascii: "-")
        && bytes[..<3].allSatisfy { (0x41...0x5A).contains($0) }
        && bytes[4...].allSatisfy { (0x30...0x39).contains($0) }
}
