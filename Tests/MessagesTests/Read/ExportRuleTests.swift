import Messages
import Testing
import Values

@Suite("Papers of export are judged by the notes of their fields")
struct ExportRuleTests {
    private func issues(_ papers: [AnyPaper]) throws -> [Messages.Issue] {
        let bytes = writeMessage(papers, guid: Trade.guid, transfer: Trade.transfer)
        return try readMessage(bytes).get().papers.flatMap(\.issues)
    }

    @Test("a part beyond the number of parts is refused, and lines may go on in the next part")
    func parts() throws {
        guard case .exportMasterBill(var bill) = samples(of: .ceb607, seed: 7, count: 1)[0] else {
            Testing.Issue.record("not a master bill")
            return
        }
        (bill.msgCount, bill.msgSeqNo) = (2, 3)
        #expect(try issues([.exportMasterBill(bill)]).map(\.code) == ["MSG-100"])
        bill.msgSeqNo = 2
        bill.items[0].gnum = 51
        #expect(try issues([.exportMasterBill(bill)]).isEmpty)
        (bill.msgCount, bill.msgSeqNo) = (1, 1)
        #expect(try issues([.exportMasterBill(bill)]).map(\.code) == ["MSG-070"])
    }

    @Test("a summary names both ends of its period, in their order")
    func period() throws {
        guard case .summaryRequest(var request) = samples(of: .ceb701, seed: 7, count: 1)[0] else {
            Testing.Issue.record("not a summary request")
            return
        }
        request.items = []
        (request.startTime, request.endTime) = ("20261101000000", "20261130235959")
        #expect(try issues([.summaryRequest(request)]).isEmpty)
        request.endTime = "20261031235959"
        #expect(try issues([.summaryRequest(request)]).map(\.code) == ["MSG-101"])
        request.endTime = nil
        let found = try issues([.summaryRequest(request)])
        #expect(found.map(\.path) == ["SummaryApply[0]/SummaryApplyHead/endTime"])
    }

    @Test("goods come back from abroad, and not heavier inside than outside")
    func country() throws {
        guard case .exportReturnRequest(var request) = samples(of: .ceb213, seed: 7, count: 1)[0],
            case .exportList(var list) = samples(of: .ceb603, seed: 7, count: 1)[0]
        else {
            Testing.Issue.record("not the papers asked for")
            return
        }
        request.country = "142"
        #expect(try issues([.exportReturnRequest(request)]).map(\.code) == ["MSG-102"])
        list.netWeight = .yuan(9_999)
        #expect(try issues([.exportList(list)]).map(\.code) == ["MSG-077"])
    }

    @Test("an empty element stands for the value that the schema gives it")
    func defaults() throws {
        let papers = samples(of: .ceb603, seed: 7, count: 1)
        let text = String(
            decoding: writeMessage(papers, guid: Trade.guid, transfer: Trade.transfer),
            as: UTF8.self
        ).with("fFlag", "")
        let message = try readMessage(Array(text.utf8)).get()
        #expect(message.papers[0].paper == papers[0] && message.papers[0].issues.isEmpty)
        let order = String(
            decoding: writeMessage(
                samples(of: .ceb303, seed: 7, count: 1), guid: Trade.guid,
                transfer: Trade.transfer), as: UTF8.self
        ).with("freight", "").with("appStatus", "")
        guard case .exportOrder(let read) = try readMessage(Array(order.utf8)).get().papers[0].paper
        else {
            Testing.Issue.record("not an export order")
            return
        }
        #expect(read.appStatus == "1" && read.freight == .zero)
        #expect(order.paperIssues.isEmpty)
    }

    @Test("the order, the waybill and the list of one sample belong together")
    func consignment() {
        guard case .exportOrder(let order) = samples(of: .ceb303, seed: 4, count: 1)[0],
            case .exportWaybill(let waybill) = samples(of: .ceb505, seed: 4, count: 1)[0],
            case .exportCollection(let money) = samples(of: .ceb403, seed: 4, count: 1)[0],
            case .exportList(let list) = samples(of: .ceb603, seed: 4, count: 1)[0]
        else {
            Testing.Issue.record("a sample has another type than was asked for")
            return
        }
        #expect(list.orderNo == order.orderNo && money.orderNo == order.orderNo)
        #expect(list.logisticsNo == waybill.logisticsNo && money.charge == order.goodsValue)
        #expect(list.items.map(\.gnum) == order.items.map(\.gnum))
    }
}
