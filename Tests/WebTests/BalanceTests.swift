import Demonstration
import Messages
import TestKit
import Testing
import Values

@testable import Platform
@testable import Web

@Suite("Balances are told to those who may know them", .everyEngine)
struct BalanceTests {
    private func body(_ person: DemonstrationPerson, name: Bool = true) -> String {
        let name = name ? "\"name\":\"\(person.name)\"," : ""
        return "{\"idNumber\":\"\(person.idNumber)\",\(name)\"year\":2026}"
    }

    @Test("A released list is used from its buyer's quota and held from its guarantor's sum")
    func used() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let before = try await asking.post(
                "/api/v1/quota", json: body(edge.papers.buyer), key: key)
            #expect(before.status == 200)
            #expect(before.json["limit"].text == "26000.00")
            #expect(before.json["remaining"].text == "26000.00")
            try await asking.declare(edge.papers)
            let after = try await asking.post(
                "/api/v1/quota", json: body(edge.papers.buyer), key: key
            ).json
            let value = edge.papers.order.goodsValue + edge.papers.order.freight
            #expect(after["used"].text == value.description)
            #expect(after["remaining"].text == (Amount.yuan(26_000) - value).description)

            let assurer = edge.papers.list.assureCode
            let own = try await asking.get(
                "/api/v1/guarantees/\(assurer)", key: edge.key(.enterprise, assurer)
            ).json
            let limit = Amount(own["limit"].text ?? "")
            let available = Amount(own["available"].text ?? "")
            #expect(limit != nil && available != nil && available != limit)
        }
    }

    @Test("An enterprise must give the person's name, and must be registered")
    func names() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let registered = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let nameless = try await asking.post(
                "/api/v1/quota", json: body(edge.papers.buyer, name: false), key: registered)
            #expect(nameless.status == 422)
            #expect(nameless.json["issues"][0]["path"].text == "name")
            let stranger = try edge.key(.enterprise, DemonstrationEnterprise.unregistered.code)
            let refused = try await asking.post(
                "/api/v1/quota", json: body(edge.papers.buyer), key: stranger)
            #expect(refused.status == 403)
            let officer = try await asking.post(
                "/api/v1/quota", json: body(edge.papers.buyer, name: false),
                key: edge.key(.officer))
            #expect(officer.status == 200)
        }
    }

    @Test("Who gives another name learns nothing of the person")
    func wrongName() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let right = body(edge.papers.buyer)
            let known = try await asking.post("/api/v1/quota", json: right, key: key).json
            #expect(known["used"].text != "0.00")
            let wrong = right.replacing(edge.papers.buyer.name, with: "孙丙")
            let unknown = try await asking.post("/api/v1/quota", json: wrong, key: key)
            #expect(unknown.status == 200)
            #expect(unknown.json["used"].text == "0.00")
            #expect(unknown.json["remaining"].text == "26000.00")
        }
    }

    @Test("A zone in earnest tells nothing of a number that is no person's; a demonstration does")
    func nobody() async throws {
        for (isRequired, status) in [(true, 422), (false, 200)] {
            let edge = try Edge { $0.zone.signaturesRequired = isRequired }
            try await edge.ask { asking in
                let nobody = body(edge.papers.buyer)
                    .replacing(edge.papers.buyer.idNumber, with: "123")
                let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
                let answer = try await asking.post("/api/v1/quota", json: nobody, key: key)
                #expect(answer.status == status)
            }
        }
    }

    @Test("Each inquiry into a quota is recorded without the person, and too many are 429")
    func recorded() async throws {
        let edge = try Edge { $0.limits.quotaInquiries = 2 }
        try await edge.ask { asking in
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            for _ in 1...2 {
                let reply = try await asking.post(
                    "/api/v1/quota", json: body(edge.papers.buyer), key: key)
                #expect(reply.status == 200)
            }
            let third = try await asking.post(
                "/api/v1/quota", json: body(edge.papers.buyer), key: key)
            #expect(third.status == 429)
            #expect(third.headers[.retryAfter].flatMap { Int($0) } ?? 0 > 0)
            let events = try edge.ground.events().filter { $0.kind == "quota.asked" }
            #expect(events.count == 2)
            #expect(events.allSatisfy { $0.actor == edge.papers.order.ebcCode })
            #expect(events.allSatisfy { $0.detail?.contains(edge.papers.buyer.idNumber) == false })
        }
    }

    @Test("Another's guarantee and another's book are not there")
    func strangers() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let stranger = try edge.key(.enterprise, DemonstrationEnterprise.payment.code)
            let guarantee = try await asking.get(
                "/api/v1/guarantees/\(DemonstrationEnterprise.assurer.code)", key: stranger)
            #expect(guarantee.status == 404)
            let book = "/api/v1/books/\(DemonstrationGoods.emsNo)"
            #expect(try await asking.get(book, key: stranger).status == 404)
            let merchant = try edge.key(.enterprise, DemonstrationEnterprise.merchant.code)
            #expect(try await asking.get(book, key: merchant).status == 404)
            let owner = try edge.key(.enterprise, DemonstrationEnterprise.area.code)
            #expect(try await asking.get(book, key: owner).status == 200)
        }
    }

    @Test("A bonded list goes out of the book, and its merchant may then read it")
    func book() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let papers = ConsignmentPapers(1, bonded: true, at: edge.ground.now)
            let answer = try await asking.declare(papers)
            #expect(answer.json["papers"][0]["state"].text == "released")
            let merchant = try edge.key(.enterprise, papers.order.ebcCode)
            let book = try await asking.get(
                "/api/v1/books/\(DemonstrationGoods.emsNo)", key: merchant)
            #expect(book.status == 200)
            let record = papers.list.items[0].itemRecordNo
            let item = book.json["items"].list.first { $0["itemRecordNo"].text == record }
            #expect(item?["opening"].text == "100")
            #expect(item?["out"].text == papers.list.items[0].qty.plain)
            #expect(item?["unit"].text?.isEmpty == false)
        }
    }
}
