import Clearance
import Demonstration
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Messages
import Storage
import TestKit
import Values

@testable import Platform
@testable import Web

/// 窗口试验: a platform over a filled ground, asked through its own addresses without a socket.
struct Edge {
    let ground: Ground
    let platform: RunningPlatform

    init(
        decider: (any Decider)? = nil, configure: (inout Settings) -> Void = { _ in }
    ) throws {
        ground = try Ground()
        var settings = Settings()
        settings.virtualClock = ground.now
        configure(&settings)
        platform = try RunningPlatform.start(
            settings, storage: ground.storage, decider: decider,
            logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
    }

    func ask(_ body: @escaping @Sendable (Asking) async throws -> Void) async throws {
        try await makeApplication(platform).test(.router) { client in
            try await body(Asking(client: client, edge: self))
        }
    }

    /// The key of an enterprise, an officer or an administrator.
    func key(_ role: Actor.Role = .enterprise, _ enterprise: String? = nil) throws -> String {
        try Keys.issue(
            for: Actor(role: role, enterprise: enterprise), zone: platform.zone.id,
            at: platform.clock.now, in: ground.storage
        ).token
    }

    /// The tax bills that were issued, each once.
    func bills() throws -> [TaxBill] {
        var bills: [TaxBill] = []
        for event in try ground.events() {
            guard case .taxBill(let bill) = event.receipt,
                !bills.contains(where: { $0.taxNo == bill.taxNo })
            else { continue }
            bills.append(bill)
        }
        return bills
    }

    var papers: ConsignmentPapers { papers(1) }

    func papers(_ number: Int) -> ConsignmentPapers {
        ConsignmentPapers(number, at: ground.now)
    }

    /// One message of papers of one type, as their usual sender writes it.
    func message(_ papers: [AnyPaper], number: Int, sender: String? = nil) -> [UInt8] {
        var transfer = BaseTransfer()
        transfer.copCode = sender ?? papers.first?.usualSender ?? ""
        transfer.copName = "演示企业"
        transfer.dxpId = "DXPENT0000000001"
        return writeMessage(
            papers, guid: ConsignmentPapers.guid("9100", number), transfer: transfer)
    }
}

/// Questions to the edge, and their answers as JSON.
struct Asking: Sendable {
    let client: any TestClientProtocol
    let edge: Edge

    func get(_ uri: String, key: String? = nil, headers: HTTPFields = [:]) async throws -> Reply {
        try await send(.get, uri, key: key, headers: headers, body: nil)
    }

    func post(
        _ uri: String, _ body: [UInt8], type: String = "application/xml", accept: String? = nil,
        key: String? = nil
    ) async throws -> Reply {
        var headers: HTTPFields = [.contentType: type]
        headers[.accept] = accept
        return try await send(.post, uri, key: key, headers: headers, body: body)
    }

    func post(_ uri: String, json: String, key: String? = nil) async throws -> Reply {
        try await post(uri, Array(json.utf8), type: "application/json", key: key)
    }

    /// Sends each paper in a message of its own, as who usually sends it; the last answer.
    @discardableResult
    func declare(_ papers: ConsignmentPapers, from number: Int = 1) async throws -> Reply {
        var last: Reply?
        for (index, paper) in papers.papers.enumerated() {
            last = try await post(
                "/api/v1/messages", edge.message([paper], number: number + index),
                key: edge.key(.enterprise, paper.usualSender))
        }
        guard let last else { throw CancellationError() }
        return last
    }

    func send(
        _ method: HTTPRequest.Method, _ uri: String, key: String?, headers: HTTPFields,
        body: [UInt8]?
    ) async throws -> Reply {
        var headers = headers
        if let key { headers[.authorization] = "Bearer \(key)" }
        let response = try await client.execute(
            uri: uri, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
        return Reply(response)
    }
}

/// What the edge answered.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    init(_ response: TestResponse) {
        status = Int(response.status.code)
        headers = response.headers
        bytes = Array(response.body.readableBytesView)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSONTree { JSONTree(bytes) }
}

/// A JSON value for assertions: `json["papers"][0]["state"].text`.
struct JSONTree: Sendable, Decodable, Equatable {
    private enum Value: Sendable, Equatable {
        case object([String: JSONTree])
        case array([JSONTree])
        case text(String)
        case number(Int)
        case flag(Bool)
        case none
    }

    private let value: Value

    init(_ bytes: [UInt8]) {
        self = (try? JSONDecoder().decode(JSONTree.self, from: Data(bytes))) ?? JSONTree(.none)
    }

    private init(_ value: Value) { self.value = value }

    init(from decoder: any Decoder) throws {
        let one = try decoder.singleValueContainer()
        if let value = try? one.decode(Bool.self) {
            self.init(.flag(value))
        } else if let value = try? one.decode(Int.self) {
            self.init(.number(value))
        } else if let value = try? one.decode(String.self) {
            self.init(.text(value))
        } else if let value = try? one.decode([JSONTree].self) {
            self.init(.array(value))
        } else {
            self.init((try? one.decode([String: JSONTree].self)).map(Value.object) ?? .none)
        }
    }

    subscript(_ name: String) -> JSONTree {
        if case .object(let members) = value {
            members[name] ?? JSONTree(.none)
        } else {
            JSONTree(.none)
        }
    }

    subscript(_ index: Int) -> JSONTree {
        list.indices.contains(index) ? list[index] : JSONTree(.none)
    }

    var list: [JSONTree] { if case .array(let list) = value { list } else { [] } }
    var names: Set<String> {
        if case .object(let members) = value { Set(members.keys) } else { [] }
    }
    var text: String? { if case .text(let text) = value { text } else { nil } }
    var number: Int? { if case .number(let number) = value { number } else { nil } }
    var flag: Bool? { if case .flag(let flag) = value { flag } else { nil } }

    /// Every `$ref` anywhere below.
    var references: [String] {
        switch value {
        case .object(let members):
            members.flatMap { name, below in
                name == "$ref" ? [below.text ?? ""] : below.references
            }
        case .array(let list): list.flatMap(\.references)
        case .text, .number, .flag, .none: []
        }
    }
}
