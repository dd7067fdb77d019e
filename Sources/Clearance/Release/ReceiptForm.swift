import Messages
import Values

/// The receipt that answers a paper: its keys, and what was decided. Always valid by the official
/// schema, even where the paper it answers was not: texts are cut, empty ones become `无`.
package func receiptForm(
    for paper: AnyPaper, guid: String, status: String, info: String, time: Instant,
    preNo: String?, invtNo: String?, copNo: String? = nil
) -> AnyPaper {
    func fit(_ text: String, _ length: Int = 18) -> String {
        text.isEmpty ? "无" : clip(text, length)
    }
    func office(_ code: String) -> String? { code.unicodeScalars.count == 4 ? code : nil }
    let info = fit(info, 1000)
    let stamp = time.compact17
    func number(_ text: String?) -> String? {
        text.flatMap { $0.unicodeScalars.count == 18 ? $0 : nil }
    }
    switch paper {
    case .order(let order):
        var form = OrderReceipt()
        form.guid = guid
        form.ebpCode = fit(order.ebpCode)
        form.ebcCode = fit(order.ebcCode)
        form.orderNo = fit(order.orderNo, 60)
        (form.returnStatus, form.returnTime, form.returnInfo) = (status, stamp, info)
        return .orderReceipt(form)
    case .payment(let payment):
        var form = PaymentReceipt()
        form.guid = guid
        form.payCode = fit(payment.payCode)
        form.payTransactionId = fit(payment.payTransactionId, 60)
        (form.returnStatus, form.returnTime, form.returnInfo) = (status, stamp, info)
        return .paymentReceipt(form)
    case .waybill(let waybill):
        var form = WaybillReceipt()
        form.guid = guid
        form.logisticsCode = fit(waybill.logisticsCode)
        form.logisticsNo = fit(waybill.logisticsNo, 60)
        (form.returnStatus, form.returnTime, form.returnInfo) = (status, stamp, info)
        return .waybillReceipt(form)
    case .waybillStatus(let waybill):
        var form = WaybillStatusReceipt()
        form.guid = guid
        form.logisticsCode = fit(waybill.logisticsCode)
        form.logisticsNo = fit(waybill.logisticsNo, 60)
        form.logisticsStatus = "S"
        (form.returnStatus, form.returnTime, form.returnInfo) = (status, stamp, info)
        return .waybillStatusReceipt(form)
    case .importList(let list):
        var form = ImportListReceipt()
        form.guid = guid
        form.customsCode = office(list.customsCode)
        form.ebpCode = fit(list.ebpCode)
        form.ebcCode = fit(list.ebcCode)
        form.agentCode = fit(list.agentCode)
        form.copNo = fit(copNo ?? list.copNo.orIfEmpty(preNo ?? ""), 20)
        form.preNo = preNo ?? ""
        form.invtNo = number(invtNo)
        (form.returnStatus, form.returnTime, form.returnInfo) = (status, stamp, info)
        return .importListReceipt(form)
    case .cancelRequest(let request):
        var form = CancelReceipt()
        form.guid = guid
        form.customsCode = office(request.customsCode)
        form.agentCode = fit(request.agentCode)
        form.ebpCode = fit(request.ebpCode)
        form.ebcCode = fit(request.ebcCode)
        form.copNo = fit(request.copNo.orIfEmpty(preNo ?? ""), 20)
        form.preNo = preNo ?? ""
        form.invtNo = number(invtNo ?? request.invtNo)
        (form.returnStatus, form.returnTime, form.returnInfo) = (status, stamp, info)
        return .cancelReceipt(form)
    case .returnRequest(let request):
        var form = ReturnReceipt()
        form.guid = guid
        form.customsCode = office(request.customsCode)
        form.agentCode = fit(request.agentCode)
        form.ebpCode = fit(request.ebpCode)
        form.ebcCode = fit(request.ebcCode)
        form.copNo = fit(request.copNo.orIfEmpty(preNo ?? ""), 20)
        form.preNo = preNo ?? ""
        form.invtNo = number(invtNo ?? request.invtNo)
        (form.returnStatus, form.returnTime, form.returnInfo) = (status, stamp, info)
        return .returnReceipt(form)
    case .delivery(let delivery):
        var form = DeliveryReceipt()
        form.guid = guid
        form.customsCode = office(delivery.customsCode)
        form.operatorCode = fit(delivery.operatorCode)
        form.copNo = delivery.copNo.map { fit($0, 20) }
        form.preNo = preNo
        form.rkdNo = invtNo
        (form.returnStatus, form.returnTime, form.returnInfo) = (status, stamp, info)
        return .deliveryReceipt(form)
    default:
        preconditionFailure("a receipt was asked for a paper that nobody answers")
    }
}
