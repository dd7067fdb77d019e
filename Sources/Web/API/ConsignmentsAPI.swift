import Clearance
import Foundation
import Hummingbird
import Messages
import Platform

/// 卷宗接口: all that is known of one consignment, to those whom it concerns.
struct ConsignmentsAPI {
    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.get("consignments") { request, context in try find(request, context) }
        group.get("consignments/{id}") { _, context in
            let caller = try Caller(context)
            let id = try context.pathText("id")
            return try answer(try platform.inquiries.dossier(id: id, for: caller.actor))
        }
        group.post("consignments/{id}/unmasked") { request, context in
            try await unmask(request, context)
        }
    }

    private struct Members: Decodable {
        var purpose: String?
    }

    /// Only customs officers: an administrator runs the platform and needs nobody's address.
    private func unmask(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        guard caller.actor.role == .officer else {
            throw Problem.forbidden("只有监管人员可以。", "Only an officer may do this.")
        }
        let id = try context.pathText("id")
        let form = try await JSONForm.read(request, platform, as: Members.self)
        let purpose = try form.text("purpose", \.purpose, 4...200)
        let papers = try await platform.unmask(
            id, purpose: purpose, by: caller.actor, keyID: caller.keyID)
        guard let papers else {
            throw Problem.notFound("没有这个单证卷宗。", "There is no such consignment.")
        }
        var response = try Response.json(encoding: papers)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func find(_ request: Request, _ context: WebContext) throws -> Response {
        let caller = try Caller(context)
        let query = Query(request)
        guard let ebcCode = try query.text("ebcCode"), !ebcCode.isEmpty else {
            throw missing("ebcCode")
        }
        guard let orderNo = try query.text("orderNo"), !orderNo.isEmpty else {
            throw missing("orderNo")
        }
        return try answer(
            try platform.inquiries.dossier(
                ebcCode: ebcCode, orderNo: orderNo, for: caller.actor))
    }

    private func answer(_ dossier: Dossier?) throws -> Response {
        guard let dossier else {
            throw Problem.notFound("没有这个单证卷宗。", "There is no such consignment.")
        }
        return try .json(encoding: dossier)
    }

    private func missing(_ name: String) -> Problem {
        .parameter(name, expected: Bilingual("必填", "given"), found: "")
    }
}

extension Response {
    static func json(encoding value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .json(Array(try encoder.encode(value)))
    }
}

extension WebContext {
    /// A part of the path, percent-decoded; what cannot be decoded names nothing that exists.
    func pathText(_ name: String) throws -> String {
        guard let part = parameters.get(name)?.removingPercentEncoding, !part.isEmpty,
            part.utf8.count <= 255
        else { throw Problem.notFound("没有这个对象。", "There is no such thing.") }
        return part
    }
}
