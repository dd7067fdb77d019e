import Messages
import Values

/// 签收: the parcel was handed to the consignee (CEB513).
extension Proceeding {
    mutating func takeStatus(_ status: WaybillStatus, _ read: ReadPaper) -> PaperAnswer {
        let key = PaperKeys(read.paper).business
        let existing = docket.papers[Docket.PaperKey(513, key)]
        switch intake(read.paper, existing: existing, isFree: existing?.state != .accepted) {
        case .refuse(let issue): return refuse(read, [issue])
        case .duplicate(let first): return duplicate(read, first)
        case .delete(let stored):
            markDeleted(stored)
            return accept(read, state: "deleted", text: "删除成功")
        case .take: break
        }
        guard let waybill = docket.accepted(511, key) else {
            return refuse(
                read,
                [
                    Rule.waybillOfStatusMissing.issue(
                        path: "LogisticsStatus/logisticsNo", found: status.logisticsNo)
                ])
        }
        guard status.appStatus != "1" else {
            let answer = draft(read)
            keep(read, consignment: nil, answer, state: .drafted)
            return answer
        }
        let answer = accept(read, state: "accepted", text: "逻辑校验通过")
        keep(read, consignment: waybill.consignment, answer)
        // Other states of a waybill are kept; only S (签收) says that the parcel arrived.
        if status.logisticsStatus == "S", let id = waybill.consignment,
            var consignment = docket.consignments[id]
        {
            consignment.detail.deliveredAt = status.logisticsTime
            docket.save(consignment)
            record(
                "parcel.delivered", consignment: id, to: nil, nil, detail: status.logisticsTime)
        }
        return answer
    }
}
