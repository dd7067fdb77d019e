import Clearance
import Demonstration
import Messages
import TestKit
import Testing
import Values

@Suite("Order, payment, waybill and list must say the same")
struct MatchingRuleTests {
    struct Spoil: Sendable, CustomStringConvertible {
        var rule: MatchingRule
        var kind: String
        var line: Int?
        var tag: String
        var value: String
        var description: String { "\(rule.rawValue) \(kind)/\(tag)" }

        init(
            _ rule: MatchingRule, _ kind: String, _ tag: String, _ value: String, line: Int? = nil
        ) {
            self.rule = rule
            self.kind = kind
            self.line = line
            self.tag = tag
            self.value = value
        }
    }

    /// Each row spoils one field, and exactly its rule objects.
    static let spoils: [Spoil] = [
        Spoil(.orderNumberJoins, "payment", "orderNo", "YS-OTHER"),
        Spoil(.platformJoins, "list", "ebpCode", "3303961001"),
        Spoil(.payerIsBuyer, "payment", "payerName", "孙丙"),
        Spoil(.payerIsBuyer, "payment", "payerIdNumber", DemonstrationPerson(99).idNumber),
        Spoil(.paymentAmount, "payment", "amountPaid", "320.01"),
        Spoil(.paymentEnterprise, "payment", "payCode", "3303961099"),
        Spoil(.paymentTransaction, "payment", "payTransactionId", "ZF-OTHER"),
        Spoil(.consignee, "waybill", "consignee", "孙丙"),
        Spoil(.consigneeTelephone, "waybill", "consigneeTelephone", "19900009999"),
        Spoil(.consigneeAddress, "waybill", "consigneeAddress", "福建省宁德市演示区另一路1号"),
        Spoil(.waybillOrder, "waybill", "orderNo", "YS-OTHER"),
        Spoil(.buyerName, "list", "buyerName", "孙丙"),
        Spoil(.buyerTelephone, "list", "buyerTelephone", "19900009999"),
        Spoil(.buyerID, "list", "buyerIdNumber", DemonstrationPerson(99).idNumber),
        Spoil(.itemGoods, "list", "gname", "其他商品", line: 1),
        Spoil(.itemGoods, "list", "gnum", "7", line: 1),
        Spoil(.itemQuantity, "list", "qty", "3", line: 1),
        Spoil(.itemPrice, "list", "price", "149", line: 1),
        Spoil(.itemTotal, "list", "totalPrice", "299", line: 1),
        Spoil(.listAddress, "list", "consigneeAddress", "福建省宁德市演示区另一路1号"),
    ]

    @Test(
        "One spoiled field is named by its rule alone, with what was expected and found",
        arguments: spoils)
    func oneField(_ spoil: Spoil) throws {
        let papers = Self.papers
        var changed = papers.papers
        let place = try #require(
            ["order", "payment", "waybill", "list"].firstIndex(of: spoil.kind))
        changed[place] = try #require(
            changed[place].setting(spoil.tag, spoil.value, line: spoil.line))
        let failed = Self.findings(changed).filter { $0.verdict == .failed }
        #expect(failed.map(\.rule) == [spoil.rule])
        let issue = try #require(failed.first).issue
        #expect(issue.code == spoil.rule.rawValue)
        #expect(issue.official != nil)
        #expect(issue.path.hasSuffix(spoil.tag))
        #expect(issue.expected != nil && issue.found != nil && issue.expected != issue.found)
        #expect(!issue.message.zh.isEmpty && !issue.message.en.isEmpty)
        #expect(issue.fix != nil && issue.citation != nil)
    }

    @Test("Another number of lines is one difference, not one for each line")
    func itemCount() {
        var papers = Self.papers
        papers.list.items.removeLast()
        let failed = Self.findings(papers.papers).filter { $0.verdict == .failed }
        #expect(failed.map(\.rule) == [.itemCount])
        #expect(failed.first?.expected == "2")
        #expect(failed.first?.found == "1")
    }

    @Test("A total that is not price times quantity is refused, though order and list agree")
    func arithmetic() throws {
        var papers = Self.papers
        papers.order.items[1].totalPrice = .yuan(1)
        papers.list.items[1].totalPrice = .yuan(1)
        let failed = Self.findings(papers.papers).filter { $0.verdict == .failed }
        #expect(failed.map(\.rule) == [.itemArithmetic])
        #expect(failed.first?.path == "Inventory/InventoryList[1]/totalPrice")
        #expect(failed.first?.issue.official == "1322")
    }

    @Test(
        "A number that is no ID number is refused, though all papers agree",
        arguments: [
            "ABC", "123456", "110101188002290018",
        ])
    func identity(number: String) throws {
        var papers = Self.papers
        papers.order.buyerIdNumber = number
        papers.payment.payerIdNumber = number
        papers.list.buyerIdNumber = number
        let failed = Self.findings(papers.papers).filter { $0.verdict == .failed }
        #expect(failed.map(\.rule) == [.buyerIDValid])
        #expect(failed.first?.found?.contains("*") == true)
        #expect(failed.first?.issue.official == "1300")
    }

    @Test("Every rule is spoiled above")
    func everyRule() {
        let spoiled = Set(Self.spoils.map(\.rule))
            .union([.itemCount, .itemArithmetic, .buyerIDValid])
        #expect(spoiled == Set(MatchingRule.allCases))
    }

    @Test("Papers that agree pass every rule; without them every rule waits")
    func everyVerdict() {
        let all = Self.findings(Self.papers.papers)
        #expect(all.allSatisfy { $0.verdict == .passed })
        #expect(Set(all.map(\.rule)) == Set(MatchingRule.allCases))
        let none = match(Self.papers.list, order: nil, payment: nil, waybill: nil)
        #expect(none.allSatisfy { $0.verdict == .waiting })
        #expect(Set(none.map(\.rule)) == Set(MatchingRule.allCases))
    }

    @Test("One person is one person however the number is written")
    func onePerson() throws {
        let papers = Self.papers
        let number = papers.buyer.idNumber
        let wide = String(
            String.UnicodeScalarView(
                number.unicodeScalars.compactMap { UnicodeScalar($0.value + 0xFEE0) }))
        for written in [number.lowercased(), wide, " \(number) "] {
            var changed = papers.papers
            changed[1] = try #require(changed[1].setting("payerIdNumber", written))
            changed[3] = try #require(changed[3].setting("buyerIdNumber", written))
            #expect(Self.findings(changed).allSatisfy { $0.verdict == .passed }, "\(written)")
        }
    }

    @Test("What an order leaves open is not compared")
    func openFields() throws {
        var changed = Self.papers.papers
        changed[0] = try #require(
            changed[0].setting("payCode", nil)?.setting("payTransactionId", nil))
        let findings = Self.findings(changed)
        #expect(findings.allSatisfy { $0.verdict == .passed })
        #expect(!findings.contains { $0.rule == .paymentEnterprise })
        #expect(!findings.contains { $0.rule == .paymentTransaction })
    }

    @Test("Personal data is masked in every difference", arguments: spoils)
    func masked(_ spoil: Spoil) throws {
        let papers = Self.papers
        var changed = papers.papers
        let place = try #require(
            ["order", "payment", "waybill", "list"].firstIndex(of: spoil.kind))
        changed[place] = try #require(
            changed[place].setting(spoil.tag, spoil.value, line: spoil.line))
        let personal = [
            papers.buyer.name, papers.buyer.idNumber, papers.buyer.telephone, papers.buyer.address,
        ]
        for finding in Self.findings(changed) {
            for text in [finding.expected, finding.found].compactMap(\.self) {
                for secret in personal { #expect(!text.contains(secret), "\(finding.rule)") }
            }
        }
    }

    private static let papers = ConsignmentPapers(
        11, lines: [.init(.milkPowder, 2), .init(.nappies, 1)],
        at: Instant(milliseconds: 1_795_226_400_000))

    private static func findings(_ papers: [AnyPaper]) -> [Finding] {
        guard case .order(let order) = papers[0], case .payment(let payment) = papers[1],
            case .waybill(let waybill) = papers[2], case .importList(let list) = papers[3]
        else { return [] }
        return match(list, order: order, payment: payment, waybill: waybill)
    }
}
