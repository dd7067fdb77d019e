import Messages

/// 接单: what is checked of a paper before it is looked at together with others.
extension Rule {
    package static let keyUsedWithOtherContent = Rule(
        "INT-01", nil,
        Bilingual("业务主键不得用于不同内容", "a business key names one paper"),
        wrong: Bilingual("已存在相同编号而内容不同的单证", "a paper with this number but other content is kept"),
        fix: Bilingual("核对编号；需要修改时用报送类型2", "check the number; use appType 2 to change a paper"),
        citation: "CEB 2022-05, table 7-2 (-301010, -401007, -504015, -621004 ...)")
    package static let nothingToChange = Rule(
        "INT-02", nil,
        Bilingual("变更或删除的单证已报送", "what is changed or deleted was sent before"),
        wrong: Bilingual("未找到要变更或删除的单证", "the paper to change or delete was not found"),
        fix: Bilingual("首次报送用报送类型1", "send a new paper with appType 1"),
        citation: "CEB 2022-05, table 7-2 (-301009, -401006, -504014, -621011)")
    package static let stateForbidsChange = Rule(
        "INT-03", nil,
        Bilingual("单证状态允许变更或删除", "the paper's state allows the change"),
        wrong: Bilingual(
            "单证已用于申报，状态不允许变更或删除", "the paper is part of a declaration and cannot change"),
        fix: Bilingual(
            "清单退单后再变更，放行后只能撤销或退货",
            "change it after the list was returned; after release cancel or return"),
        citation: "CEB 2022-05, table 7-2 (-301011, -401008, -504016, -621012)")
    package static let timeFarOff = Rule(
        "INT-04", nil,
        Bilingual("报送时间接近当前时间", "the time of declaration is near the present"),
        wrong: Bilingual("报送时间与系统时间相差超过24小时", "appTime is more than 24 hours off"),
        fix: Bilingual("检查企业系统的时钟和时区（北京时间）", "check the sender's clock and zone (Beijing time)"),
        citation: "decision 10", severity: .warning)
    package static let secondPayment = Rule(
        "INT-05", "-401007",
        Bilingual("一个订单一笔支付", "one accepted payment an order"),
        wrong: Bilingual("该订单已有另一笔支付凭证", "another payment was accepted for this order"),
        fix: Bilingual("先删除原支付凭证再报送", "delete the first payment before sending another"),
        citation: "decision 12; CEB 2022-05, table 7-2 (-401007)")
    package static let senderIsNotCaller = Rule(
        "INT-06", nil,
        Bilingual("传输企业即密钥所属企业", "copCode is the key's enterprise"),
        wrong: Bilingual("传输企业代码与密钥所属企业不一致", "copCode is not the enterprise of the key"),
        fix: Bilingual("用该企业自己的密钥发送", "send with the key of the enterprise in copCode"),
        citation: "CEB 2022-05, BaseTransfer/copCode; decision 13")
    package static let netAboveGross = Rule(
        "INT-07", "-621001",
        Bilingual("净重不大于毛重", "net weight is at most gross weight"),
        wrong: Bilingual("净重大于毛重", "net weight is above gross weight"),
        fix: Bilingual("核对毛重和净重（公斤）", "check both weights (kilograms)"),
        citation: "decision 10; CEB 2022-05, table 7-2 (-621001)")
    package static let unverified = Rule(
        "INT-09", nil,
        Bilingual("签名经过验证", "a signature is verified"),
        wrong: Bilingual(
            "签名未经验证，示范区仍予受理", "the signature was not verified; a demonstration zone takes it"),
        fix: Bilingual("正式环境须使用已登记证书的有效签名", "in production sign with a registered certificate"),
        citation: "CEB 2022-05, ds:Signature; decision 11", severity: .warning)
    package static let signatureUnverified = Rule(
        "INT-10", "-621029",
        Bilingual("签名经过验证", "a signature is verified"),
        wrong: Bilingual("验签失败", "the signature could not be verified"),
        fix: Bilingual("用已登记的证书签名后重发", "sign with a registered certificate and send again"),
        citation: "CEB 2022-05, table 7-2 (-621029); decision 11")
    package static let listAlreadyDeclared = Rule(
        "INT-11", "-621004",
        Bilingual("一个订单一份有效清单", "one live list an order"),
        wrong: Bilingual("清单已经申报过，请勿重复申报", "this order has a list already"),
        fix: Bilingual(
            "查询原清单状态；退单后可再次申报", "look up the first list; after a refusal it may be declared again"),
        citation: "CEB 2022-05, table 7-2 (-621004); decision 7")
    package static let waybillOfStatusMissing = Rule(
        "INT-12", "-505011",
        Bilingual("运单状态对应已报送的运单", "a waybill status belongs to a waybill"),
        wrong: Bilingual("未找到对应的物流运单", "the waybill was not found"),
        fix: Bilingual("先报送运单(CEB511)", "send the waybill (CEB511) first"),
        citation: "CEB 2022-05, table 7-2 (-505011)")
    package static let paperInUse = Rule(
        "INT-13", "-621001",
        Bilingual("一笔支付、一份运单用于一份清单", "one payment and one waybill serve one list"),
        wrong: Bilingual("支付凭证或运单已用于另一份清单", "the payment or waybill serves another list already"),
        fix: Bilingual("核对订单编号和运单编号", "check orderNo and logisticsNo"),
        citation: "CEB 2022-05, CEB311 orderNo (同一交易平台的订单编号应唯一), CEB511 logisticsNo")
    package static let orderMissing = Rule(
        "INT-21", "-301003",
        Bilingual("订单已到", "the order is here"),
        wrong: Bilingual("对应的订单信息不存在", "the order is missing; the list waits for it"),
        fix: Bilingual("请电商企业或平台报送订单(CEB311)", "have the merchant or platform send CEB311"),
        citation: "CEB 2022-05, table 7-2 (-301003)", severity: .warning)
    package static let paymentMissing = Rule(
        "INT-22", "-401001",
        Bilingual("支付凭证已到", "the payment is here"),
        wrong: Bilingual("对应的支付信息不存在", "the payment is missing; the list waits for it"),
        fix: Bilingual("请支付企业报送支付凭证(CEB411)", "have the payment firm send CEB411"),
        citation: "CEB 2022-05, table 7-2 (-401001)", severity: .warning)
    package static let waybillMissing = Rule(
        "INT-23", nil,
        Bilingual("运单已到", "the waybill is here"),
        wrong: Bilingual("对应的运单信息不存在", "the waybill is missing; the list waits for it"),
        fix: Bilingual("请物流企业报送运单(CEB511)", "have the logistics firm send CEB511"),
        citation: "returnInfo of CEB622 as observed; decision 8", severity: .warning)

    /// What a list waits for: told in its receipt even where it is refused for something else.
    static let missingPapers: Set<String> = [
        orderMissing.code, paymentMissing.code, waybillMissing.code,
    ]

    static let intake = [
        keyUsedWithOtherContent, nothingToChange, stateForbidsChange, timeFarOff, secondPayment,
        senderIsNotCaller, netAboveGross, unverified, signatureUnverified,
        listAlreadyDeclared, waybillOfStatusMissing, paperInUse, orderMissing, paymentMissing,
        waybillMissing,
    ]
}
