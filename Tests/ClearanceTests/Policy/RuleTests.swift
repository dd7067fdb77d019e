import Foundation
import Messages
import Testing

@testable import Clearance

@Suite("Every check has a permanent code, a source and a way out")
struct RuleTests {
    @Test("No two rules share a code")
    func unique() {
        let codes = Rule.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy(isCode))
    }

    @Test("Every rule is cited and speaks both languages")
    func complete() {
        for rule in Rule.all {
            #expect(!rule.citation.isEmpty, "\(rule.code)")
            for text in [rule.title, rule.message, rule.fix] {
                #expect(text.zh.contains { !$0.isASCII }, "\(rule.code) \(text.zh)")
                #expect(!text.en.isEmpty && text.en.allSatisfy(\.isASCII), "\(rule.code)")
            }
        }
    }

    @Test("A rule that is also a number of the policy bears the same meaning")
    func sharedCodes() {
        let policy = Set(Policy.national.rules.map(\.code))
        let shared = Set(Rule.all.map(\.code)).intersection(policy)
        #expect(shared == ["QUO-01", "QUO-02", "RET-01", "RET-02"])
    }

    @Test(
        "Customs' own codes stand where customs has one",
        arguments: [
            (MatchingRule.payerIsBuyer, "MAT-03", "1327"), (.paymentAmount, "MAT-04", "1332"),
            (.paymentEnterprise, "MAT-05", "13035"), (.buyerName, "MAT-11", "13127"),
            (.buyerTelephone, "MAT-12", "130126"), (.buyerID, "MAT-13", "1300"),
            (.itemCount, "MAT-14", "1320"), (.itemGoods, "MAT-15", "1322"),
        ])
    func matching(rule: MatchingRule, code: String, official: String) {
        let issue = rule.issue(path: "Inventory/InventoryHead", expected: "1", found: "2")
        #expect(issue.code == code)
        #expect(issue.official == official)
        #expect(issue.severity == .error)
        #expect(issue.expected == "1" && issue.found == "2")
        #expect(issue.citation?.isEmpty == false && issue.fix != nil)
    }

    @Test("Limits, guarantee and registration answer with the official codes")
    func official() {
        #expect(Rule.singleLimit.official == "-621005")
        #expect(Rule.annualLimit.official == "1313")
        #expect(Rule.guaranteeShort.official == "1311")
        #expect(Rule.enterpriseUnregistered.official == "-10102")
        #expect(Rule.wrongRole.official == "-10101")
        #expect(Rule.returnedLineUnknown.official == "-625209")
        #expect(Rule.cancelledListUnknown.official == "-623003")
        #expect(Rule.notCancellable.official == "-623005")
        #expect(Rule.keyUsedWithOtherContent.official(for: .ceb311) == "-301010")
        #expect(Rule.keyUsedWithOtherContent.official(for: .ceb621) == "-621004")
        #expect(Rule.nothingToChange.issue(for: .ceb411, path: "Payment").official == "-401006")
        #expect(Rule.secondPayment.official(for: .ceb411) == "-401007")
    }

    @Test("Every official code is one of the published tables")
    func published() throws {
        let folder = "../shared/spec/ceb/codes/"
        let files = ["official_error_codes_202205.csv", "customs_return_codes_observed.csv"]
        var known: Set<Substring> = []
        for file in files {
            guard let text = try? String(contentsOfFile: folder + file, encoding: .utf8) else {
                print("skipped: \(folder + file) is absent")
                return
            }
            known.formUnion(text.split(whereSeparator: \.isNewline).map { $0.prefix { $0 != "," } })
        }
        for rule in Rule.all {
            for type in MessageType.allCases {
                guard let code = rule.official(for: type) else { continue }
                #expect(known.contains(code[...]), "\(rule.code) \(code)")
            }
        }
    }
}
