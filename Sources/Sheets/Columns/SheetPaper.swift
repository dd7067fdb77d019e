import Messages

/// 四单: the papers that one workbook of orders makes, in the order in which they are sent.
package enum SheetPaper: String, Sendable, CaseIterable {
    case order, payment, waybill, list

    package var messageType: MessageType {
        switch self {
        case .order: .ceb311
        case .payment: .ceb411
        case .waybill: .ceb511
        case .list: .ceb621
        }
    }
}

/// 一单: the four papers of one order while its rows are read, and the line being filled.
struct Consignment {
    var order = Order()
    var payment = Payment()
    var waybill = Waybill()
    var list = ImportList()
    var orderItem = OrderItem()
    var listItem = ImportListItem()
}
