extension AnyPaper {
    /// 业务主键: by which fields the trade tells this paper from every other of its type.
    ///
    /// CEB 2022-05, fields and texts of the receipts: an order by merchant and number, a payment by
    /// payment firm and transaction, a waybill by logistics firm and number, a list by merchant,
    /// order and internal number, a cancel or return request by internal and list number, a
    /// warehouse entry by operator and internal number; export papers likewise, those that may be
    /// split with the place of the part.
    public var businessKey: [(name: String, value: String)] {
        switch self {
        case .order(let paper): [("ebcCode", paper.ebcCode), ("orderNo", paper.orderNo)]
        case .payment(let paper):
            [("payCode", paper.payCode), ("payTransactionId", paper.payTransactionId)]
        case .waybill(let paper):
            [("logisticsCode", paper.logisticsCode), ("logisticsNo", paper.logisticsNo)]
        case .waybillStatus(let paper):
            [("logisticsCode", paper.logisticsCode), ("logisticsNo", paper.logisticsNo)]
        case .importList(let paper):
            [("ebcCode", paper.ebcCode), ("orderNo", paper.orderNo), ("copNo", paper.copNo ?? "")]
        case .cancelRequest(let paper):
            [("copNo", paper.copNo ?? ""), ("invtNo", paper.invtNo)]
        case .returnRequest(let paper):
            [("copNo", paper.copNo ?? ""), ("invtNo", paper.invtNo)]
        case .delivery(let paper):
            [("operatorCode", paper.operatorCode), ("copNo", paper.copNo ?? "")]
        case .orderReceipt(let paper): [("ebcCode", paper.ebcCode), ("orderNo", paper.orderNo)]
        case .paymentReceipt(let paper):
            [("payCode", paper.payCode), ("payTransactionId", paper.payTransactionId)]
        case .waybillReceipt(let paper):
            [("logisticsCode", paper.logisticsCode), ("logisticsNo", paper.logisticsNo)]
        case .waybillStatusReceipt(let paper):
            [("logisticsCode", paper.logisticsCode), ("logisticsNo", paper.logisticsNo)]
        case .importListReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("invtNo", paper.invtNo ?? "")]
        case .cancelReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("invtNo", paper.invtNo ?? "")]
        case .returnReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("invtNo", paper.invtNo ?? "")]
        case .deliveryReceipt(let paper):
            [("copNo", paper.copNo ?? ""), ("preNo", paper.preNo ?? "")]
        case .taxBill(let paper): [("taxNo", paper.taxNo), ("invtNo", paper.invtNo)]
        case .taxBillStatus(let paper): [("taxNo", paper.taxNo), ("invtNo", paper.invtNo)]
        case .exportOrder(let paper):
            [("ebcCode", paper.ebcCode), ("orderNo", paper.orderNo)]
        case .exportCollection(let paper):
            [("ebcCode", paper.ebcCode), ("orderNo", paper.orderNo), ("payNo", paper.payNo ?? "")]
        case .exportWaybill(let paper):
            [("logisticsCode", paper.logisticsCode), ("logisticsNo", paper.logisticsNo)]
        case .exportArrival(let paper):
            [
                ("operatorCode", paper.operatorCode), ("copNo", paper.copNo),
                ("msgSeqNo", String(paper.msgSeqNo)),
            ]
        case .exportDeparture(let paper):
            [
                ("logisticsCode", paper.logisticsCode), ("copNo", paper.copNo),
                ("msgSeqNo", String(paper.msgSeqNo)),
            ]
        case .exportList(let paper):
            [("ebcCode", paper.ebcCode), ("orderNo", paper.orderNo), ("copNo", paper.copNo)]
        case .exportCancelRequest(let paper):
            [("copNo", paper.copNo), ("invtNo", paper.invtNo)]
        case .exportMasterBill(let paper):
            [
                ("agentCode", paper.agentCode), ("copNo", paper.copNo),
                ("msgSeqNo", String(paper.msgSeqNo)),
            ]
        case .summaryRequest(let paper):
            [
                ("agentCode", paper.agentCode), ("copNo", paper.copNo),
                ("msgSeqNo", String(paper.msgSeqNo)),
            ]
        case .exportReturnRequest(let paper):
            [("coElNo", paper.coElNo), ("invtNo", paper.invtNo)]
        case .exportReturnTally(let paper):
            [("operatorCode", paper.operatorCode), ("coElNo", paper.coElNo)]
        case .exportOrderReceipt(let paper):
            [("ebcCode", paper.ebcCode), ("orderNo", paper.orderNo)]
        case .exportCollectionReceipt(let paper):
            [("ebcCode", paper.ebcCode), ("orderNo", paper.orderNo), ("payNo", paper.payNo ?? "")]
        case .exportWaybillReceipt(let paper):
            [("logisticsCode", paper.logisticsCode), ("logisticsNo", paper.logisticsNo)]
        case .exportArrivalReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("msgSeqNo", String(paper.msgSeqNo))]
        case .exportDepartureReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("msgSeqNo", String(paper.msgSeqNo))]
        case .exportListReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("invtNo", paper.invtNo)]
        case .exportCancelReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("invtNo", paper.invtNo)]
        case .exportMasterBillReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("msgSeqNo", String(paper.msgSeqNo))]
        case .summaryReceipt(let paper):
            [("copNo", paper.copNo), ("preNo", paper.preNo), ("sumNo", paper.sumNo ?? "")]
        case .summaryResult(let paper):
            [("sumNo", paper.sumNo), ("declSeqNo", paper.declSeqNo)]
        case .exportReturnReceipt(let paper):
            [("coElNo", paper.coElNo), ("preNo", paper.preNo ?? ""), ("invtNo", paper.invtNo)]
        case .exportReturnTallyReceipt(let paper):
            [
                ("coElNo", paper.coElNo), ("preNo", paper.preNo ?? ""),
                ("logisticsNo", paper.logisticsNo),
            ]
        case .formatReceipt(let paper): [("oriCopMsgId", paper.oriCopMsgId)]
        }
    }
}
