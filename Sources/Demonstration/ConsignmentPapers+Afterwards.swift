import Messages
import Values

/// What an enterprise sends when the list has been released.
extension ConsignmentPapers {
    /// 撤销申请: asks to cancel the released list.
    package func cancelRequest(invtNo: String, at: Instant) -> CancelRequest {
        var request = CancelRequest()
        request.guid = Self.guid("8623", number)
        request.appType = "1"
        request.appTime = at.compact14
        request.appStatus = "2"
        request.customsCode = list.customsCode
        request.orderNo = list.orderNo
        request.ebpCode = list.ebpCode
        request.ebpName = list.ebpName
        request.ebcCode = list.ebcCode
        request.ebcName = list.ebcName
        request.logisticsNo = list.logisticsNo
        request.logisticsCode = list.logisticsCode
        request.logisticsName = list.logisticsName
        request.copNo = "CX" + Self.serial(number)
        request.invtNo = invtNo
        request.buyerIdType = list.buyerIdType
        request.buyerIdNumber = list.buyerIdNumber
        request.buyerName = list.buyerName
        request.buyerTelephone = list.buyerTelephone
        request.agentCode = list.agentCode
        request.agentName = list.agentName
        request.reason = "订购人取消订单"
        return request
    }

    /// 退货申请: asks to bring back `quantity` of every line that `lines` names by its number.
    package func returnRequest(
        invtNo: String, lines wanted: [(gnum: Int, quantity: Int64)], attempt: Int = 1, at: Instant
    ) -> ReturnRequest {
        var request = ReturnRequest()
        request.guid = Self.guid("862\(4 + attempt)", number)
        request.appType = "1"
        request.appTime = at.compact14
        request.appStatus = "2"
        request.customsCode = list.customsCode
        request.orderNo = list.orderNo
        request.ebpCode = list.ebpCode
        request.ebpName = list.ebpName
        request.ebcCode = list.ebcCode
        request.ebcName = list.ebcName
        request.logisticsNo = list.logisticsNo
        request.logisticsCode = list.logisticsCode
        request.logisticsName = list.logisticsName
        request.copNo = "TH\(attempt)" + Self.serial(number)
        request.invtNo = invtNo
        request.buyerIdType = list.buyerIdType
        request.buyerIdNumber = list.buyerIdNumber
        request.buyerName = list.buyerName
        request.buyerTelephone = list.buyerTelephone
        request.agentCode = list.agentCode
        request.agentName = list.agentName
        request.reason = "订购人不满意"
        request.items = wanted.compactMap { gnum, quantity in
            guard let line = list.items.first(where: { $0.gnum == gnum }) else { return nil }
            var item = ReturnItem()
            item.gnum = gnum
            item.gcode = line.gcode
            item.gname = line.gname
            item.qty = .yuan(quantity)
            item.unit = line.unit
            return item
        }
        return request
    }

    /// 运单状态: the parcel was signed for.
    package func waybillStatus(at: Instant) -> WaybillStatus {
        var status = WaybillStatus()
        status.guid = Self.guid("8513", number)
        status.appType = "1"
        status.appTime = at.compact14
        status.appStatus = "2"
        status.logisticsCode = waybill.logisticsCode
        status.logisticsName = waybill.logisticsName
        status.logisticsNo = waybill.logisticsNo
        status.logisticsStatus = "S"
        status.logisticsTime = at.compact14
        return status
    }
}
