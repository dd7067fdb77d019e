import Demonstration
import Messages
import Values

extension Delivery {
    /// 入库: brings a quantity of bonded goods into the book of the demonstration.
    package static func entering(
        _ quantity: Amount, of goods: DemonstrationGoods, _ number: Int, at: Instant
    ) -> Delivery {
        var delivery = Delivery()
        delivery.guid = ConsignmentPapers.guid("8711", number)
        delivery.appType = "1"
        delivery.appTime = at.compact14
        delivery.appStatus = "2"
        delivery.customsCode = "2903"
        delivery.copNo = "RK" + ConsignmentPapers.serial(number)
        delivery.operatorCode = DemonstrationEnterprise.area.code
        delivery.operatorName = DemonstrationEnterprise.area.name
        delivery.ieFlag = "I"
        delivery.trafMode = "2"
        delivery.trafNo = "DEMO0001"
        delivery.voyageNo = "YS901"
        delivery.billNo = "99900000001"
        delivery.logisticsCode = DemonstrationEnterprise.logistics.code
        delivery.logisticsName = DemonstrationEnterprise.logistics.name
        var item = DeliveryItem()
        item.gnum = 1
        item.logisticsNo = "YD" + ConsignmentPapers.serial(number)
        item.note =
            "emsNo=\(DemonstrationGoods.emsNo);itemRecordNo=\(goods.recordNo);qty=\(quantity.plain)"
        delivery.items = [item]
        return delivery
    }
}
