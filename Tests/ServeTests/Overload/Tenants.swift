import Demonstration
import Foundation
import Messages
import Values

@testable import tongguan

/// 众企业: registered enterprises of which each has every part, so that each may send orders alone.
struct Tenants {
    struct Tenant {
        var enterprise: DemonstrationEnterprise
        var key: String
        fileprivate var template: MessageTemplate
    }

    let all: [Tenant]
    let papers: Int
    private let numbers = Numbers()

    private final class Numbers {
        var next = 1
    }

    init(_ count: Int, papers: Int, at site: Site) throws {
        self.papers = papers
        let codes = (0..<count).map { "33039620\(10 + $0)" }
        var csv = "code,uscc,name,roles,guarantee\n"
        for code in codes {
            let stem = "9133030" + "0MAD" + code.suffix(6)
            let uscc = "0123456789ABCDEFGHJKLMNPQRTUWXY".lazy.compactMap { USCC(stem + "\($0)") }
            guard let whole = uscc.first else { throw Trouble("\(stem) has no check character") }
            csv += "\(code),\(whole.text),演示一体化有限公司,"
            csv += "\(DemonstrationEnterprise.allInOne.roles),90000000.00\n"
        }
        let at = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        let keys = try site.register(csv, codes)
        all = zip(codes, keys).map { code, key in
            var transfer = BaseTransfer()
            transfer.copCode = code
            transfer.copName = "演示一体化有限公司"
            transfer.dxpId = "DXPENT0000000001"
            let enterprise = DemonstrationEnterprise.named(code)
            return Tenant(
                enterprise: enterprise, key: key,
                template: MessageTemplate(
                    "9311", papers: papers, transfer: transfer, at: at, enterprise: enterprise
                ) { $0.papers[0] })
        }
    }

    /// Sends new orders at that many messages a second.
    func sender(_ index: Int, rate: Double?, connections: Int) -> Flood.Sender {
        let tenant = all[index]
        return Flood.Sender(
            name: tenant.enterprise.code, key: tenant.key, rate: rate, connections: connections,
            length: tenant.template.message(from: 1).count
        ) { [numbers, papers] in
            numbers.next += papers
            return tenant.template.message(from: numbers.next)
        }
    }
}
