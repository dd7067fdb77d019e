import Values

// What customs sends for export, written from the facts of one consignment.

extension ExportOrderReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (ebpCode, ebcCode) = (SampleEnterprise.platform.0, SampleEnterprise.merchant.0)
        (orderNo, returnTime) = (sample.orderNo, sample.sentAt.compact17)
        (returnStatus, returnInfo) = ("2", "新增申报成功[\(sample.orderNo)]")
    }
}

extension ExportCollectionReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (ebcCode, orderNo) = (SampleEnterprise.merchant.0, sample.orderNo)
        (payNo, returnTime) = (sample.payTransactionId, sample.sentAt.compact17)
        (returnStatus, returnInfo) = ("2", "新增申报成功[\(sample.payTransactionId)]")
    }
}

extension ExportWaybillReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (logisticsCode, logisticsNo) = (SampleEnterprise.logistics.0, sample.logisticsNo)
        (returnStatus, returnTime) = ("2", sample.sentAt.compact17)
        returnInfo = "新增申报成功[\(sample.logisticsNo)]"
    }
}

extension ExportArrivalReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (operatorCode, logisticsCode) = (SampleEnterprise.area.0, SampleEnterprise.logistics.0)
        (preNo, copNo, billNo) = (sample.preNo, sample.copNo, sample.billNo)
        (msgSeqNo, returnStatus) = (1, "399")
        (returnTime, returnInfo) = (sample.sentAt.compact17, "海关审结")
    }
}

extension ExportDepartureReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (logisticsCode, msgSeqNo) = (SampleEnterprise.logistics.0, 1)
        (preNo, copNo, returnStatus) = (sample.preNo, sample.copNo, "399")
        (returnTime, returnInfo) = (sample.sentAt.compact17, "海关审结")
    }
}

extension ExportListReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (agentCode, copNo) = (SampleEnterprise.broker.0, sample.copNo)
        (preNo, invtNo) = (sample.preNo, sample.exportListNo)
        (ebpCode, ebcCode) = (SampleEnterprise.platform.0, SampleEnterprise.merchant.0)
        (orderNo, statisticsFlag) = (sample.orderNo, "B")
        (returnStatus, returnTime) = ("800", sample.sentAt.compact17)
        returnInfo = "[Code:2600;Desc:放行]"
    }
}

extension ExportCancelReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (agentCode, copNo) = (SampleEnterprise.broker.0, sample.copNo)
        (preNo, invtNo) = (sample.preNo, sample.exportListNo)
        (returnStatus, returnTime) = ("399", sample.sentAt.compact17)
        returnInfo = "[Code:2300;Desc:审核通过]"
    }
}

extension ExportMasterBillReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (agentCode, logisticsCode) = (SampleEnterprise.broker.0, SampleEnterprise.logistics.0)
        (preNo, copNo, billNo) = (sample.preNo, sample.copNo, sample.billNo)
        (msgSeqNo, returnStatus) = (1, "120")
        (returnTime, returnInfo) = (sample.sentAt.compact17, "[Code:1800;Desc:逻辑校验通过]")
    }
}

extension SummaryReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (agentCode, ebcCode) = (SampleEnterprise.broker.0, SampleEnterprise.merchant.0)
        (preNo, copNo, sumNo) = (sample.preNo, sample.copNo, sample.sumNo)
        (msgSeqNo, returnStatus) = (1, "399")
        (returnTime, returnInfo) = (sample.sentAt.compact17, "海关审结")
    }
}

extension SummaryResult {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (customsCode, sumNo) = (sample.office, sample.sumNo)
        (opDate, declSeqNo, decState) = (sample.sentAt.compact17, sample.sumNo, "A")
        (agentCode, agentName) = SampleEnterprise.broker
        (ebcCode, ebcName) = SampleEnterprise.merchant
        (declAgentCode, declAgentName) = SampleEnterprise.broker
        (grossWeight, netWeight) = (sample.grossWeight, sample.netWeight)
        (msgCount, msgSeqNo) = (1, 1)
        items = sample.goods.enumerated().map { index, line in
            var item = SummaryResultItem()
            (item.invtNo, item.logisticsNo) = (sample.exportListNo, sample.logisticsNo)
            (item.gseqno, item.gnum, item.gcode) = (index + 1, index + 1, line.article.code)
            return item
        }
    }
}

extension ExportReturnReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (ebpCode, ebcCode) = (SampleEnterprise.platform.0, SampleEnterprise.merchant.0)
        (agentCode, coElNo) = (SampleEnterprise.broker.0, sample.copNo)
        (preNo, invtNo) = (sample.preNo, sample.exportListNo)
        (returnStatus, returnTime) = ("800", sample.sentAt.compact17)
        returnInfo = "[Code:2600;Desc:放行]"
    }
}

extension ExportReturnTallyReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (operatorCode, logisticsCode) = (SampleEnterprise.area.0, SampleEnterprise.logistics.0)
        (logisticsNo, coElNo) = (sample.logisticsNo, sample.copNo)
        (preNo, returnStatus) = (sample.preNo, "399")
        (returnTime, returnInfo) = (sample.sentAt.compact17, "海关审结")
    }
}
