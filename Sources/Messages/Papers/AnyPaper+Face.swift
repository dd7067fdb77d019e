extension AnyPaper {
    public var type: MessageType {
        switch self {
        case .order: .ceb311
        case .payment: .ceb411
        case .waybill: .ceb511
        case .waybillStatus: .ceb513
        case .importList: .ceb621
        case .cancelRequest: .ceb623
        case .returnRequest: .ceb625
        case .delivery: .ceb711
        case .orderReceipt: .ceb312
        case .paymentReceipt: .ceb412
        case .waybillReceipt: .ceb512
        case .waybillStatusReceipt: .ceb514
        case .importListReceipt: .ceb622
        case .cancelReceipt: .ceb624
        case .returnReceipt: .ceb626
        case .deliveryReceipt: .ceb712
        case .taxBill: .ceb816
        case .taxBillStatus: .ceb818
        case .formatReceipt: .ceb900
        }
    }

    /// The element below the root, such as `Inventory`.
    public var element: String { visit(NamingElement()) }

    /// An empty paper of the type.
    public init(type: MessageType) { self = type.visit(MakingEmpty()) }

    /// Nil where the name is no message type of the standard.
    public init?(type name: String) {
        guard let type = MessageType(rawValue: name) else { return nil }
        self.init(type: type)
    }

    /// 系统唯一序号: the paper's own serial number.
    public var guid: String { head.guid }
    /// 报送类型 1, 2 or 3; nil for what customs itself sends.
    public var appType: String? { head.appType }
    /// 报送时间 yyyyMMddHHmmss; nil for what customs itself sends.
    public var appTime: String? { head.appTime }
    /// 业务状态 1 or 2; nil for what customs itself sends.
    public var appStatus: String? { head.appStatus }

    private struct Head {
        let guid: String
        var appType: String?
        var appTime: String?
        var appStatus: String?
    }

    private var head: Head {
        switch self {
        case .order(let paper):
            Head(
                guid: paper.guid, appType: paper.appType, appTime: paper.appTime,
                appStatus: paper.appStatus)
        case .payment(let paper):
            Head(
                guid: paper.guid, appType: paper.appType, appTime: paper.appTime,
                appStatus: paper.appStatus)
        case .waybill(let paper):
            Head(
                guid: paper.guid, appType: paper.appType, appTime: paper.appTime,
                appStatus: paper.appStatus)
        case .waybillStatus(let paper):
            Head(
                guid: paper.guid, appType: paper.appType, appTime: paper.appTime,
                appStatus: paper.appStatus)
        case .importList(let paper):
            Head(
                guid: paper.guid, appType: paper.appType, appTime: paper.appTime,
                appStatus: paper.appStatus)
        case .cancelRequest(let paper):
            Head(
                guid: paper.guid, appType: paper.appType, appTime: paper.appTime,
                appStatus: paper.appStatus)
        case .returnRequest(let paper):
            Head(
                guid: paper.guid, appType: paper.appType, appTime: paper.appTime,
                appStatus: paper.appStatus)
        case .delivery(let paper):
            Head(
                guid: paper.guid, appType: paper.appType, appTime: paper.appTime,
                appStatus: paper.appStatus)
        case .orderReceipt(let paper): Head(guid: paper.guid)
        case .paymentReceipt(let paper): Head(guid: paper.guid)
        case .waybillReceipt(let paper): Head(guid: paper.guid)
        case .waybillStatusReceipt(let paper): Head(guid: paper.guid)
        case .importListReceipt(let paper): Head(guid: paper.guid)
        case .cancelReceipt(let paper): Head(guid: paper.guid)
        case .returnReceipt(let paper): Head(guid: paper.guid)
        case .deliveryReceipt(let paper): Head(guid: paper.guid)
        case .taxBill(let paper): Head(guid: paper.guid)
        case .taxBillStatus(let paper): Head(guid: paper.guid)
        case .formatReceipt(let paper): Head(guid: paper.guid)
        }
    }
}

private struct NamingElement: PaperVisitor {
    func visit<P: Paper>(_ paper: P) -> String { P.element }
}

private struct MakingEmpty: PaperTypeVisitor {
    func visit<P: Paper>(_ type: P.Type, wrap: (P) -> AnyPaper) -> AnyPaper { wrap(P()) }
}
