/// What can be asked of any paper, whatever its type.
protocol PaperVisitor {
    associatedtype Answer
    func visit<P: Paper>(_ paper: P) -> Answer
}

/// What makes another paper of the same type out of any paper.
protocol PaperTransform {
    func transform<P: Paper>(_ paper: P) -> P
}

/// What can be asked of a type of paper before there is a paper.
protocol PaperTypeVisitor {
    associatedtype Answer
    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> Answer
}

extension AnyPaper {
    func visit<V: PaperVisitor>(_ visitor: V) -> V.Answer {
        switch self {
        case .order(let paper): visitor.visit(paper)
        case .payment(let paper): visitor.visit(paper)
        case .waybill(let paper): visitor.visit(paper)
        case .waybillStatus(let paper): visitor.visit(paper)
        case .importList(let paper): visitor.visit(paper)
        case .cancelRequest(let paper): visitor.visit(paper)
        case .returnRequest(let paper): visitor.visit(paper)
        case .delivery(let paper): visitor.visit(paper)
        case .orderReceipt(let paper): visitor.visit(paper)
        case .paymentReceipt(let paper): visitor.visit(paper)
        case .waybillReceipt(let paper): visitor.visit(paper)
        case .waybillStatusReceipt(let paper): visitor.visit(paper)
        case .importListReceipt(let paper): visitor.visit(paper)
        case .cancelReceipt(let paper): visitor.visit(paper)
        case .returnReceipt(let paper): visitor.visit(paper)
        case .deliveryReceipt(let paper): visitor.visit(paper)
        case .taxBill(let paper): visitor.visit(paper)
        case .taxBillStatus(let paper): visitor.visit(paper)
        case .exportOrder(let paper): visitor.visit(paper)
        case .exportCollection(let paper): visitor.visit(paper)
        case .exportWaybill(let paper): visitor.visit(paper)
        case .exportArrival(let paper): visitor.visit(paper)
        case .exportDeparture(let paper): visitor.visit(paper)
        case .exportList(let paper): visitor.visit(paper)
        case .exportCancelRequest(let paper): visitor.visit(paper)
        case .exportMasterBill(let paper): visitor.visit(paper)
        case .summaryRequest(let paper): visitor.visit(paper)
        case .exportReturnRequest(let paper): visitor.visit(paper)
        case .exportReturnTally(let paper): visitor.visit(paper)
        case .exportOrderReceipt(let paper): visitor.visit(paper)
        case .exportCollectionReceipt(let paper): visitor.visit(paper)
        case .exportWaybillReceipt(let paper): visitor.visit(paper)
        case .exportArrivalReceipt(let paper): visitor.visit(paper)
        case .exportDepartureReceipt(let paper): visitor.visit(paper)
        case .exportListReceipt(let paper): visitor.visit(paper)
        case .exportCancelReceipt(let paper): visitor.visit(paper)
        case .exportMasterBillReceipt(let paper): visitor.visit(paper)
        case .summaryReceipt(let paper): visitor.visit(paper)
        case .summaryResult(let paper): visitor.visit(paper)
        case .exportReturnReceipt(let paper): visitor.visit(paper)
        case .exportReturnTallyReceipt(let paper): visitor.visit(paper)
        case .formatReceipt(let paper): visitor.visit(paper)
        }
    }

    func map(_ transform: some PaperTransform) -> AnyPaper {
        switch self {
        case .order(let paper): .order(transform.transform(paper))
        case .payment(let paper): .payment(transform.transform(paper))
        case .waybill(let paper): .waybill(transform.transform(paper))
        case .waybillStatus(let paper): .waybillStatus(transform.transform(paper))
        case .importList(let paper): .importList(transform.transform(paper))
        case .cancelRequest(let paper): .cancelRequest(transform.transform(paper))
        case .returnRequest(let paper): .returnRequest(transform.transform(paper))
        case .delivery(let paper): .delivery(transform.transform(paper))
        case .orderReceipt(let paper): .orderReceipt(transform.transform(paper))
        case .paymentReceipt(let paper): .paymentReceipt(transform.transform(paper))
        case .waybillReceipt(let paper): .waybillReceipt(transform.transform(paper))
        case .waybillStatusReceipt(let paper): .waybillStatusReceipt(transform.transform(paper))
        case .importListReceipt(let paper): .importListReceipt(transform.transform(paper))
        case .cancelReceipt(let paper): .cancelReceipt(transform.transform(paper))
        case .returnReceipt(let paper): .returnReceipt(transform.transform(paper))
        case .deliveryReceipt(let paper): .deliveryReceipt(transform.transform(paper))
        case .taxBill(let paper): .taxBill(transform.transform(paper))
        case .taxBillStatus(let paper): .taxBillStatus(transform.transform(paper))
        case .exportOrder(let paper): .exportOrder(transform.transform(paper))
        case .exportCollection(let paper): .exportCollection(transform.transform(paper))
        case .exportWaybill(let paper): .exportWaybill(transform.transform(paper))
        case .exportArrival(let paper): .exportArrival(transform.transform(paper))
        case .exportDeparture(let paper): .exportDeparture(transform.transform(paper))
        case .exportList(let paper): .exportList(transform.transform(paper))
        case .exportCancelRequest(let paper): .exportCancelRequest(transform.transform(paper))
        case .exportMasterBill(let paper): .exportMasterBill(transform.transform(paper))
        case .summaryRequest(let paper): .summaryRequest(transform.transform(paper))
        case .exportReturnRequest(let paper): .exportReturnRequest(transform.transform(paper))
        case .exportReturnTally(let paper): .exportReturnTally(transform.transform(paper))
        case .exportOrderReceipt(let paper): .exportOrderReceipt(transform.transform(paper))
        case .exportCollectionReceipt(let paper):
            .exportCollectionReceipt(transform.transform(paper))
        case .exportWaybillReceipt(let paper): .exportWaybillReceipt(transform.transform(paper))
        case .exportArrivalReceipt(let paper): .exportArrivalReceipt(transform.transform(paper))
        case .exportDepartureReceipt(let paper): .exportDepartureReceipt(transform.transform(paper))
        case .exportListReceipt(let paper): .exportListReceipt(transform.transform(paper))
        case .exportCancelReceipt(let paper): .exportCancelReceipt(transform.transform(paper))
        case .exportMasterBillReceipt(let paper):
            .exportMasterBillReceipt(transform.transform(paper))
        case .summaryReceipt(let paper): .summaryReceipt(transform.transform(paper))
        case .summaryResult(let paper): .summaryResult(transform.transform(paper))
        case .exportReturnReceipt(let paper): .exportReturnReceipt(transform.transform(paper))
        case .exportReturnTallyReceipt(let paper):
            .exportReturnTallyReceipt(transform.transform(paper))
        case .formatReceipt(let paper): .formatReceipt(transform.transform(paper))
        }
    }
}

extension AnyPaper {
    /// The paper in its own type. A visitor for every wanted type would be compiled for every type
    /// of paper, and the square of the types is what nobody wants to wait for.
    var opened: any Paper { visit(Opening()) }
}

private struct Opening: PaperVisitor {
    func visit<P: Paper>(_ paper: P) -> any Paper { paper }
}

extension MessageType {
    func visit<V: PaperTypeVisitor>(_ visitor: V) -> V.Answer {
        switch self {
        case .ceb311: visitor.visit(Order.self) { .order($0) }
        case .ceb411: visitor.visit(Payment.self) { .payment($0) }
        case .ceb511: visitor.visit(Waybill.self) { .waybill($0) }
        case .ceb513: visitor.visit(WaybillStatus.self) { .waybillStatus($0) }
        case .ceb621: visitor.visit(ImportList.self) { .importList($0) }
        case .ceb623: visitor.visit(CancelRequest.self) { .cancelRequest($0) }
        case .ceb625: visitor.visit(ReturnRequest.self) { .returnRequest($0) }
        case .ceb711: visitor.visit(Delivery.self) { .delivery($0) }
        case .ceb312: visitor.visit(OrderReceipt.self) { .orderReceipt($0) }
        case .ceb412: visitor.visit(PaymentReceipt.self) { .paymentReceipt($0) }
        case .ceb512: visitor.visit(WaybillReceipt.self) { .waybillReceipt($0) }
        case .ceb514: visitor.visit(WaybillStatusReceipt.self) { .waybillStatusReceipt($0) }
        case .ceb622: visitor.visit(ImportListReceipt.self) { .importListReceipt($0) }
        case .ceb624: visitor.visit(CancelReceipt.self) { .cancelReceipt($0) }
        case .ceb626: visitor.visit(ReturnReceipt.self) { .returnReceipt($0) }
        case .ceb712: visitor.visit(DeliveryReceipt.self) { .deliveryReceipt($0) }
        case .ceb816: visitor.visit(TaxBill.self) { .taxBill($0) }
        case .ceb818: visitor.visit(TaxBillStatus.self) { .taxBillStatus($0) }
        case .ceb303: visitor.visit(ExportOrder.self) { .exportOrder($0) }
        case .ceb403: visitor.visit(ExportCollection.self) { .exportCollection($0) }
        case .ceb505: visitor.visit(ExportWaybill.self) { .exportWaybill($0) }
        case .ceb507: visitor.visit(ExportArrival.self) { .exportArrival($0) }
        case .ceb509: visitor.visit(ExportDeparture.self) { .exportDeparture($0) }
        case .ceb603: visitor.visit(ExportList.self) { .exportList($0) }
        case .ceb605: visitor.visit(ExportCancelRequest.self) { .exportCancelRequest($0) }
        case .ceb607: visitor.visit(ExportMasterBill.self) { .exportMasterBill($0) }
        case .ceb701: visitor.visit(SummaryRequest.self) { .summaryRequest($0) }
        case .ceb213: visitor.visit(ExportReturnRequest.self) { .exportReturnRequest($0) }
        case .ceb215: visitor.visit(ExportReturnTally.self) { .exportReturnTally($0) }
        case .ceb304: visitor.visit(ExportOrderReceipt.self) { .exportOrderReceipt($0) }
        case .ceb404: visitor.visit(ExportCollectionReceipt.self) { .exportCollectionReceipt($0) }
        case .ceb506: visitor.visit(ExportWaybillReceipt.self) { .exportWaybillReceipt($0) }
        case .ceb508: visitor.visit(ExportArrivalReceipt.self) { .exportArrivalReceipt($0) }
        case .ceb510: visitor.visit(ExportDepartureReceipt.self) { .exportDepartureReceipt($0) }
        case .ceb604: visitor.visit(ExportListReceipt.self) { .exportListReceipt($0) }
        case .ceb606: visitor.visit(ExportCancelReceipt.self) { .exportCancelReceipt($0) }
        case .ceb608: visitor.visit(ExportMasterBillReceipt.self) { .exportMasterBillReceipt($0) }
        case .ceb702: visitor.visit(SummaryReceipt.self) { .summaryReceipt($0) }
        case .ceb792: visitor.visit(SummaryResult.self) { .summaryResult($0) }
        case .ceb214: visitor.visit(ExportReturnReceipt.self) { .exportReturnReceipt($0) }
        case .ceb216: visitor.visit(ExportReturnTallyReceipt.self) { .exportReturnTallyReceipt($0) }
        case .ceb900: visitor.visit(FormatReceipt.self) { .formatReceipt($0) }
        }
    }
}
