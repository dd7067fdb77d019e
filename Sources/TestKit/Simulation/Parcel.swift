import Clearance
import Demonstration
import Messages
import Values

/// 包裹: one consignment of a story, small enough that stories share its papers.
package struct Parcel: Hashable {
    package enum Flaw: Hashable, CaseIterable { case none, underpaid, otherBuyer }

    var number: Int
    var buyer: Int
    var goods: Int
    var isBonded: Bool
    var isSmallAssurer: Bool
    var flaw: Flaw

    private static let assortment: [[ConsignmentPapers.Line]] = [
        [.init(.milkPowder, 1)], [.init(.milkPowder, 2)], [.init(.nappies, 2)],
        [.init(.wine, 2)], [.init(.nappies, 1), .init(.milkPowder, 1)],
    ]

    static func drawn(_ number: Int, _ chance: inout Chance) -> Parcel {
        Parcel(
            number: number, buyer: chance.below(2), goods: chance.below(assortment.count),
            isBonded: chance.once(in: 2), isSmallAssurer: chance.once(in: 3),
            flaw: chance.once(in: 8) ? chance.pick(Flaw.allCases) : .none)
    }

    var papers: ConsignmentPapers {
        var papers = ConsignmentPapers(
            number, buyer: DemonstrationPerson(buyer), lines: Self.assortment[goods],
            bonded: isBonded, at: Stage.opening)
        if isSmallAssurer { papers = papers.assured(by: .smallAssurer) }
        switch flaw {
        case .none: break
        case .underpaid: papers.payment.amountPaid = .yuan(1)
        case .otherBuyer: papers.list.buyerName = DemonstrationPerson(99).name
        }
        return papers
    }
}
