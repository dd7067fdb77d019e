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
        case .exportOrder: .ceb303
        case .exportCollection: .ceb403
        case .exportWaybill: .ceb505
        case .exportArrival: .ceb507
        case .exportDeparture: .ceb509
        case .exportList: .ceb603
        case .exportCancelRequest: .ceb605
        case .exportMasterBill: .ceb607
        case .summaryRequest: .ceb701
        case .exportReturnRequest: .ceb213
        case .exportReturnTally: .ceb215
        case .exportOrderReceipt: .ceb304
        case .exportCollectionReceipt: .ceb404
        case .exportWaybillReceipt: .ceb506
        case .exportArrivalReceipt: .ceb508
        case .exportDepartureReceipt: .ceb510
        case .exportListReceipt: .ceb604
        case .exportCancelReceipt: .ceb606
        case .exportMasterBillReceipt: .ceb608
        case .summaryReceipt: .ceb702
        case .summaryResult: .ceb792
        case .exportReturnReceipt: .ceb214
        case .exportReturnTallyReceipt: .ceb216
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
    public var guid: String { visit(ReadingGUID()) }
    /// 报送类型 1, 2 or 3; nil for what customs itself sends.
    public var appType: String? { visit(ReadingSending())?.appType }
    /// 报送时间 yyyyMMddHHmmss; nil for what customs itself sends.
    public var appTime: String? { visit(ReadingSending())?.appTime }
    /// 业务状态 1 or 2; nil for what customs itself sends.
    public var appStatus: String? { visit(ReadingSending())?.appStatus }
}

private struct NamingElement: PaperVisitor {
    func visit<P: Paper>(_ paper: P) -> String { P.element }
}

private struct ReadingGUID: PaperVisitor {
    func visit(_ paper: some Paper) -> String { paper.guid }
}

private struct ReadingSending: PaperVisitor {
    func visit(_ paper: some Paper) -> Sending? { paper.sending }
}

private struct MakingEmpty: PaperTypeVisitor {
    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> AnyPaper { wrap(P()) }
}
