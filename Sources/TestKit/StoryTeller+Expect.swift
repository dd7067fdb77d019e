import Clearance
import Demonstration
import Ledger
import Messages
import Values

/// The sentences that say what must be so by now.
extension StoryTeller {
    func expect(_ words: inout Words) throws -> String? {
        switch words.rest.first {
        case "answer":
            _ = words.optional()
            return try expectAnswer(&words)
        case "quota", "guarantee", "stock":
            return try expectBalance(try words.next("an account"), &words)
        case "receipts":
            _ = words.optional()
            let (_, player) = try player(&words)
            return compare(
                Array(words.rest), try ground.statuses(of: try consignment(player).id))
        case "returns":
            _ = words.optional()
            let (_, player) = try player(&words)
            return compare(
                Array(words.rest), try consignment(player).detail.returns.map(\.state.rawValue))
        case "issues":
            _ = words.optional()
            let (_, player) = try player(&words)
            return compare(
                Array(words.rest), try consignment(player).detail.issues.map(\.code))
        case "bill":
            _ = words.optional()
            return try expectBill(&words)
        default: return try expectState(&words)
        }
    }

    private func compare(_ expected: [String], _ found: [String]) -> String? {
        expected == found ? nil : "found \(found.joined(separator: " "))"
    }

    /// `expect answer refused INT-01 -301010`: outcome, then codes that must be among the issues,
    /// or the status of the receipt.
    private func expectAnswer(_ words: inout Words) throws -> String? {
        let outcome = try words.next("an outcome")
        let (found, said): (String, Set<String>)
        switch heard {
        case .nothing: throw StoryProblem("nothing was answered yet")
        case .paper(let answer):
            found = answer.outcome.rawValue
            said = Set([answer.returnStatus, answer.state] + answer.issues.flatMap(codes))
        case .other(let answer), .message(let answer):
            switch answer {
            case .done(_, let state, let status, _): (found, said) = ("done", [state, status])
            case .refused(let issues): (found, said) = ("refused", Set(issues.flatMap(codes)))
            case .notFound: (found, said) = ("unknown", [])
            case .forbidden(let issue): (found, said) = ("forbidden", Set(codes(issue)))
            case .message, .replay, .guidConflict, .ran: (found, said) = ("other", [])
            }
        }
        guard found == outcome, words.rest.allSatisfy(said.contains) else {
            return "answered \(found) \(said.sorted().joined(separator: " "))"
        }
        return nil
    }

    private func codes(_ issue: Issue) -> [String] { [issue.code, issue.official ?? ""] }

    /// `expect A released 800 tax 29.12`, `expect A waiting for payment order`
    private func expectState(_ words: inout Words) throws -> String? {
        let (_, player) = try player(&words)
        let consignment = try consignment(player)
        let state = try words.next("a state")
        var found = consignment.state.rawValue
        var agrees = found == state
        if words.skip("for") {
            let kinds = [311: "order", 411: "payment", 511: "waybill"]
            let awaited = consignment.detail.waitsFor.compactMap { kinds[$0.kind] }
            found += " for " + awaited.joined(separator: " ")
            agrees = agrees && Set(awaited) == Set(words.rest)
        } else {
            if let status = words.optional() {
                let last = try ground.statuses(of: consignment.id).last ?? "-"
                found += " " + last
                agrees = agrees && status == last
            }
            if words.skip("tax") {
                let tax = try words.amount()
                let total = consignment.detail.assessment?.total ?? .zero
                found += " tax \(total)"
                agrees = agrees && tax == total
            }
        }
        let why = consignment.detail.issues.map(\.code).joined(separator: " ")
        return agrees ? nil : "found \(found) \(why)"
    }

    /// `expect quota A used 320.00 held 0.00`, `expect stock milk-powder available 98`
    private func expectBalance(_ kind: String, _ words: inout Words) throws -> String? {
        let id: AccountID
        if kind == "stock" {
            let goods = try Self.goods(try words.next("goods"))
            id = .stock(emsNo: DemonstrationGoods.emsNo, itemRecordNo: goods.recordNo)
        } else {
            let (_, player) = try player(&words)
            let list = player.papers.list
            id =
                kind == "quota"
                ? .quota(
                    person: personKey(idNumber: list.buyerIdNumber, zone: ground.zone),
                    year: ground.today.year)
                : .guarantee(enterprise: list.assureCode)
        }
        let account = try ground.balance(of: id)
        while let word = words.optional() {
            let wanted = try words.amount()
            let found: Amount =
                switch word {
                case "used": account?.posted ?? .zero
                case "held": account?.held ?? .zero
                case "available": account?.available ?? .zero
                default: throw StoryProblem("an account has nothing \(word)")
                }
            if found != wanted { return "\(word) \(found)" }
        }
        return nil
    }

    /// `expect bill A 29.12`, `expect bill A none`
    private func expectBill(_ words: inout Words) throws -> String? {
        let (_, player) = try player(&words)
        let bills = try ground.bills(of: try consignment(player).id)
        let totals = Set(
            bills.map { ($0.customsTax + $0.valueAddedTax + $0.consumptionTax).description })
        if words.skip("none") { return bills.isEmpty ? nil : "a bill over \(totals)" }
        let wanted = try words.amount()
        return totals == [wanted.description] ? nil : "found \(totals.sorted())"
    }
}
