import Clearance
import Ledger
import Messages
import Storage
import Values

/// 额度余额: what one person may still import in a year.
package struct QuotaBalance: Sendable, Equatable {
    package var limit: Amount
    package var used: Amount
    package var held: Amount
    package var remaining: Amount
}

/// 担保余额: what an enterprise guarantees and how much of it is taken.
package struct GuaranteeBalance: Sendable, Equatable {
    package var limit: Amount
    package var held: Amount
    package var posted: Amount
    package var available: Amount
}

/// 账册余额: one item of a bonded book and its stock.
package struct BookBalance: Sendable, Equatable {
    package var itemRecordNo: String
    package var name: String
    package var hs: String
    package var unit: String
    package var opening: Amount
    package var incoming: Amount
    package var outgoing: Amount
    package var held: Amount
    package var available: Amount
}

extension Inquiries {
    /// Nil where the year had no retail channel, and so no limit.
    ///
    /// Who gives another `name` than the person's lists carry is told what is told of a person who
    /// never bought anything.
    package func quota(idNumber: String, name: String?, year: Int) throws -> QuotaBalance? {
        guard let day = Day(year: year, month: 12, day: 31),
            let limit = policy.limits(on: day)?.annual
        else { return nil }
        let person = personKey(idNumber: idNumber, zone: zone)
        let id = AccountID.quota(person: person, year: year)
        let known = try storage.read { transaction -> Account? in
            let found = try AccountRows.find(id, zone, transaction) { account, names in
                let isAsked = name.map { names.contains($0, of: person, zone: zone) } ?? true
                return isAsked ? account : nil
            }
            return found ?? nil
        }
        let account = known ?? Account(id: id, allowance: limit)
        return QuotaBalance(
            limit: account.allowance, used: account.posted, held: account.held,
            remaining: max(account.available, .zero))
    }

    /// Nil where there is no such enterprise, or where it is not for the caller to know.
    package func guarantee(of enterprise: String, for actor: Actor) throws -> GuaranteeBalance? {
        guard actor.mayDecide || actor.enterprise == enterprise else { return nil }
        return try storage.read { transaction in
            guard let limit = try BalanceRows.guarantee(of: enterprise, zone.id, transaction)
            else { return nil }
            let id = AccountID.guarantee(enterprise: enterprise)
            var account =
                try AccountRows.find(id, zone, transaction) ?? Account(id: id, allowance: limit)
            // The register says what is guaranteed; the account learns it with its next hold.
            account.allowance = limit
            return GuaranteeBalance(
                limit: limit, held: account.held, posted: account.posted,
                available: account.available)
        }
    }

    /// Nil where there is no such book, or where it is not for the caller to know.
    package func book(_ emsNo: String, for actor: Actor) throws -> [BookBalance]? {
        try storage.read { transaction in
            let items = try BalanceRows.book(emsNo, zone.id, transaction)
            guard !items.isEmpty else { return nil }
            if !actor.mayDecide {
                guard let enterprise = actor.enterprise else { return nil }
                let owns = items.contains { $0.areaCode == enterprise }
                let accounts = items.map {
                    AccountID.stock(emsNo: emsNo, itemRecordNo: $0.itemRecordNo).text
                }
                guard
                    try owns
                        || BalanceRows.hasSold(enterprise, from: accounts, zone.id, transaction)
                else { return nil }
            }
            var balances: [BookBalance] = []
            for item in items {
                let id = AccountID.stock(emsNo: emsNo, itemRecordNo: item.itemRecordNo)
                let account =
                    try AccountRows.find(id, zone, transaction)
                    ?? Account(id: id, allowance: item.opening)
                balances.append(
                    BookBalance(
                        itemRecordNo: item.itemRecordNo, name: item.name, hs: item.hs,
                        unit: item.unit, opening: item.opening,
                        incoming: account.allowance.subtracting(item.opening) ?? .zero,
                        outgoing: account.posted, held: account.held,
                        available: account.available))
            }
            return balances
        }
    }

    package func isRegistered(_ enterprise: String) throws -> Bool {
        try storage.read { try BalanceRows.guarantee(of: enterprise, zone.id, $0) != nil }
    }
}
