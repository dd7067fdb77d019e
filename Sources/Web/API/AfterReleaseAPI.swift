import Clearance
import Hummingbird
import Platform

/// 放行后接口: returned goods that arrived, and tax that was paid.
struct AfterReleaseAPI {
    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.post("returns/{copNo}/arrival") { request, context in
            try await arrive(request, context)
        }
        group.post("taxes/{taxNo}/payment") { request, context in
            try await pay(request, context)
        }
    }

    private struct Arrival: Decodable {
        var agentCode: String?
        var day: String?
        var complete: Bool?
    }

    private struct Payment: Decodable {
        var day: String?
        var reference: String?
    }

    /// The flow knows who may say so: officers, role area and warehouse.
    private func arrive(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        let copNo = try context.pathText("copNo")
        let form = try await JSONForm.read(request, platform, as: Arrival.self)
        return try await platform.carryOut(
            .recordArrival(
                copNo: copNo, agentCode: try form.text("agentCode", \.agentCode, 1...18),
                day: try form.day("day", \.day), complete: form.members.complete ?? true), caller)
    }

    private func pay(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        try caller.requireOfficer()
        let taxNo = try context.pathText("taxNo")
        let form = try await JSONForm.read(request, platform, as: Payment.self)
        return try await platform.carryOut(
            .recordPayment(
                taxNo: taxNo, day: try form.day("day", \.day),
                reference: try form.text("reference", \.reference, 1...100)), caller)
    }
}
