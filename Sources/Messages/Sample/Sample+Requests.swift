import Values

// What an enterprise sends, written from the facts of one consignment.

extension Order {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
        orderType = "I"
        orderNo = sample.orderNo
        (ebpCode, ebpName) = SampleEnterprise.platform
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (goodsValue, taxTotal, actualPaid) = (sample.goodsValue, sample.tax, sample.paid)
        currency = "142"
        buyerRegNo = "user\(sample.serial)"
        (buyerName, buyerTelephone) = (sample.buyer.name, sample.buyer.telephone)
        (buyerIdType, buyerIdNumber) = ("1", sample.buyer.idNumber)
        (payCode, payName) = SampleEnterprise.payment
        payTransactionId = sample.payTransactionId
        (consignee, consigneeTelephone) = (sample.buyer.name, sample.buyer.telephone)
        consigneeAddress = sample.buyer.address
        consigneeDistrict = "330102"
        items = sample.goods.enumerated().map { index, line in
            var item = OrderItem()
            item.gnum = index + 1
            (item.itemNo, item.itemName) = (line.article.itemNo, line.article.name)
            item.gmodel = line.article.model
            (item.unit, item.qty) = (line.article.unit, .yuan(Int64(line.quantity)))
            (item.price, item.totalPrice) = (line.price, line.total)
            (item.currency, item.country) = ("142", line.article.country)
            return item
        }
    }
}

extension Payment {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
        (payCode, payName) = SampleEnterprise.payment
        payTransactionId = sample.payTransactionId
        orderNo = sample.orderNo
        (ebpCode, ebpName) = SampleEnterprise.platform
        (payerIdType, payerIdNumber) = ("1", sample.buyer.idNumber)
        (payerName, telephone) = (sample.buyer.name, sample.buyer.telephone)
        (amountPaid, currency, payTime) = (sample.paid, "142", sample.sentAt.compact14)
    }
}

extension Waybill {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        logisticsNo = sample.logisticsNo
        billNo = sample.isBonded ? nil : "BL\(sample.serial)"
        orderNo = sample.orderNo
        (freight, insuredFee, currency) = (.zero, .zero, "142")
        (weight, packNo) = (sample.grossWeight, 1)
        goodsInfo = sample.goods.map(\.article.name).joined(separator: "、")
        (consignee, consigneeTelephone) = (sample.buyer.name, sample.buyer.telephone)
        consigneeAddress = sample.buyer.address
    }
}

extension WaybillStatus {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        (logisticsNo, logisticsStatus) = (sample.logisticsNo, "S")
        logisticsTime = sample.sentAt.compact14
    }
}

extension ImportList {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
        (orderNo, copNo) = (sample.orderNo, sample.copNo)
        (ebpCode, ebpName) = SampleEnterprise.platform
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        logisticsNo = sample.logisticsNo
        (assureCode, ieFlag) = (SampleEnterprise.assurer.0, "I")
        (declTime, ieDate) = (sample.sentAt.day.compact, sample.sentAt.day.compact)
        (customsCode, portCode) = (sample.office, sample.office)
        (buyerIdType, buyerIdNumber) = ("1", sample.buyer.idNumber)
        (buyerName, buyerTelephone) = (sample.buyer.name, sample.buyer.telephone)
        consigneeAddress = sample.buyer.address
        (agentCode, agentName) = SampleEnterprise.broker
        if sample.isBonded {
            (tradeMode, trafMode, country) = ("1210", "Y", "142")
            emsNo = "T2991W000001"
            (areaCode, areaName) = SampleEnterprise.area
        } else {
            (tradeMode, trafMode, country) = ("9610", "5", "502")
            (trafNo, voyageNo, billNo) = ("CA9610", "CA9610", "BL\(sample.serial)")
        }
        (currency, wrapType, packNo) = ("142", "2", 1)
        (grossWeight, netWeight) = (sample.grossWeight, sample.netWeight)
        items = sample.goods.enumerated().map { index, line in
            var item = ImportListItem()
            item.gnum = index + 1
            item.itemRecordNo = sample.isBonded ? line.article.itemNo : nil
            (item.itemNo, item.itemName) = (line.article.itemNo, line.article.name)
            (item.gcode, item.gname) = (line.article.code, line.article.name)
            item.gmodel = line.article.model
            (item.country, item.currency) = (line.article.country, "142")
            (item.qty, item.unit) = (.yuan(Int64(line.quantity)), line.article.unit)
            (item.qty1, item.unit1) = (line.weight, "035")
            (item.price, item.totalPrice) = (line.price, line.total)
            return item
        }
    }
}

extension CancelRequest {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
        (customsCode, orderNo) = (sample.office, sample.orderNo)
        (ebpCode, ebpName) = SampleEnterprise.platform
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        logisticsNo = sample.logisticsNo
        (copNo, invtNo) = (sample.copNo, sample.invtNo)
        (buyerIdType, buyerIdNumber) = ("1", sample.buyer.idNumber)
        (buyerName, buyerTelephone) = (sample.buyer.name, sample.buyer.telephone)
        (agentCode, agentName) = SampleEnterprise.broker
        reason = "订购人取消订单"
    }
}

extension ReturnRequest {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
        (customsCode, orderNo) = (sample.office, sample.orderNo)
        (ebpCode, ebpName) = SampleEnterprise.platform
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        logisticsNo = sample.logisticsNo
        (copNo, invtNo) = (sample.copNo, sample.invtNo)
        (buyerIdType, buyerIdNumber) = ("1", sample.buyer.idNumber)
        (buyerName, buyerTelephone) = (sample.buyer.name, sample.buyer.telephone)
        (agentCode, agentName) = SampleEnterprise.broker
        reason = "七天无理由退货"
        items = sample.goods.enumerated().map { index, line in
            var item = ReturnItem()
            item.gnum = index + 1
            (item.gcode, item.gname) = (line.article.code, line.article.name)
            (item.qty, item.unit) = (.yuan(Int64(line.quantity)), line.article.unit)
            return item
        }
    }
}

extension Delivery {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
        (customsCode, copNo, ieFlag) = (sample.office, sample.copNo, "I")
        rkdNo = sample.rkdNo
        (operatorCode, operatorName) = SampleEnterprise.area
        (trafMode, trafNo, voyageNo) = ("5", "CA9610", "CA9610")
        billNo = "BL\(sample.serial)"
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        unloadLocation = "A-01"
        items = (1...2).map { line in
            var item = DeliveryItem()
            item.gnum = line
            item.logisticsNo = line == 1 ? sample.logisticsNo : "\(sample.logisticsNo)-\(line)"
            return item
        }
    }
}
