import Demonstration
import Foundation
import Messages
import Values

/// 演示场景: one consignment, or a few, on its way to one outcome.
struct DemoScene: Sendable {
    let name: String
    /// `number` is free for this scene, and so are the nine after it.
    let play: @Sendable (_ session: DemoSession, _ number: Int) async throws -> DemoSession.Line

    static let all = duringTheDay + laterOn

    // MARK: The day

    private static let duringTheDay: [DemoScene] = [
        DemoScene(name: "直购放行 | 9610 released") { session, number in
            let papers = ConsignmentPapers(number, at: session.at)
            return session.line(
                "直购放行 | 9610 released", papers, try await session.declare(papers))
        },
        DemoScene(name: "保税放行 | 1210 released") { session, number in
            let papers = ConsignmentPapers(number, bonded: true, at: session.at)
            return session.line(
                "保税放行 | 1210 released", papers, try await session.declare(papers))
        },
        DemoScene(name: "等待支付单后放行 | waited for its payment") { session, number in
            let papers = ConsignmentPapers(number, at: session.at)
            try await session.send([.order(papers.order)])
            try await session.send([.waybill(papers.waybill)])
            let waiting = try await session.send([.importList(papers.list)]).papers[0]
            try await session.send([.payment(papers.payment)])
            let dossier = try await session.dossier(papers)
            return session.line(
                "等待支付单后放行 | waited for its payment", papers,
                status: "\(waiting.returnStatus) → \(dossier.returnStatus)",
                state: "\(waiting.state) → \(dossier.state)", reason: waiting.returnInfo,
                consignment: dossier.id)
        },
        DemoScene(name: "仍在等待 | still waiting") { session, number in
            let papers = ConsignmentPapers(number, at: session.at)
            return session.line(
                "仍在等待 | still waiting", papers,
                try await session.send([.importList(papers.list)]).papers[0])
        },
        refused("支付金额不符 | amounts differ") { papers in
            papers.payment.amountPaid = papers.payment.amountPaid + .yuan(1)
        },
        refused("订购人与支付人不符 | payer is not the buyer") { papers in
            let other = DemonstrationPerson(papers.number % 9_000_000 + 7)
            papers.payment.payerName = other.name
            papers.payment.payerIdNumber = other.idNumber
        },
        limited("超过单次限值 | over the single limit", [.init(.wine, 30)]),
        limited("单件超限全额征税 | one article above, full tax", [.init(.watch)]),
        limited("不在正面清单 | not on the positive list", [.init(.book)]),
        DemoScene(name: "超过年度限值 | over the year's limit") { session, number in
            let buyer = DemonstrationPerson(number % 9_000_000 + 9)
            for offset in 1...3 {
                _ = try await session.declare(
                    ConsignmentPapers(
                        number + offset, buyer: buyer, lines: [.init(.watch)], at: session.at))
            }
            let papers = ConsignmentPapers(
                number, buyer: buyer, lines: [.init(.wine, 12)], at: session.at)
            return session.line(
                "超过年度限值 | over the year's limit", papers, try await session.declare(papers))
        },
        DemoScene(name: "企业未备案 | merchant not registered") { session, number in
            let papers = ConsignmentPapers(number, at: session.at).sold(by: .unregistered)
            return session.line(
                "企业未备案 | merchant not registered", papers,
                try await session.send([.importList(papers.list)]).papers[0])
        },
        DemoScene(name: "担保不足 | guarantee too small") { session, number in
            let papers = ConsignmentPapers(number, at: session.at).assured(by: .smallAssurer)
            return session.line(
                "担保不足 | guarantee too small", papers, try await session.declare(papers))
        },
        DemoScene(name: "坏单不连累好单 | bad paper, good neighbours") { session, number in
            let papers = (0..<3).map { ConsignmentPapers(number + $0, at: session.at) }
            var bad = papers[1].order
            bad.currency = "502"
            let reply = try await session.send([
                .order(papers[0].order), .order(bad), .order(papers[2].order),
            ])
            return session.line(
                "坏单不连累好单 | bad paper, good neighbours", papers[1],
                status: reply.papers.map(\.returnStatus).joined(separator: " "),
                state: reply.papers.map(\.outcome).joined(separator: " "),
                reason: reply.papers[1].reason, consignment: nil)
        },
        DemoScene(name: "重复报送 | sent twice") { session, number in
            let papers = ConsignmentPapers(number, at: session.at)
            let message = session.message([.order(papers.order)])
            _ = try await session.sendRaw(message, by: .order(papers.order))
            let again = try await session.sendRaw(message, by: .order(papers.order))
                .decoded(as: DemoReply.self)
            let renewed = try await session.send([.order(papers.order)])
            return session.line(
                "重复报送 | sent twice", papers, status: renewed.papers[0].returnStatus,
                state: "replayed=\(again.replayed) \(renewed.papers[0].outcome)",
                reason: renewed.papers[0].reason, consignment: nil)
        },
        DemoScene(name: "同号不同内容 | same number, other content") { session, number in
            var papers = ConsignmentPapers(number, at: session.at)
            try await session.send([.order(papers.order)])
            papers.order.consigneeAddress = "浙江省温州市演示区另一条路1号"
            return session.line(
                "同号不同内容 | same number, other content", papers,
                try await session.send([.order(papers.order)]).papers[0])
        },
        DemoScene(name: "报文格式错误 | CEB900") { session, number in
            let papers = ConsignmentPapers(number, at: session.at)
            let answer = try await session.sendRaw(
                Array("<CEB311Message><Order></CEB311Message>".utf8), by: .order(papers.order))
            let problem = try answer.decoded(as: DemoProblem.self)
            return session.line(
                "报文格式错误 | CEB900", papers, status: "HTTP \(problem.status)",
                state: problem.code, reason: problem.detail, consignment: nil)
        },
        settled("人工审核后放行 | reviewed, released", .reviewedMerchant, "release"),
        settled("查验后退单 | inspected, rejected", .inspectedMerchant, "reject"),
    ]

    private static func refused(
        _ name: String, _ spoil: @escaping @Sendable (inout ConsignmentPapers) -> Void
    ) -> DemoScene {
        DemoScene(name: name) { session, number in
            var papers = ConsignmentPapers(number, at: session.at)
            spoil(&papers)
            return session.line(name, papers, try await session.declare(papers))
        }
    }

    private static func limited(
        _ name: String, _ lines: [ConsignmentPapers.Line]
    ) -> DemoScene {
        DemoScene(name: name) { session, number in
            let papers = ConsignmentPapers(number, lines: lines, at: session.at)
            return session.line(name, papers, try await session.declare(papers))
        }
    }

    private static func settled(
        _ name: String, _ merchant: DemonstrationEnterprise, _ decision: String
    ) -> DemoScene {
        DemoScene(name: name) { session, number in
            let papers = ConsignmentPapers(number, at: session.at).sold(by: merchant)
            let stopped = try await session.declare(papers)
            let id = stopped.consignment ?? ""
            let done = try await session.post(
                "lists/\(id)/decisions",
                "{\"decision\": \"\(decision)\", \"reason\": \"演示\"}", key: session.officer)
            return session.line(
                name, papers, status: "\(stopped.returnStatus) → \(done.returnStatus)",
                state: "\(stopped.state) → \(done.state)", reason: done.returnInfo,
                consignment: done.id)
        }
    }

    // MARK: After the release

    private static let laterOn: [DemoScene] = [
        DemoScene(name: "撤销 | cancelled by 623") { session, number in
            let papers = ConsignmentPapers(number, at: session.at)
            let released = try await session.declare(papers)
            let request = papers.cancelRequest(
                invtNo: released.invtNo ?? "", at: session.at)
            let reply = try await session.send([.cancelRequest(request)]).papers[0]
            let dossier = try await session.dossier(papers)
            return session.line(
                "撤销 | cancelled by 623", papers,
                status: "\(released.returnStatus) → \(reply.returnStatus)", state: dossier.state,
                reason: reply.reason, consignment: dossier.id)
        },
        DemoScene(name: "部分退货 | partly returned by 625") { session, number in
            let papers = ConsignmentPapers(
                number, lines: [.init(.milkPowder, 4)], at: session.at)
            let released = try await session.declare(papers)
            let request = papers.returnRequest(
                invtNo: released.invtNo ?? "", lines: [(1, 1)], at: session.at)
            let reply = try await session.send([.returnRequest(request)]).papers[0]
            let arrived = try await session.post(
                "returns/\(request.copNo ?? "")/arrival",
                """
                {"agentCode": "\(request.agentCode)", "day": "\(session.at.day)", "complete": true}
                """, key: session.officer)
            return session.line(
                "部分退货 | partly returned by 625", papers,
                status: "\(reply.returnStatus) → \(arrived.returnStatus)", state: arrived.state,
                reason: arrived.returnInfo, consignment: arrived.id)
        },
        DemoScene(name: "妥投 | signed for (513)") { session, number in
            let papers = ConsignmentPapers(number, at: session.at)
            let released = try await session.declare(papers)
            let reply = try await session.send([
                .waybillStatus(papers.waybillStatus(at: session.at))
            ]).papers[0]
            return session.line(
                "妥投 | signed for (513)", papers, status: reply.returnStatus,
                state: reply.outcome, reason: reply.reason, consignment: released.consignment)
        },
        DemoScene(name: "税单、缴税、结关 | 816, 818, 899") { session, number in
            let name = "税单、缴税、结关 | 816, 818, 899"
            let papers = ConsignmentPapers(number, at: session.at)
            let released = try await session.declare(papers)
            guard session.hasVirtualClock else {
                return session.line(
                    name, papers, status: released.returnStatus, state: released.state,
                    reason: "税单在第31天 | billed on day 31: serve --virtual-clock shows it at once",
                    consignment: released.consignment)
            }
            try await session.advance(days: 32)
            let billed = try await session.dossier(papers)
            let paid = try await session.post(
                "taxes/\(billed.taxNo ?? "")/payment",
                "{\"day\": \"\(session.at.day.adding(days: 32))\", \"reference\": \"YS-\(number)\"}",
                key: session.officer)
            return session.line(
                name, papers, status: "\(released.returnStatus) → \(paid.returnStatus)",
                state: "\(billed.state) → \(paid.state)", reason: paid.returnInfo,
                consignment: paid.id)
        },
    ]
}
