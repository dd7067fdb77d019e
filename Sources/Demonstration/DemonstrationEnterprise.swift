import Values

/// 演示企业: a synthetic enterprise of the demonstration zone, one for each part in a consignment.
///
/// The codes are built like real ones and carry right check digits; no such enterprise exists.
package struct DemonstrationEnterprise: Sendable {
    package let code: String
    package let uscc: String
    package let name: String
    /// As the register writes them, joined by `;`.
    package let roles: String
    /// The tax it may owe at once, in yuan.
    package let guarantee: Int64

    package static let merchant = DemonstrationEnterprise(
        code: "3303961001", uscc: "91330300MADEM001XQ", name: "演示瓯江电商有限公司",
        roles: "merchant", guarantee: 0)
    package static let platform = DemonstrationEnterprise(
        code: "3303961002", uscc: "91330300MADEM002XR", name: "演示江心屿平台有限公司",
        roles: "platform", guarantee: 0)
    package static let payment = DemonstrationEnterprise(
        code: "3303961003", uscc: "91330300MADEM003XT", name: "演示雁荡支付有限公司",
        roles: "payment", guarantee: 0)
    package static let logistics = DemonstrationEnterprise(
        code: "3303961004", uscc: "91330300MADEM004XU", name: "演示楠溪物流有限公司",
        roles: "logistics", guarantee: 0)
    package static let broker = DemonstrationEnterprise(
        code: "3303961005", uscc: "91330300MADEM005XW", name: "演示飞云报关有限公司",
        roles: "broker", guarantee: 0)
    package static let area = DemonstrationEnterprise(
        code: "3303961006", uscc: "91330300MADEM006XX", name: "演示瓯海保税仓有限公司",
        roles: "area;warehouse", guarantee: 0)
    package static let assurer = DemonstrationEnterprise(
        code: "3303961007", uscc: "91330300MADEM007XY", name: "演示洞头担保有限公司",
        roles: "assurer", guarantee: 50_000_000)
    /// Guarantees so little that one list exceeds it.
    package static let smallAssurer = DemonstrationEnterprise(
        code: "3303961008", uscc: "91330300MADEM008X0", name: "演示文成小额担保有限公司",
        roles: "assurer", guarantee: 1)
    /// Stands on the watch list of the demonstration: its lists are reviewed.
    package static let reviewedMerchant = DemonstrationEnterprise(
        code: "3303961009", uscc: "91330300MADEM009X1", name: "演示泰顺电商有限公司",
        roles: "merchant", guarantee: 0)
    /// Stands on the watch list of the demonstration: its lists are inspected.
    package static let inspectedMerchant = DemonstrationEnterprise(
        code: "3303961011", uscc: "91330300MADEM011XE", name: "演示苍南电商有限公司",
        roles: "merchant", guarantee: 0)
    /// Well formed and in no register.
    package static let unregistered = DemonstrationEnterprise(
        code: "3303961014", uscc: "91330300MADEM014XH", name: "演示未备案电商有限公司",
        roles: "merchant", guarantee: 0)

    /// Has every part in a consignment, so that one key may send all its papers.
    package static let allInOne = DemonstrationEnterprise(
        code: "3303961010", uscc: "91330300MADEM010XD", name: "演示一体化有限公司",
        roles: "assurer;broker;logistics;merchant;payment;platform", guarantee: 9_000_000_000)

    /// An enterprise that has every part on a platform that is not ours.
    package static func named(_ code: String) -> DemonstrationEnterprise {
        DemonstrationEnterprise(
            code: code, uscc: "", name: "演示一体化有限公司", roles: allInOne.roles, guarantee: 0)
    }

    /// All that are registered.
    package static let all = [
        merchant, platform, payment, logistics, broker, area, assurer, smallAssurer,
        reviewedMerchant, inspectedMerchant,
    ]

    /// This enterprise alone, in the columns of `tongguan registry import`.
    package var registerAlone: String { Self.header + row }

    private static let header = "code,uscc,name,roles,guarantee\n"
    private var row: String { "\(code),\(uscc),\(name),\(roles),\(guarantee).00\n" }

    /// The register in the columns of `tongguan registry import`.
    package static var register: String {
        all.reduce(into: header) { $0 += $1.row }
    }
}
