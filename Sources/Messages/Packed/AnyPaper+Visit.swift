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
    func visit<P: Paper>(_ type: P.Type, wrap: (P) -> AnyPaper) -> Answer
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
        case .formatReceipt(let paper): .formatReceipt(transform.transform(paper))
        }
    }
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
        case .ceb900: visitor.visit(FormatReceipt.self) { .formatReceipt($0) }
        }
    }
}
