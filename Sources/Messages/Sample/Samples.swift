/// Made-up papers that pass every rule of the reader; the same seed makes the same papers, and the
/// n-th order, payment, waybill and list of one seed belong to one consignment.
public func samples(of type: MessageType, seed: UInt64, count: Int) -> [AnyPaper] {
    let papers = (0..<max(0, count)).map { number in
        var consignment = SampleConsignment(seed: seed, number: number)
        // The facts are the same for every type, the guids are not.
        consignment.random.turn(towards: type.rawValue)
        return AnyPaper(type: type, sample: &consignment)
    }
    return papers
}

extension AnyPaper {
    fileprivate init(type: MessageType, sample: inout SampleConsignment) {
        switch type {
        case .ceb311: self = .order(Order(sample: &sample))
        case .ceb312: self = .orderReceipt(OrderReceipt(sample: &sample))
        case .ceb411: self = .payment(Payment(sample: &sample))
        case .ceb412: self = .paymentReceipt(PaymentReceipt(sample: &sample))
        case .ceb511: self = .waybill(Waybill(sample: &sample))
        case .ceb512: self = .waybillReceipt(WaybillReceipt(sample: &sample))
        case .ceb513: self = .waybillStatus(WaybillStatus(sample: &sample))
        case .ceb514: self = .waybillStatusReceipt(WaybillStatusReceipt(sample: &sample))
        case .ceb621: self = .importList(ImportList(sample: &sample))
        case .ceb622: self = .importListReceipt(ImportListReceipt(sample: &sample))
        case .ceb623: self = .cancelRequest(CancelRequest(sample: &sample))
        case .ceb624: self = .cancelReceipt(CancelReceipt(sample: &sample))
        case .ceb625: self = .returnRequest(ReturnRequest(sample: &sample))
        case .ceb626: self = .returnReceipt(ReturnReceipt(sample: &sample))
        case .ceb711: self = .delivery(Delivery(sample: &sample))
        case .ceb712: self = .deliveryReceipt(DeliveryReceipt(sample: &sample))
        case .ceb816: self = .taxBill(TaxBill(sample: &sample))
        case .ceb818: self = .taxBillStatus(TaxBillStatus(sample: &sample))
        case .ceb213: self = .exportReturnRequest(ExportReturnRequest(sample: &sample))
        case .ceb214: self = .exportReturnReceipt(ExportReturnReceipt(sample: &sample))
        case .ceb215: self = .exportReturnTally(ExportReturnTally(sample: &sample))
        case .ceb216: self = .exportReturnTallyReceipt(ExportReturnTallyReceipt(sample: &sample))
        case .ceb303: self = .exportOrder(ExportOrder(sample: &sample))
        case .ceb304: self = .exportOrderReceipt(ExportOrderReceipt(sample: &sample))
        case .ceb403: self = .exportCollection(ExportCollection(sample: &sample))
        case .ceb404: self = .exportCollectionReceipt(ExportCollectionReceipt(sample: &sample))
        case .ceb505: self = .exportWaybill(ExportWaybill(sample: &sample))
        case .ceb506: self = .exportWaybillReceipt(ExportWaybillReceipt(sample: &sample))
        case .ceb507: self = .exportArrival(ExportArrival(sample: &sample))
        case .ceb508: self = .exportArrivalReceipt(ExportArrivalReceipt(sample: &sample))
        case .ceb509: self = .exportDeparture(ExportDeparture(sample: &sample))
        case .ceb510: self = .exportDepartureReceipt(ExportDepartureReceipt(sample: &sample))
        case .ceb603: self = .exportList(ExportList(sample: &sample))
        case .ceb604: self = .exportListReceipt(ExportListReceipt(sample: &sample))
        case .ceb605: self = .exportCancelRequest(ExportCancelRequest(sample: &sample))
        case .ceb606: self = .exportCancelReceipt(ExportCancelReceipt(sample: &sample))
        case .ceb607: self = .exportMasterBill(ExportMasterBill(sample: &sample))
        case .ceb608: self = .exportMasterBillReceipt(ExportMasterBillReceipt(sample: &sample))
        case .ceb701: self = .summaryRequest(SummaryRequest(sample: &sample))
        case .ceb702: self = .summaryReceipt(SummaryReceipt(sample: &sample))
        case .ceb792: self = .summaryResult(SummaryResult(sample: &sample))
        case .ceb900: self = .formatReceipt(FormatReceipt(sample: &sample))
        }
    }
}

extension MessageType {
    /// How many papers a message of this type may carry (XSD 2022-05, maxOccurs).
    var paperLimit: Int {
        switch self {
        case .ceb711, .ceb900: 1
        default: 100
        }
    }
}
