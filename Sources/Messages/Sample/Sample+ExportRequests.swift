import Values

// What an enterprise sends for export, written from the facts of one consignment.

extension ExportOrder {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (orderType, orderNo) = ("E", sample.orderNo)
        (ebpCode, ebpName) = SampleEnterprise.platform
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (goodsValue, currency) = (sample.goodsValue, SampleConsignment.dollars)
        items = sample.goods.enumerated().map { index, line in
            var item = ExportOrderItem()
            item.gnum = index + 1
            (item.itemNo, item.itemName) = (line.article.itemNo, line.article.name)
            (item.unit, item.qty) = (line.article.unit, .yuan(Int64(line.quantity)))
            (item.price, item.totalPrice) = (line.price, line.total)
            item.currency = SampleConsignment.dollars
            return item
        }
    }
}

extension ExportCollection {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (ebpCode, ebpName) = SampleEnterprise.platform
        (ebcCode, ebcName) = SampleEnterprise.merchant
        orderNo = sample.orderNo
        (payCode, payName) = SampleEnterprise.payment
        (payNo, charge) = (sample.payTransactionId, sample.goodsValue)
        (currency, accountingDate) = (SampleConsignment.dollars, sample.sentAt.compact14)
    }
}

extension ExportWaybill {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        (logisticsNo, currency) = (sample.logisticsNo, SampleConsignment.dollars)
        (grossWeight, packNo) = (sample.grossWeight, 1)
        goodsInfo = sample.goods.map(\.article.name).joined(separator: "、")
        (ebcCode, ebcName) = SampleEnterprise.merchant
        ebcTelephone = sample.buyer.telephone
    }
}

extension ExportArrival {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (customsCode, copNo) = (sample.office, sample.copNo)
        (operatorCode, operatorName) = SampleEnterprise.area
        (ieFlag, trafMode, billNo) = ("E", "5", sample.billNo)
        domesticTrafNo = "浙A00000"
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        (msgCount, msgSeqNo) = (1, 1)
        items = (1...2).map { line in
            var item = ExportArrivalItem()
            (item.gnum, item.totalPackageNo) = (line, "PAL\(sample.serial)")
            item.logisticsNo = line == 1 ? sample.logisticsNo : "\(sample.logisticsNo)-\(line)"
            return item
        }
    }
}

extension ExportDeparture {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (customsCode, copNo) = (sample.office, sample.copNo)
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        (trafMode, trafName, voyageNo) = ("5", "CA9610", "CA9610")
        (billNo, leaveTime) = (sample.billNo, sample.sentAt.compact14)
        (msgCount, msgSeqNo) = (1, 1)
        items = (1...2).map { line in
            var item = ExportDepartureItem()
            (item.gnum, item.totalPackageNo) = (line, "PAL\(sample.serial)")
            item.logisticsNo = line == 1 ? sample.logisticsNo : "\(sample.logisticsNo)-\(line)"
            return item
        }
    }
}

extension ExportCancelRequest {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (customsCode, copNo) = (sample.office, sample.copNo)
        (invtNo, reason) = (sample.exportListNo, "买方取消订单")
        (agentCode, agentName) = SampleEnterprise.broker
        (ebcCode, ebcName) = SampleEnterprise.merchant
    }
}

extension ExportMasterBill {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (customsCode, copNo) = (sample.office, sample.copNo)
        (agentCode, agentName) = SampleEnterprise.broker
        (trafMode, trafName, voyageNo) = ("5", "CA9610", "CA9610")
        (billNo, grossWeight) = (sample.billNo, sample.grossWeight)
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        (msgCount, msgSeqNo) = (1, 1)
        var item = ExportMasterBillItem()
        (item.gnum, item.totalPackageNo) = (1, "PAL\(sample.serial)")
        (item.logisticsNo, item.invtNo) = (sample.logisticsNo, sample.exportListNo)
        items = [item]
    }
}

extension SummaryRequest {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (customsCode, copNo) = (sample.office, sample.copNo)
        (agentCode, agentName) = SampleEnterprise.broker
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (declAgentCode, declAgentName) = SampleEnterprise.broker
        (summaryFlag, itemNameFlag) = ("1", "1")
        (msgCount, msgSeqNo) = (1, 1)
        var item = SummaryRequestItem()
        item.invtNo = sample.exportListNo
        items = [item]
    }
}

extension ExportReturnTally {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (customsCode, coElNo) = (sample.office, sample.copNo)
        (operatorCode, operatorName) = SampleEnterprise.area
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        (logisticsNo, invtNo) = (sample.logisticsNo, sample.exportListNo)
        (billNo, ieFlag) = (sample.billNo, "I")
        (trafMode, trafName, voyageNo) = ("5", "CA9610", "CA9610")
        location = "A-01"
    }
}
