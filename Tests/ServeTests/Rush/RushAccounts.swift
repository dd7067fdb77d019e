import Demonstration
import Ledger
import Messages
import TestKit
import Values

/// 抢购的账户: so many persons who all want more of one article than there is, under one guarantee.
///
/// Every bonded list asks three accounts at once: the buyer's yearly quota, the guarantee and
/// the stock.
struct RushAccounts: Sendable {
    let persons: Int
    /// Below what all lists together need, each by another measure.
    let guarantee: Amount
    let stock: Amount
    /// 2026: 财关税〔2018〕49号.
    static let quota = Amount.yuan(26_000)

    init(persons: Int, lists: Int) {
        self.persons = persons
        guarantee = .yuan(Int64(lists) * 125)
        stock = .yuan(Int64(lists) * 7)
    }

    var register: String {
        DemonstrationEnterprise.register.replacing(
            "\(DemonstrationEnterprise.assurer.guarantee).00", with: guarantee.description)
    }
    var book: String {
        DemonstrationGoods.bookItems.replacing(",100000,", with: ",\(stock.plain),")
    }

    /// Half of the buyers want so much that their year is full after five lists.
    func quantity(of number: Int) -> Int64 {
        (number % persons) % 2 == 0 ? 33 : Int64(8 + number % 13)
    }

    /// The others come by air and need no stock, so guarantee and stock run short apart.
    func isBonded(_ number: Int) -> Bool { number % 4 != 3 }

    func papers(_ number: Int, at: Instant) -> ConsignmentPapers {
        ConsignmentPapers(
            number, buyer: DemonstrationPerson(number % persons),
            lines: [.init(.milkPowder, quantity(of: number))], bonded: isBonded(number), at: at)
    }

    func allowance(of account: AccountID) -> Amount {
        switch account {
        case .quota: Self.quota
        case .guarantee: guarantee
        case .stock: stock
        }
    }

    /// What a list needs of each account: the goods with their freight, 70 % of 13 % VAT on it,
    /// and the pieces.
    func needs(of number: Int) -> [(account: AccountID, amount: Amount)] {
        let quantity = quantity(of: number)
        let value = quantity * 150 + 20
        let needs: [(account: AccountID, amount: Amount)] = [
            (.quota(person: "\(number % persons)", year: 2026), .yuan(value)),
            (
                .guarantee(enterprise: DemonstrationEnterprise.assurer.code),
                Amount(raw: value * 9_100)
            ),
            (
                .stock(
                    emsNo: DemonstrationGoods.emsNo,
                    itemRecordNo: DemonstrationGoods.milkPowder.recordNo),
                .yuan(quantity)
            ),
        ]
        return isBonded(number) ? needs : Array(needs.dropLast())
    }

    /// What an attempt did to each account, or read of it, by its answer; nil where the answer is
    /// none that an attempt may get.
    func legs(
        of attempt: RushAttempt, _ answer: Reply.Paper
    ) -> [(account: AccountID, AccountOperation.Action, AccountOperation.Outcome)]? {
        let needs = needs(of: attempt.number)
        let cause = "\(attempt.number)/\(attempt.declaration)"
        switch (attempt.kind, answer.outcome, answer.state) {
        case (.cancel, "accepted", "cancelled"):
            return needs.map { ($0.account, .restore($0.amount, cause: cause), .done) }
        case (.declare, "accepted", "released"):
            return needs.map { ($0.account, .use($0.amount, cause: cause), .done) }
        case (.declare, "refused", "rejected"):
            var short: [AccountID.Kind: Amount] = [:]
            for issue in answer.issues {
                guard let (kind, found) = Self.shortage(issue, needs[0].amount) else { return nil }
                short[kind] = found
            }
            guard !short.isEmpty else { return nil }
            return needs.map { need in
                (
                    need.account, .use(need.amount, cause: cause),
                    short[need.account.kind].map { .short(available: $0) } ?? .enough
                )
            }
        default: return nil
        }
    }

    /// Which account was short, and what it had.
    private static func shortage(
        _ issue: Reply.Issue, _ value: Amount
    ) -> (AccountID.Kind, Amount)? {
        let found = issue.found?.split(separator: " ").last.flatMap { Amount(String($0)) }
        guard let found else { return nil }
        switch issue.code {
        // The sum that would have been used.
        case "QUO-02": return (.quota, Self.quota - (found - value))
        case "GUA-01": return (.guarantee, found)
        case "BOK-02": return (.stock, found)
        default: return nil
        }
    }
}

/// 一次抢购: one paper that asks for, or gives back, a part of three accounts.
struct RushAttempt: Sendable {
    enum Kind: Sendable { case declare, cancel }

    var kind: Kind
    /// The consignment, and how often it has been declared by now.
    var number: Int
    var declaration: Int
    var invtNo: String?

    /// The paper; each attempt is a document of its own.
    func paper(_ accounts: RushAccounts, serial: Int, at: Instant) -> AnyPaper {
        let papers = accounts.papers(number, at: at)
        switch kind {
        case .declare:
            var list = papers.list
            list.guid = ConsignmentPapers.guid("9621", serial)
            return .importList(list)
        case .cancel:
            var request = papers.cancelRequest(invtNo: invtNo ?? "", at: at)
            request.guid = ConsignmentPapers.guid("9623", serial)
            request.copNo = "CX" + ConsignmentPapers.serial(serial)
            return .cancelRequest(request)
        }
    }
}
