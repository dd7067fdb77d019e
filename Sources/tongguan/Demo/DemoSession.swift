import Clearance
import Demonstration
import Foundation
import Messages
import Platform
import SQLiteStorage
import Storage
import Values

/// 演示会话: the demonstration enterprises, registered, each with its key.
struct DemoSession: Sendable {
    let client: PlatformClient
    /// By the code of the enterprise.
    let keys: [String: String]
    let officer: String
    let administrator: String
    /// The platform's own time.
    let hasVirtualClock: Bool
    let at: Instant

    /// One line of the table that the demonstration prints.
    struct Line: Encodable {
        var outcome: String
        var key: String
        var status: String
        var state: String
        var reason: String
        var page: String
    }

    /// Registers what the demonstration needs, beside the platform that runs on these data.
    static func open(url: String, data: OpenData) async throws -> DemoSession {
        let scratch = try ScratchDirectory("demo")
        defer { scratch.remove() }
        let zone = data.zone
        let reports = [
            try RegistryImport.run(
                file: try scratch.write(DemonstrationEnterprise.register, to: "register.csv"),
                zone: zone, storage: data.storage),
            try BookImport.run(
                file: try scratch.write(DemonstrationGoods.bookItems, to: "book.csv"),
                zone: zone, storage: data.storage),
        ]
        precondition(
            reports.allSatisfy(\.problems.isEmpty), "our own registers are imported")
        try data.storage.write { transaction in
            for (merchant, channel) in [
                (DemonstrationEnterprise.reviewedMerchant, Channel.yellow),
                (.inspectedMerchant, .red),
            ] {
                try WatchRows.save(
                    WatchEntry(
                        subject: .enterprise, value: merchant.code, channel: channel,
                        reason: "演示布控 | watched for the demonstration"), zone, transaction)
            }
            try RegisterRows.touchRegisters(zone, transaction)
        }
        func key(_ role: Actor.Role, _ code: String? = nil) throws -> String {
            try Keys.issue(
                for: Actor(role: role, enterprise: code), zone: zone.id, at: SystemClock().now,
                in: data.storage
            ).token
        }
        var keys: [String: String] = [:]
        for enterprise in DemonstrationEnterprise.all {
            keys[enterprise.code] = try key(.enterprise, enterprise.code)
        }
        let administrator = try key(.admin)
        let client = PlatformClient(base: url)
        let clock = try await client.get("/api/v1/clock", key: administrator)
        let now = try? clock.decoded(as: Time.self)
        return DemoSession(
            client: client, keys: keys, officer: try key(.officer), administrator: administrator,
            hasVirtualClock: clock.status == 200,
            at: now.flatMap { Instant(rfc3339: $0.now) } ?? SystemClock().now)
    }

    private struct Time: Decodable { var now: String }

    // MARK: What enterprises and officers do

    /// Sends papers of one type as one message of the enterprise that sends such papers.
    @discardableResult
    func send(
        _ papers: [AnyPaper], guid: String? = nil, by sender: DemonstrationEnterprise? = nil
    ) async throws -> DemoReply {
        let answer = try await sendRaw(message(papers, guid: guid, by: sender), by: papers[0])
        guard answer.status == 200 else {
            let problem = try? answer.decoded(as: DemoProblem.self)
            throw CommandFailure.failed(
                "平台答复 \(answer.status)：\(problem?.detail ?? "")",
                "The platform answered \(answer.status).")
        }
        return try answer.decoded(as: DemoReply.self)
    }

    func message(
        _ papers: [AnyPaper], guid: String? = nil, by sender: DemonstrationEnterprise? = nil
    ) -> [UInt8] {
        let sender = sender ?? Self.sender(of: papers[0])
        var transfer = BaseTransfer()
        transfer.copCode = sender.code
        transfer.copName = sender.name
        transfer.dxpId = "DXPENT0000000001"
        return writeMessage(
            papers, guid: guid ?? UUID().uuidString, transfer: transfer)
    }

    func sendRaw(_ message: [UInt8], by paper: AnyPaper) async throws -> PlatformClient.Answer {
        try await client.send(message, key: keys[Self.sender(of: paper).code] ?? "")
    }

    /// The order, the payment and the waybill, in this order, and then the list.
    func declare(_ papers: ConsignmentPapers) async throws -> DemoReply.Paper {
        for paper in papers.papers.dropLast() { try await send([paper]) }
        return try await send([.importList(papers.list)]).papers[0]
    }

    func dossier(_ papers: ConsignmentPapers) async throws -> DemoDossier {
        let path =
            "/api/v1/consignments?ebcCode=\(papers.list.ebcCode)&orderNo=\(papers.list.orderNo)"
        return try await client.get(path, key: officer).decoded(as: DemoDossier.self)
    }

    func post(_ path: String, _ json: String, key: String) async throws -> DemoDone {
        let answer = try await client.post("/api/v1/" + path, json, key: key)
        guard answer.status == 200 else {
            let problem = try? answer.decoded(as: DemoProblem.self)
            throw CommandFailure.failed(
                "平台答复 \(answer.status)：\(problem?.detail ?? "")",
                "The platform answered \(answer.status).")
        }
        return try answer.decoded(as: DemoDone.self)
    }

    func advance(days: Int) async throws {
        _ = try await client.post(
            "/api/v1/clock", "{\"advanceDays\": \(days)}", key: administrator)
    }

    private static func sender(of paper: AnyPaper) -> DemonstrationEnterprise {
        switch paper {
        case .order: .platform
        case .payment: .payment
        case .waybill, .waybillStatus: .logistics
        case .delivery: .area
        default: .broker
        }
    }

    // MARK: What is printed

    func line(
        _ outcome: String, _ papers: ConsignmentPapers, _ reply: DemoReply.Paper
    ) -> Line {
        line(
            outcome, papers, status: reply.returnStatus, state: reply.state, reason: reply.reason,
            consignment: reply.consignment)
    }

    func line(
        _ outcome: String, _ papers: ConsignmentPapers, status: String, state: String,
        reason: String, consignment: String?
    ) -> Line {
        Line(
            outcome: outcome, key: papers.order.orderNo, status: status, state: state,
            reason: reason, page: consignment.map { "\(client.base)/consignments/\($0)" } ?? "")
    }
}
