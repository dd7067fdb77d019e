import Messages

/// How a paper is found: by its business key, and payments also by their order.
struct PaperKeys {
    var business: String
    var join: String?

    init(_ paper: AnyPaper) {
        switch paper {
        case .order(let order): business = BusinessKey.join(order.ebcCode, order.orderNo)
        case .payment(let payment):
            business = BusinessKey.join(payment.payCode, payment.payTransactionId)
            join = BusinessKey.join(payment.ebpCode, payment.orderNo)
        case .waybill(let waybill):
            business = BusinessKey.join(waybill.logisticsCode, waybill.logisticsNo)
        case .waybillStatus(let status):
            business = BusinessKey.join(status.logisticsCode, status.logisticsNo)
        case .importList(let list): business = BusinessKey.join(list.ebcCode, list.orderNo)
        case .cancelRequest(let request):
            business = BusinessKey.join(request.agentCode, request.copNo.orIfEmpty(request.invtNo))
        case .returnRequest(let request):
            business = BusinessKey.join(request.agentCode, request.copNo.orIfEmpty(request.guid))
        case .delivery(let delivery):
            business = BusinessKey.join(
                delivery.operatorCode, delivery.copNo.orIfEmpty(delivery.guid))
        default: business = ""
        }
    }

    /// Every enterprise that a paper names and that must be registered.
    static func enterprises(of paper: AnyPaper) -> [String] {
        switch paper {
        case .order(let order): [order.ebcCode, order.ebpCode]
        case .payment(let payment): [payment.payCode, payment.ebpCode]
        case .waybill(let waybill): [waybill.logisticsCode]
        case .waybillStatus(let status): [status.logisticsCode]
        case .importList(let list):
            [list.ebcCode, list.ebpCode, list.agentCode, list.assureCode, list.logisticsCode]
                + [list.areaCode ?? ""].filter { !$0.isEmpty }
        case .cancelRequest(let request): [request.ebcCode, request.agentCode]
        case .returnRequest(let request): [request.ebcCode, request.agentCode]
        case .delivery(let delivery): [delivery.operatorCode, delivery.logisticsCode]
        default: []
        }
    }
}

extension String? {
    /// The text, or `other` where there is none or an empty one.
    func orIfEmpty(_ other: String) -> String {
        if let self, !self.isEmpty { self } else { other }
    }
}
