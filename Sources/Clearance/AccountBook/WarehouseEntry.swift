import Ledger
import Messages
import Values

/// 入库: parcels entered the supervised place, and bonded goods the book (CEB711).
extension Proceeding {
    mutating func takeDelivery(_ delivery: Delivery, _ read: ReadPaper) -> PaperAnswer {
        let key = PaperKeys(read.paper).business
        let existing = docket.papers[Docket.PaperKey(711, key)]
        // What entered the book may be sold already, so an entry is never changed or deleted.
        switch intake(read.paper, existing: existing, isFree: existing?.state != .accepted) {
        case .refuse(let issue): return refuse(read, [issue])
        case .duplicate(let first): return duplicate(read, first)
        case .delete(let stored):
            markDeleted(stored)
            return accept(read, state: "deleted", text: "删除成功")
        case .take: break
        }
        guard delivery.appStatus != "1" else {
            let answer = draft(read)
            keep(read, consignment: nil, answer, state: .drafted)
            return answer
        }
        let mark = docket.ledger.mark
        let issues = enterBook(delivery, cause: "entry/\(key)")
        guard issues.isEmpty else {
            docket.ledger.rollBack(to: mark)
            return refuse(read, issues)
        }
        var answer = accept(read, state: "accepted", text: "逻辑校验通过")
        answer.invtNo = nil
        keep(read, consignment: nil, answer)
        for item in delivery.items {
            let waybill = BusinessKey.join(delivery.logisticsCode, item.logisticsNo)
            guard let id = docket.accepted(511, waybill)?.consignment,
                var consignment = docket.consignments[id]
            else { continue }
            consignment.detail.warehouseEntry = answer.preNo
            docket.save(consignment)
            record("parcel.entered", consignment: id, to: nil, nil, detail: delivery.billNo)
        }
        return answer
    }

    private mutating func enterBook(_ delivery: Delivery, cause: String) -> [Issue] {
        var issues: [Issue] = []
        for (index, item) in delivery.items.enumerated() {
            guard BookEntry.isMeant(by: item.note) else { continue }
            let path = "Delivery/DeliveryList[\(index)]/note"
            guard let entry = BookEntry(note: item.note) else {
                issues.append(
                    Rule.bookEntryUnreadable.issue(
                        path: path, expected: "emsNo=…;itemRecordNo=…;qty=…",
                        found: item.note.map { clip($0, 60) }))
                continue
            }
            guard let book = docket.books[entry.key] else {
                issues.append(
                    Rule.bookItemUnknown.issue(
                        path: path, found: item.note.map { clip($0, 60) }, official: "-800001"))
                continue
            }
            guard book.areaCode == delivery.operatorCode else {
                issues.append(
                    Rule.bookAreaDiffers.issue(
                        path: path, expected: book.areaCode, found: delivery.operatorCode,
                        official: "-800001"))
                continue
            }
            let account = AccountID.stock(
                emsNo: entry.key.emsNo, itemRecordNo: entry.key.itemRecordNo)
            if docket.ledger.grant(
                entry.quantity, on: account, cause: "\(cause)/\(item.gnum)") != nil
            {
                issues.append(
                    Rule.amountsImpossible.issue(
                        path: path, found: item.note.map { clip($0, 60) }, official: "-800001"))
            }
        }
        return issues
    }
}
