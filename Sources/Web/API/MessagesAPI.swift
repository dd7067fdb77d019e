import Clearance
import HTTPTypes
import Hummingbird
import Messages
import Platform
import Sealing

/// 报文接口: takes a message, answers when the outcome is durable.
struct MessagesAPI {
    static let path = "/api/v1/messages"

    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.post("messages") { request, context in try await take(request, context) }
    }

    private func take(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        let dryRun = try Query(request).flag("dryRun")
        guard let form = MediaKind(request.headers[.contentType]) else {
            throw Problem.unsupportedType(
                "application/xml, application/json",
                found: request.headers[.contentType] ?? "")
        }
        let wanted = MediaKind(accept: request.headers[.accept])
        let limit = platform.settings.limits.bodyBytes
        // Before a byte of the body is read.
        let place = try platform.reception.enter(
            caller.actor.name, bytes: Self.length(of: request.head, platform))
        defer { platform.reception.leave(place) }
        let bytes = try await Body(platform: platform).read(
            request, limit: limit, on: context.channel)
        let read = try await platform.reception.read(place, bytes: bytes.count) {
            try submission(bytes, form, from: caller.actor, dryRun: dryRun)
        }
        switch read {
        case .success(let submission):
            return try respond(try await platform.window.submit(submission), as: wanted)
        case .failure(let problem):
            return FormatRefusal(problem: problem, original: bytes, at: platform.clock.now)
                .response(as: wanted)
        }
    }

    /// What its head says of it; a body without a length is taken for a long one until it came.
    static func length(of head: HTTPRequest, _ platform: RunningPlatform) -> Int {
        let length = head.headerFields[.contentLength].flatMap { Int($0) } ?? 1 << 20
        return min(platform.settings.limits.bodyBytes, max(0, length))
    }

    /// All that is heavy about a message but its decision.
    private func submission(
        _ bytes: [UInt8], _ form: MediaKind, from actor: Actor, dryRun: Bool
    ) throws -> Result<Submission, WholeMessageProblem> {
        switch IncomingMessage.read(bytes, form) {
        case .failure(let problem): return .failure(problem)
        case .success(let incoming):
            // Sealed here, where requests are worked on side by side, and not by the only writer.
            let sealed =
                dryRun
                ? nil
                : try platform.zone.seals.seal(
                    incoming.bytes,
                    at: Place(
                        .messageBytes, zone: platform.zone.id, key: [incoming.message.guid]))
            let submission = Submission(
                command: .message(
                    incoming.message, bytes: incoming.bytes,
                    digest: "sha256:" + sha256Hex(incoming.bytes)),
                actor: actor, dryRun: dryRun,
                signature: try platform.signing.standing(
                    of: incoming.message, incoming.isXML ? incoming.bytes : nil,
                    from: actor.enterprise, at: platform.clock.now),
                sealed: sealed)
            return .success(submission)
        }
    }

    private func respond(_ answer: Answer, as wanted: MediaKind) throws -> Response {
        switch (answer, wanted) {
        case (.message(let answer), .json): return .json(AnswerJSON.encode(answer))
        case (.message(let answer), .xml): return try receipts(answer.papers.map(\.receipt))
        case (.replay(let stored), .json): return .json(AnswerJSON.replayed(stored))
        case (.replay(let stored), .xml):
            return try receipts(AnswerJSON.receipts(stored) ?? [])
        case (.guidConflict(let guid), _):
            throw Problem.conflict(
                "GUID-CONFLICT", "报文编号 \(guid) 已用于其他内容，请换一个 guid。",
                "The guid \(guid) was used for other content; use another.")
        default: throw Problem(refusal: answer)
        }
    }

    /// The receipts of one message have one type, and the first one's number for the whole.
    private func receipts(_ papers: [AnyPaper]) throws -> Response {
        guard let first = papers.first else { throw Problem.defect }
        let bytes = writeMessage(papers, guid: first.guid)
        return Response(headers: [.contentType: "application/xml; charset=utf-8"], bytes: bytes)
    }
}

extension Problem {
    /// What is left when a command was not carried out.
    init(refusal answer: Answer) {
        switch answer {
        case .forbidden(let issue):
            self = .forbidden(issue.message.zh, issue.message.en, issues: [issue])
        case .notFound: self = .notFound("没有这个对象。", "There is no such thing.")
        case .refused(let issues):
            self = .conflict(
                "REFUSED", issues.first?.message.zh ?? "当前状态不允许。",
                issues.first?.message.en ?? "The state does not allow it.", issues: issues)
        case .message, .replay, .guidConflict, .done, .ran: self = .defect
        }
    }
}
