extension AnyPaper {
    /// 业务主键: by which fields the trade tells this paper from every other of its type.
    ///
    /// CEB 2022-05, fields and texts of the receipts: an order by merchant and number, a payment by
    /// payment firm and transaction, a waybill by logistics firm and number, a list by merchant,
    /// order and internal number, a cancel or return request by internal and list number, a
    /// warehouse entry by operator and internal number.
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
        case .formatReceipt(let paper): [("oriCopMsgId", paper.oriCopMsgId)]
        }
    }
}
