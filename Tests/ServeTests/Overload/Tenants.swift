import Demonstration
import Foundation
import Messages
import Values

@testable import tongguan

/// 众企业: registered enterprises of which each has every part, so that each trades alone.
struct Tenants {
    struct Tenant {
        var enterprise: DemonstrationEnterprise
        var key: String
        /// Orders, payments, waybills and lists of the same consignments.
        fileprivate var templates: [MessageTemplate]
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
            csv += "\(DemonstrationEnterprise.allInOne.roles),9000000000.00\n"
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
                templates: ["9311", "9411", "9511", "9621"].enumerated().map { type, part in
                    MessageTemplate(
                        part, papers: papers, transfer: transfer, at: at, enterprise: enterprise
                    ) { $0.papers[type] }
                })
        }
    }

    /// Sends new consignments at that many messages a second: orders, payments and waybills, and
    /// the list of them once all three were taken, as a declarant does.
    func sender(_ index: Int, rate: Double?, connections: Int) -> Flood.Sender {
        let tenant = all[index]
        let supply = Supply()
        let lists = tenant.templates.count - 1
        return Flood.Sender(
            name: tenant.enterprise.code, key: tenant.key, rate: rate, connections: connections
        ) { [numbers, papers] in
            func message(_ type: Int, _ first: Int) -> Flood.Message {
                let body = tenant.templates[type].message(from: first)
                return Flood.Message(
                    bytes: HTTPRequest.message(body, key: tenant.key).bytes, first: first,
                    isList: type == lists)
            }
            if !supply.provable.isEmpty {
                return message(lists, supply.provable.removeFirst())
            }
            if supply.type == 0 {
                supply.first = numbers.next
                numbers.next += papers
            }
            defer { supply.type = (supply.type + 1) % lists }
            return message(supply.type, supply.first)
        } taken: { message in
            guard !message.isList else { return }
            supply.proofs[message.first, default: 0] += 1
            guard supply.proofs[message.first] == lists else { return }
            supply.proofs[message.first] = nil
            supply.provable.append(message.first)
        }
    }

    /// What one sender has to send.
    private final class Supply {
        var type = 0
        var first = 0
        /// How many of the three kinds of papers were taken, by their first consignment.
        var proofs: [Int: Int] = [:]
        /// Consignments whose papers are all there.
        var provable: [Int] = []
    }
}
