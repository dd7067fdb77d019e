import Messages
import Values

/// 随机的一天: sentences of a story drawn by a seed: what enterprises might do, sensible or not.
package struct RandomDay {
    private var chance: Chance
    private let names = ["A", "B", "C", "D", "E"]

    package init(seed: UInt64) { chance = Chance(seed: seed) }

    private mutating func draw(_ limit: Int) -> Int { chance.below(limit) }
    private mutating func pick(_ words: [String]) -> String { chance.pick(words) }

    /// The sentences of the day, one a line.
    package mutating func story(sentences: Int) -> Story {
        var lines = ["# a random day", "day 2026-11-21"]
        lines.append("guarantee \(pick(["250.00", "9000.00", "9000.00"]))")
        for name in names {
            let goods = pick([
                "2 milk-powder", "1 watch", "12 wine", "3 nappies 2 milk-powder", "5 milk-powder",
            ])
            let mode = goods.contains("watch") ? "" : pick(["", " bonded"])
            lines.append("consignment \(name) \(goods)\(mode) buyer \(draw(2))")
        }
        lines.append(
            pick(["watch commodity 1901 yellow", "watch commodity 2204 red", "# no watch"]))
        // Most consignments come whole, so that there is something to cancel and return.
        for name in names where draw(3) > 0 { lines.append("send \(name)") }
        for _ in 0..<sentences { lines.append(sentence()) }
        return Story(lines.joined(separator: "\n"))
    }

    private mutating func sentence() -> String {
        let name = pick(names)
        let kind = pick(["order", "payment", "waybill", "list"])
        switch draw(24) {
        case 0...4: return "send \(name) \(kind)"
        case 5, 6: return "again \(name) \(kind)"
        case 7, 8: return "change \(name) \(kind)"
        case 9: return "delete \(name) \(kind)"
        case 10: return "set \(name) \(kind) note \(draw(3))"
        case 11:
            return pick([
                "set \(name) payment amountPaid 1.00", "set \(name) list buyerName 孙丙",
                "set \(name) list appStatus \(draw(2) + 1)",
                "set \(name) payment orderNo YS000000000\(draw(5) + 1)",
                "set \(name) list note \(draw(9))",
                "set \(name) list logisticsNo YD000000000\(draw(5) + 1)",
            ])
        case 12: return "cancel \(name)"
        case 13, 14: return "return \(name) \(draw(2) + 1) of 1"
        case 15: return "arrival \(name) \(draw(2) + 1)\(pick(["", " incomplete"]))"
        case 16: return "officer \(pick(["release", "reject", "inspect", "detain"])) \(name)"
        case 17: return "pay \(name)"
        case 18...20: return "return \(name) 1 of 1"
        case 21: return "arrival \(name) \(draw(4) + 1)"
        case 22: return "advance \(pick(["1", "3", "12"])) days"
        default: return pick(["signed \(name)", "deliver 5 milk-powder", "send \(name)"])
        }
    }
}
