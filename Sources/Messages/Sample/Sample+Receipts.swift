import Values

// What customs sends, written from the facts of one consignment.

extension OrderReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (ebpCode, ebcCode) = (SampleEnterprise.platform.0, SampleEnterprise.merchant.0)
        (orderNo, returnTime) = (sample.orderNo, sample.sentAt.compact17)
        (returnStatus, returnInfo) = ("2", "新增申报成功[\(sample.orderNo)]")
    }
}

extension PaymentReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (payCode, payTransactionId) = (SampleEnterprise.payment.0, sample.payTransactionId)
        (returnStatus, returnTime) = ("2", sample.sentAt.compact17)
        returnInfo = "新增申报成功[\(sample.payTransactionId)]"
    }
}

extension WaybillReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (logisticsCode, logisticsNo) = (SampleEnterprise.logistics.0, sample.logisticsNo)
        (returnStatus, returnTime) = ("2", sample.sentAt.compact17)
        returnInfo = "新增申报成功[\(sample.logisticsNo)]"
    }
}

extension WaybillStatusReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (logisticsCode, logisticsNo) = (SampleEnterprise.logistics.0, sample.logisticsNo)
        (logisticsStatus, returnStatus) = ("S", "2")
        returnTime = sample.sentAt.compact17
        returnInfo = "新增申报成功[\(sample.logisticsNo)]"
    }
}

extension ImportListReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (customsCode, copNo) = (sample.office, sample.copNo)
        (ebpCode, ebcCode) = (SampleEnterprise.platform.0, SampleEnterprise.merchant.0)
        agentCode = SampleEnterprise.broker.0
        (preNo, invtNo) = (sample.preNo, sample.invtNo)
        (returnStatus, returnTime) = ("800", sample.sentAt.compact17)
        returnInfo = "[Code:2600;Desc:放行]"
    }
}

extension CancelReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (customsCode, copNo) = (sample.office, sample.copNo)
        (ebpCode, ebcCode) = (SampleEnterprise.platform.0, SampleEnterprise.merchant.0)
        agentCode = SampleEnterprise.broker.0
        (preNo, invtNo) = (sample.preNo, sample.invtNo)
        (returnStatus, returnTime) = ("399", sample.sentAt.compact17)
        returnInfo = "[Code:2300;Desc:审核通过]"
    }
}

extension ReturnReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (customsCode, copNo) = (sample.office, sample.copNo)
        (ebpCode, ebcCode) = (SampleEnterprise.platform.0, SampleEnterprise.merchant.0)
        agentCode = SampleEnterprise.broker.0
        (preNo, invtNo) = (sample.preNo, sample.invtNo)
        (returnStatus, returnTime) = ("399", sample.sentAt.compact17)
        returnInfo = "[Code:2300;Desc:审核通过]"
    }
}

extension DeliveryReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (customsCode, operatorCode) = (sample.office, SampleEnterprise.area.0)
        (copNo, preNo, rkdNo) = (sample.copNo, sample.preNo, sample.rkdNo)
        (returnStatus, returnTime) = ("120", sample.sentAt.compact17)
        returnInfo = "[Code:1800;Desc:逻辑校验通过]"
    }
}

extension TaxBill {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (returnTime, invtNo, taxNo) = (sample.sentAt.compact17, sample.invtNo, sample.taxNo)
        (valueAddedTax, status) = (sample.tax, "1")
        (assureCode, ebcCode) = (SampleEnterprise.assurer.0, SampleEnterprise.merchant.0)
        (logisticsCode, agentCode) = (SampleEnterprise.logistics.0, SampleEnterprise.broker.0)
        customsCode = sample.office
        items = sample.goods.enumerated().map { index, line in
            var item = TaxBillItem()
            (item.gnum, item.gcode) = (index + 1, line.article.code)
            (item.taxPrice, item.valueAddedTax) = (line.total, line.tax)
            return item
        }
    }
}

extension TaxBillStatus {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (returnTime, invtNo, taxNo) = (sample.sentAt.compact17, sample.invtNo, sample.taxNo)
        (status, entDutyNo) = ("2", "DUTY\(sample.serial)")
        assureCode = SampleEnterprise.assurer.0
    }
}

extension FormatReceipt {
    init(sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (returnStatus, returnTime) = ("-999999", sample.sentAt.compact17)
        returnInfo = "报文格式校验不通过"
        (oriCopMsgId, oriMessageType) = ("MSG\(sample.serial)", "Unknown")
        oriBizMessage = "<Unknown>\(sample.serial)</Unknown>"
    }
}
