import Hummingbird
import Platform

/// 担保与账册接口: guarantees and bonded books, to their owners and officers.
struct BalancesAPI {
    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.get("guarantees/{enterpriseCode}") { _, context in
            try guarantee(context)
        }
        group.get("books/{emsNo}") { _, context in try book(context) }
    }

    private func guarantee(_ context: WebContext) throws -> Response {
        let caller = try Caller(context)
        let code = try context.pathText("enterpriseCode")
        guard let balance = try platform.inquiries.guarantee(of: code, for: caller.actor) else {
            throw Problem.notFound("没有这个企业的担保。", "There is no such guarantee.")
        }
        return .json { json in
            json.string("limit", balance.limit.description)
            json.string("held", balance.held.description)
            json.string("posted", balance.posted.description)
            json.string("available", balance.available.description)
        }
    }

    private func book(_ context: WebContext) throws -> Response {
        let caller = try Caller(context)
        let emsNo = try context.pathText("emsNo")
        guard let items = try platform.inquiries.book(emsNo, for: caller.actor) else {
            throw Problem.notFound("没有这本账册。", "There is no such book.")
        }
        return .json { json in
            json.array("items") { json in
                for item in items {
                    json.object { json in
                        json.string("itemRecordNo", item.itemRecordNo)
                        json.string("name", item.name)
                        json.string("hs", item.hs)
                        json.string("opening", item.opening.plain)
                        json.string("in", item.incoming.plain)
                        json.string("out", item.outgoing.plain)
                        json.string("held", item.held.plain)
                        json.string("available", item.available.plain)
                        json.string("unit", item.unit)
                    }
                }
            }
        }
    }
}
