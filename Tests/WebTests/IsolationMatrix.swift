import Clearance
import Demonstration
import Foundation
import HTTPTypes
import Messages
import Testing
import Values

@testable import Platform
@testable import Web

/// 隔离矩阵: every operation of the interface with what it can be asked for: something that is there
/// and belongs to others, and something that is not there at all.
///
/// It is read from the interface's own document, which another test holds against the router. What
/// it does not know how to ask is a failure: a new parameter or body needs its line here.
struct IsolationMatrix: Sendable {
    /// Addresses that need no key, and why.
    static let open: [String: String] = [
        "GET /healthz": "says that the process lives, nothing else",
        "GET /readyz": "says whether it can work, nothing else",
        "GET /metrics": "figures of the whole platform that name nobody",
        "GET /openapi.json": "this interface",
        "POST /ceb2grab/grab/realTimeDataUpload": "announcement 179 of 2018 knows no keys: signed",
        "POST /platDataOpen/{ebpCode}": "announcement 179 of 2018 knows no keys: tells nothing",
    ]

    struct Operation: Sendable {
        var method: HTTPRequest.Method
        var path: String
        var tag: String
        var names: [String]
        var query: [String]
        var body: String?
        var type: String?

        var name: String { "\(method.rawValue) \(path)" }
        /// It names something that is there or not.
        var asksForOne: Bool { !names.isEmpty || !query.isEmpty }
    }

    let operations: [Operation]
    let existing: [String: String]
    let missing: [String: String]
    let bodies: [String: String]
    /// What no stranger may find in an answer.
    let secrets: [String]

    /// Fills a platform with a day of one consignment: declared, released, to be returned, billed.
    init(_ edge: Edge, _ asking: Asking) async throws {
        let papers = edge.papers
        let first = try await asking.declare(papers)
        let id = try #require(first.json["papers"][0]["consignment"].text)
        let invtNo = try #require(first.json["papers"][0]["invtNo"].text)
        let goods = papers.returnRequest(
            invtNo: invtNo, lines: [(1, 1)], at: edge.platform.clock.now)
        let returned = try await asking.post(
            "/api/v1/messages", edge.message([.returnRequest(goods)], number: 50),
            key: edge.key(.enterprise, papers.list.agentCode))
        try #require(returned.json["papers"][0]["outcome"].text == "accepted", "\(returned.text)")
        let other = edge.papers(2)
        try await asking.declare(other, from: 100)
        let admin = try edge.key(.admin)
        _ = try await asking.post("/api/v1/clock", json: #"{"advanceDays":31}"#, key: admin)
        let bill = try #require(try edge.bills().first { $0.invtNo != invtNo })
        let copNo = try #require(goods.copNo)

        existing = [
            "id": id, "ebcCode": papers.order.ebcCode, "orderNo": papers.order.orderNo,
            "enterpriseCode": papers.list.assureCode, "emsNo": DemonstrationGoods.emsNo,
            "copNo": copNo, "taxNo": bill.taxNo, "ebpCode": papers.order.ebpCode,
            "payTransactionId": papers.payment.payTransactionId, "guid": papers.list.guid,
            // The receipt of the first order.
            "cursor": "00000001",
        ]
        // The same shape: only what is there differs.
        missing = existing.mapValues { value in
            String(value.dropLast(2)) + (value.hasSuffix("98") ? "97" : "98")
        }
        let message = edge.message([.order(edge.papers(7).order)], number: 70)
        bodies = [
            "Decision": #"{"decision":"detain","reason":"x"}"#,
            "Arrival":
                #"{"agentCode":"\#(papers.list.agentCode)","day":"2026-12-01","complete":true}"#,
            "TaxPayment": #"{"day":"2026-12-22","reference":"SK-1"}"#,
            "QuotaInquiry":
                #"{"idNumber":"\#(papers.buyer.idNumber)","name":"某某某","year":2026}"#,
            "Advance": #"{"advanceDays":1}"#, "Purpose": #"{"purpose":"a complaint"}"#,
            "PaymentDataRequest":
                #"{"ebpCode":"\#(papers.order.ebpCode)","orderNo":"\#(papers.order.orderNo)"}"#,
            "PaymentInquiryForm": "openReq=%7B%7D", "PaymentDataUpload": "payExInfoStr=%7B%7D",
            "": String(decoding: message, as: UTF8.self),
        ]
        secrets = [
            id, papers.order.orderNo, papers.list.copNo ?? "–", papers.buyer.idNumber,
            papers.buyer.name,
            copNo, bill.taxNo, papers.waybill.logisticsNo,
        ]
        operations = try Self.read(JSONTree(OpenAPI.document))
    }

    private static func read(_ document: JSONTree) throws -> [Operation] {
        let paths = document["paths"]
        return try paths.names.sorted().flatMap { path in
            try paths[path].names.sorted().map { method in
                let operation = paths[path][method]
                let parameters = operation["parameters"].list
                func names(_ place: String, required: Bool) -> [String] {
                    parameters.filter {
                        $0["in"].text == place && (!required || $0["required"].flag == true)
                    }.compactMap { $0["name"].text }
                }
                let forms = operation["requestBody"]["content"]
                let type = forms.names.sorted().first { $0 != "application/xml" }
                let isMessage = forms.names.contains("application/xml")
                let reference = type.flatMap { forms[$0]["schema"]["$ref"].text }
                return Operation(
                    method: try #require(HTTPRequest.Method(method.uppercased())), path: path,
                    tag: operation["tags"][0].text ?? "", names: names("path", required: true),
                    // Of several ways to name a thing one is enough.
                    query: names("query", required: true)
                        + names("query", required: false).filter {
                            $0 == "orderNo" && !names("query", required: true).contains($0)
                        },
                    body: isMessage
                        ? "" : reference.map { String($0.split(separator: "/").last ?? "") },
                    type: isMessage ? "application/xml" : type)
            }
        }
    }

    /// Asks; nil where the matrix does not know how.
    func ask(
        _ operation: Operation, for things: [String: String], _ asking: Asking, key: String?,
        method: HTTPRequest.Method? = nil
    ) async throws -> Reply? {
        var address = operation.path
        for name in operation.names {
            guard let value = things[name] else { return nil }
            address = address.replacing("{\(name)}", with: value)
        }
        let query = operation.query.compactMap { name in things[name].map { "\(name)=\($0)" } }
        guard query.count == operation.query.count else { return nil }
        if !query.isEmpty { address += "?" + query.joined(separator: "&") }
        var body: [UInt8]?
        var headers: HTTPFields = [:]
        if let form = operation.body {
            guard let text = bodies[form] else { return nil }
            body = Array(text.utf8)
            headers[.contentType] = operation.type
        }
        return try await asking.send(
            method ?? operation.method, address, key: key, headers: headers, body: body)
    }
}
