import Clearance
import Hummingbird
import Messages
import Platform

/// 审单接口: the officer's queue and the officer's word.
struct ListsAPI {
    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.get("lists") { request, context in try queue(request, context) }
        group.post("lists/{id}/decisions") { request, context in
            try await decide(request, context)
        }
    }

    private struct Members: Decodable {
        var decision: String?
        var reason: String?
    }

    private func queue(_ request: Request, _ context: WebContext) throws -> Response {
        let caller = try Caller(context)
        try caller.requireOfficer()
        let query = Query(request)
        let after = try query.text("after") ?? ""
        let limit = try query.number("limit", 1...1_000, orElse: 100)
        var state: ListState?
        if let text = try query.text("state"), !text.isEmpty {
            state = ListState(rawValue: text)
            if state == nil {
                let words = ListState.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem.parameter(
                    "state", expected: Bilingual("：\(words) 之一", "one of \(words)"), found: text)
            }
        }
        return try .json(
            encoding: try platform.inquiries.officerQueue(
                state: state, after: after, limit: limit))
    }

    private func decide(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        try caller.requireOfficer()
        let id = try context.pathText("id")
        let form = try await JSONForm.read(request, platform, as: Members.self)
        guard let decision = OfficerDecision(rawValue: form.members.decision ?? "") else {
            let words = OfficerDecision.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.parameter(
                "decision", expected: Bilingual("：\(words) 之一", "one of \(words)"),
                found: form.members.decision ?? "", isBody: true)
        }
        let reason = try form.text("reason", \.reason, 1...1_000)
        return try await platform.carryOut(
            .decide(consignment: id, decision, reason: reason), caller)
    }
}

extension RunningPlatform {
    /// Submits a command that is answered with where the consignment now stands.
    func carryOut(_ command: Command, _ caller: Caller) async throws -> Response {
        let answer = try await window.submit(Submission(command: command, actor: caller.actor))
        guard case .done(let consignment, let state, let status, let info) = answer else {
            throw Problem(refusal: answer)
        }
        return .json { json in
            json.string("id", consignment)
            json.string("state", state)
            json.string("returnStatus", status)
            json.string("returnInfo", info)
        }
    }
}
