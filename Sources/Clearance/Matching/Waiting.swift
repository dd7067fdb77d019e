import Messages
import Values

/// 对碰与等待: joins a list with its papers; disagreement is said at once, absence is waited for.
extension Proceeding {
    /// What the list's papers are, as far as they are here.
    func papers(
        of list: ImportList
    ) -> (order: StoredPaper?, payment: StoredPaper?, waybill: StoredPaper?) {
        (
            docket.accepted(311, BusinessKey.join(list.ebcCode, list.orderNo)),
            docket.acceptedPayment(order: BusinessKey.join(list.ebpCode, list.orderNo)),
            docket.accepted(511, BusinessKey.join(list.logisticsCode, list.logisticsNo))
        )
    }

    /// Sets what the list waits for. Differences come back, with what is missing named as well.
    mutating func match(_ consignment: inout Consignment, _ list: ImportList) -> [Issue] {
        let here = papers(of: list)
        var order: Order?
        var payment: Payment?
        var waybill: Waybill?
        if case .order(let paper) = here.order?.paper { order = paper }
        if case .payment(let paper) = here.payment?.paper { payment = paper }
        if case .waybill(let paper) = here.waybill?.paper { waybill = paper }
        let failed =
            Clearance.match(
                list, order: order, payment: payment, waybill: waybill,
                checksIdentity: desk.zone.checksIdentity, onlyFailed: true
            )
            .map(\.issue) + taken(here, for: consignment.id)
        var missing: [AwaitedPaper] = []
        var issues: [Issue] = []
        if order == nil {
            missing.append(
                AwaitedPaper(kind: 311, key: BusinessKey.join(list.ebcCode, list.orderNo)))
            issues.append(Rule.orderMissing.issue(path: "Inventory/InventoryHead/orderNo"))
        }
        if waybill == nil {
            missing.append(
                AwaitedPaper(
                    kind: 511, key: BusinessKey.join(list.logisticsCode, list.logisticsNo)))
            issues.append(Rule.waybillMissing.issue(path: "Inventory/InventoryHead/logisticsNo"))
        }
        if payment == nil {
            missing.append(
                AwaitedPaper(kind: 411, key: BusinessKey.join(list.ebpCode, list.orderNo)))
            issues.append(Rule.paymentMissing.issue(path: "Inventory/InventoryHead/orderNo"))
        }
        docket.setWaiting(&consignment, for: failed.isEmpty ? missing : [])
        link(here, to: consignment.id, agreed: failed.isEmpty)
        return failed.isEmpty ? [] : failed + issues
    }

    /// The papers of a list know their consignment, so that they are found and kept by it.
    private mutating func link(
        _ here: (order: StoredPaper?, payment: StoredPaper?, waybill: StoredPaper?),
        to consignment: String, agreed: Bool
    ) {
        for paper in [here.order, here.payment, here.waybill] {
            guard let paper, paper.consignment != consignment,
                agreed || paper.consignment == nil
            else { continue }
            docket.link(Docket.PaperKey(paper.kind, paper.businessKey), to: consignment)
        }
    }

    /// One payment and one waybill serve one list: what another relies on is not free for this.
    private func taken(
        _ here: (order: StoredPaper?, payment: StoredPaper?, waybill: StoredPaper?),
        for consignment: String
    ) -> [Issue] {
        [(here.payment, "orderNo"), (here.waybill, "logisticsNo")].compactMap { paper, field in
            guard let user = paper?.consignment, user != consignment,
                docket.consignments[user].map({ !$0.state.leavesPapersFree }) ?? false
            else { return nil }
            return Rule.paperInUse.issue(
                path: "Inventory/InventoryHead/\(field)", found: paper?.paper.type.rawValue)
        }
    }

    /// 回执用语: the words with which the platform names what a list waits for (PROTOCOL c).
    func waitingText(_ list: ImportList, _ awaited: [AwaitedPaper]) -> String {
        var text = "清单新增申报成功[电商企业编码：\(list.ebcCode)订单编号：\(list.orderNo)]"
        for paper in awaited {
            switch paper.kind {
            case 311: text += " 对应电商企业为[\(list.ebcCode)]订单号为[\(list.orderNo)]的订单信息不存在"
            case 511:
                text += " 对应物流企业为[\(list.logisticsCode)]物流单号为[\(list.logisticsNo)]的运单信息不存在"
            default: text += " 对应电商平台为[\(list.ebpCode)]订单号为[\(list.orderNo)]支付信息不存在"
            }
        }
        return text
    }
}
