import Values

// The declaration of export and its return, written from the facts of one consignment.

extension ExportList {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (customsCode, portCode) = (sample.office, sample.office)
        (ebpCode, ebpName) = SampleEnterprise.platform
        (orderNo, copNo) = (sample.orderNo, sample.copNo)
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        (logisticsNo, ieFlag, ieDate) = (sample.logisticsNo, "E", sample.sentAt.day.compact)
        statisticsFlag = "B"
        (agentCode, agentName) = SampleEnterprise.broker
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (ownerCode, ownerName) = SampleEnterprise.merchant
        if sample.isBonded {
            (iacCode, iacName) = SampleEnterprise.area
            (tradeMode, emsNo) = ("1210", "T2991W000001")
        } else {
            tradeMode = "9610"
        }
        (trafMode, trafName, voyageNo) = ("5", "CA9610", "CA9610")
        (billNo, country, pod) = (sample.billNo, SampleConsignment.abroad, SampleConsignment.port)
        (fCurrency, fFlag) = (SampleConsignment.dollars, "3")
        (iCurrency, iFlag) = (SampleConsignment.dollars, "3")
        (wrapType, packNo) = ("2", 1)
        (grossWeight, netWeight) = (sample.grossWeight, sample.netWeight)
        items = sample.goods.enumerated().map { index, line in
            var item = ExportListItem()
            item.gnum = index + 1
            item.itemRecordNo = sample.isBonded ? line.article.itemNo : nil
            (item.itemNo, item.itemName) = (line.article.itemNo, line.article.name)
            (item.gcode, item.gname) = (line.article.code, line.article.name)
            (item.gmodel, item.barCode) = (line.article.model, "无")
            (item.country, item.currency) = (SampleConsignment.abroad, SampleConsignment.dollars)
            (item.qty, item.unit) = (.yuan(Int64(line.quantity)), line.article.unit)
            (item.qty1, item.unit1) = (line.weight, "035")
            (item.price, item.totalPrice) = (line.price, line.total)
            return item
        }
    }
}

extension ExportReturnRequest {
    init(sample: inout SampleConsignment) {
        self.init(sent: &sample)
        (customsCode, portCode) = (sample.office, sample.office)
        (ebpCode, ebpName) = SampleEnterprise.platform
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (logisticsCode, logisticsName) = SampleEnterprise.logistics
        (logisticsNo, coElNo) = (sample.logisticsNo, sample.copNo)
        (invtNo, tradeMode) = (sample.exportListNo, sample.isBonded ? "1261" : "9661")
        (agentCode, agentName) = SampleEnterprise.broker
        (billNo, ieFlag) = (sample.billNo, "I")
        (trafMode, trafName, voyageNo) = ("5", "CA9610", "CA9610")
        (reason, country) = ("境外买方退货", SampleConsignment.abroad)
        items = sample.goods.enumerated().map { index, line in
            var item = ExportReturnItem()
            item.gnum = index + 1
            (item.gcode, item.gname) = (line.article.code, line.article.name)
            item.gmodel = line.article.model
            (item.qty, item.unit) = (.yuan(Int64(line.quantity)), line.article.unit)
            (item.qty1, item.unit1) = (line.weight, "035")
            return item
        }
    }
}
