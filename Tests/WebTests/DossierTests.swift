import Demonstration
import Messages
import TestKit
import Testing

@testable import Web

@Suite("A dossier tells those whom it concerns everything, and nobody else anything", .everyEngine)
struct DossierTests {
    private func uri(_ papers: ConsignmentPapers) -> String {
        "/api/v1/consignments?ebcCode=\(papers.order.ebcCode)&orderNo=\(papers.order.orderNo)"
    }

    @Test(
        "Papers, state, matching rule by rule, duty item by item, postings and receipts are there")
    func everything() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let key = try edge.key(.enterprise, edge.papers.order.ebcCode)
            let dossier = try await asking.get(uri(edge.papers), key: key).json
            #expect(dossier["state"].text == "released")
            #expect(
                dossier["papers"].list.map { $0["type"].text ?? "" } == [
                    "CEB311Message", "CEB411Message", "CEB511Message", "CEB621Message",
                ])
            let matching = dossier["matching"].list
            #expect(matching.count >= 19)
            #expect(matching.allSatisfy { $0["result"].text == "passed" })
            let duty = dossier["duty"]
            #expect(duty["items"].list.count == edge.papers.list.items.count)
            for name in ["dutiableValue", "duty", "consumptionTax", "vat", "sum"] {
                #expect(duty["total"][name].text?.contains(".") == true)
                #expect(duty["items"][0][name].text?.contains(".") == true)
            }
            #expect(!duty["rules"].list.isEmpty)
            let accounts = Set(dossier["postings"].list.compactMap { $0["account"].text })
            #expect(accounts == ["quota", "guarantee"])
            #expect(dossier["receipts"].list.contains { $0["returnStatus"].text == "800" })
            #expect(dossier["history"].list.count >= dossier["receipts"].list.count)
            let id = dossier["id"].text ?? ""
            let byID = try await asking.get("/api/v1/consignments/\(id)", key: key)
            #expect(byID.json == dossier)
        }
    }

    @Test("Neither the dossier nor its page shows a person's name, number, telephone or address")
    func masked() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let key = try edge.key(.officer)
            let dossier = try await asking.get(uri(edge.papers), key: key)
            let page = try await asking.get("/consignments/\(dossier.json["id"].text ?? "")")
            #expect(page.status == 200)
            let buyer = edge.papers.buyer
            for text in [dossier.text, page.text] {
                #expect(text.contains(edge.papers.order.orderNo))
                for secret in [buyer.name, buyer.idNumber, buyer.telephone, buyer.address] {
                    #expect(!text.contains(secret))
                }
            }
        }
    }

    @Test("To an enterprise that has no part in it, a consignment is not there")
    func strangers() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let officer = try edge.key(.officer)
            let id = try await asking.get(uri(edge.papers), key: officer).json["id"].text ?? ""
            let stranger = try edge.key(.enterprise, DemonstrationEnterprise.smallAssurer.code)
            let unknown = try await asking.get("/api/v1/consignments/nothing", key: stranger)
            for address in [uri(edge.papers), "/api/v1/consignments/\(id)"] {
                let reply = try await asking.get(address, key: stranger)
                #expect(reply.status == 404)
                #expect(reply.json == unknown.json)
            }
        }
    }

    @Test("Every party that the papers name sees the consignment")
    func parties() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let papers = edge.papers
            let parties = [
                papers.list.ebcCode, papers.list.ebpCode, papers.list.agentCode,
                papers.list.assureCode, papers.list.logisticsCode, papers.payment.payCode,
            ]
            for party in parties {
                let reply = try await asking.get(
                    uri(papers), key: try edge.key(.enterprise, party))
                #expect(reply.status == 200)
            }
        }
    }
}
