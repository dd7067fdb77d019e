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
        case .ceb900: self = .formatReceipt(FormatReceipt(sample: &sample))
        }
    }
}

extension MessageType {
    /// How many papers a message of this type may carry (XSD 2022-05, maxOccurs).
    var paperLimit: Int {
        switch self {
        case .ceb711, .ceb900: 1
        case .ceb311, .ceb312, .ceb411, .ceb412, .ceb511, .ceb512, .ceb513, .ceb514, .ceb621,
            .ceb622, .ceb623, .ceb624, .ceb625, .ceb626, .ceb712, .ceb816, .ceb818:
            100
        }
    }
}
