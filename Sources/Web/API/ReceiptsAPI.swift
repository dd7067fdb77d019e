import Clearance
import HTTPTypes
import Hummingbird
import Platform
import ServiceLifecycle

/// 回执接口: the receipts owed to the caller, in commit order.
struct ReceiptsAPI {
    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.get("receipts") { request, context in try await list(request, context) }
    }

    private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        let query = Query(request)
        let cursor = try query.cursor()
        let limit = try query.number("limit", 1...1_000, orElse: 100)
        let seconds = try query.number("wait", 0...30, orElse: 0)
        // To whom no receipt is ever addressed, none is owed.
        guard let enterprise = caller.actor.enterprise else {
            return answer(ReceiptList(receipts: [], after: cursor))
        }
        let notifier = platform.window.notifier
        let found = try await withGracefulShutdownHandler {
            try await platform.inquiries.receipts(
                for: enterprise, after: cursor, limit: limit, waiting: .seconds(seconds),
                for: notifier, clock: platform.clock)
        } onGracefulShutdown: {
            notifier.close()
        }
        guard try caller.isValid() else { throw Problem.unauthorized }
        return answer(found)
    }

    private func answer(_ list: ReceiptList) -> Response {
        .json { json in
            json.array("receipts") { json in
                for receipt in list.receipts { receipt.write(to: &json) }
            }
            json.string("next", String(list.next))
        }
    }
}
