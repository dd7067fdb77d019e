import Messages

/// 三单对碰规则: what must agree between order, payment, waybill and list; the raw value is the code.
///
/// Marks in the citations: [S] the specification, [O] seen in customs' own answers, [I] concluded.
package enum MatchingRule: String, Sendable, CaseIterable {
    case orderNumberJoins = "MAT-01"
    case platformJoins = "MAT-02"
    case payerIsBuyer = "MAT-03"
    case paymentAmount = "MAT-04"
    case paymentEnterprise = "MAT-05"
    case paymentTransaction = "MAT-06"
    case consignee = "MAT-07"
    case consigneeTelephone = "MAT-08"
    case consigneeAddress = "MAT-09"
    case waybillOrder = "MAT-10"
    case buyerName = "MAT-11"
    case buyerTelephone = "MAT-12"
    case buyerID = "MAT-13"
    case itemCount = "MAT-14"
    case itemGoods = "MAT-15"
    case itemQuantity = "MAT-16"
    case itemPrice = "MAT-17"
    case itemTotal = "MAT-18"
    case listAddress = "MAT-19"
    case itemArithmetic = "MAT-20"
    case buyerIDValid = "MAT-21"

    package var code: String { rawValue }
    package var official: String? { rule.official }
    package var title: Bilingual { rule.title }

    /// The rule broken at one place; `expected` and `found` masked where they are personal.
    package func issue(path: String, expected: String? = nil, found: String? = nil) -> Issue {
        rule.issue(path: path, expected: expected, found: found)
    }

    // swift-format-ignore
    package var rule: Rule {
        switch self {
        case .orderNumberJoins: .matching(
            rawValue, "-621001", "订单编号四单一致", "one order number in all papers",
            "订单编号与其他单证不一致", "the order number differs between the papers",
            "核对订单编号", "check orderNo", "[S] CEB 2022-05, CEB411/621 orderNo")
        case .platformJoins: .matching(
            rawValue, "-621001", "电商平台一致", "one platform in all papers",
            "电商平台代码与订单不一致", "the platform differs from the order's",
            "核对电商平台代码", "check ebpCode", "[S] CEB 2022-05, CEB411/621 ebpCode")
        case .payerIsBuyer: .matching(
            rawValue, "1327", "支付人即订购人", "the payer is the buyer",
            "订单购买人与支付单支付人名字或身份证号码不一致", "the payer's name or ID number is not the buyer's",
            "由订购人本人支付，或更正姓名和证件号码", "the buyer pays in person; correct name or ID number",
            "[O] customs code 1327; 海关总署公告2018年第194号")
        case .paymentAmount: .matching(
            rawValue, "1332", "支付金额等于订单实际支付金额", "the amount paid is the order's",
            "支付单支付金额与订单支付金额不一致", "the amount paid is not the order's acturalPaid",
            "核对支付金额和实际支付金额", "check amountPaid and acturalPaid",
            "[S] CEB 2022-05, CEB311 OrderHead/acturalPaid; [O] customs code 1332")
        case .paymentEnterprise: .matching(
            rawValue, "13035", "支付企业一致", "the payment firm is the order's",
            "支付企业不一致", "the payment firm is not the one the order names",
            "核对订单和支付单的支付企业代码", "check payCode of order and payment",
            "[O] customs code 13035")
        case .paymentTransaction: .matching(
            rawValue, "-621001", "支付交易编号一致", "the transaction is the order's",
            "支付交易编号与订单不一致", "payTransactionId is not the one the order names",
            "核对支付交易编号", "check payTransactionId",
            "[I] CEB 2022-05, CEB311 OrderHead/payTransactionId")
        case .consignee: .matching(
            rawValue, "-621001", "收货人姓名一致", "the consignee is the order's",
            "订单收货人姓名与运单不一致", "the waybill's consignee is not the order's",
            "更正订单或运单的收货人", "correct the consignee of order or waybill",
            "[S] CEB 2022-05, CEB311 OrderHead/consignee")
        case .consigneeTelephone: .matching(
            rawValue, "-621001", "收货人电话一致", "the consignee's telephone is the order's",
            "订单收货人电话与运单不一致", "the waybill's telephone is not the order's",
            "更正订单或运单的收货人电话", "correct the telephone of order or waybill",
            "[S] CEB 2022-05, CEB311 OrderHead/consigneeTelephone")
        case .consigneeAddress: .matching(
            rawValue, "-621001", "收货地址一致", "the address is the order's",
            "订单收货地址与运单不一致", "the waybill's address is not the order's",
            "更正订单或运单的收货地址", "correct the address of order or waybill",
            "[S] CEB 2022-05, CEB311 OrderHead/consigneeAddress")
        case .waybillOrder: .matching(
            rawValue, "-621001", "运单对应订单", "the waybill belongs to the order",
            "运单的订单编号与订单不一致", "the waybill names another order",
            "核对运单的订单编号", "check the waybill's orderNo",
            "[S] CEB 2022-05, CEB511 LogisticsHead/orderNo; 海关总署公告2018年第113号")
        case .buyerName: .matching(
            rawValue, "13127", "订购人姓名一致", "the buyer's name is the order's",
            "清单上的订购人姓名与订单上的订购人姓名不一致", "the list's buyer is not the order's",
            "修改订购人后重新申报", "correct buyerName and declare again",
            "[O] customs code 13127")
        case .buyerTelephone: .matching(
            rawValue, "130126", "订购人电话一致", "the buyer's telephone is the order's",
            "清单上的订购人电话号码与订单上的订购人电话号码不一致", "the list's telephone is not the order's",
            "修改订购人电话后重新申报", "correct buyerTelephone and declare again",
            "[O] customs code 130126")
        case .buyerID: .matching(
            rawValue, "1300", "订购人证件号码一致", "the buyer's ID number is the order's",
            "清单上的订购人身份证号码与订单不一致", "the list's ID number is not the order's",
            "修改订购人证件号码后重新申报", "correct buyerIdNumber and declare again",
            "[I] customs code 1300 (订购人身份证号码有误)")
        case .itemCount: .matching(
            rawValue, "1320", "商品项数一致", "as many lines as the order",
            "清单表体商品项与订单表体商品项的项数不一致", "the list has another number of lines than the order",
            "按订单逐项填写清单表体", "declare the order's lines one by one",
            "[O] customs code 1320")
        case .itemGoods: .matching(
            rawValue, "1322", "商品项一致", "the same goods line by line",
            "订单清单表体商品项不一致", "a line's goods are not those of the order's line",
            "序号与订单一一对应，商品名称与订单一致", "one gnum for one gnum, the name as in the order",
            "[S] CEB 2022-05, CEB621 InventoryList/gnum, gname; [O] customs code 1322")
        case .itemQuantity: .matching(
            rawValue, "1322", "商品数量一致", "the same quantity line by line",
            "清单商品数量与订单不一致", "a line's quantity is not the order's",
            "核对数量", "check qty", "[I] CEB 2022-05, CEB311/621 qty")
        case .itemPrice: .matching(
            rawValue, "1322", "商品单价一致", "the same price line by line",
            "清单商品单价与订单不一致", "a line's price is not the order's",
            "核对单价", "check price", "[I] CEB 2022-05, CEB311/621 price")
        case .itemTotal: .matching(
            rawValue, "1322", "商品总价一致", "the same total line by line",
            "清单商品总价与订单不一致", "a line's total is not the order's",
            "核对总价", "check totalPrice", "[I] CEB 2022-05, CEB311/621 totalPrice")
        case .listAddress: .matching(
            rawValue, "-621001", "收件地址一致", "the list's address is the order's",
            "清单收件地址与订单收货地址不一致", "the list's address is not the order's",
            "核对收件地址", "check consigneeAddress", "[I] CEB 2022-05, CEB621 consigneeAddress")
        case .itemArithmetic: .matching(
            rawValue, "1322", "总价等于单价乘数量", "a total is price times quantity",
            "商品总价不等于单价乘数量", "a line's totalPrice is not price times qty",
            "按单价乘数量重新计算总价", "compute totalPrice from price and qty",
            "[S] CEB 2022-05, CEB621 InventoryList/totalPrice")
        case .buyerIDValid: .matching(
            rawValue, "1300", "订购人身份证号码有效", "the buyer's ID number is one",
            "订购人身份证号码有误", "buyerIdNumber is not a resident ID number",
            "更正订购人证件号码后重新申报", "correct buyerIdNumber and declare again",
            "[O] customs code 1300; GB 11643-1999")
        }
    }
}

extension Rule {
    fileprivate static func matching(
        _ code: String, _ official: String, _ zh: String, _ en: String, _ wrongZh: String,
        _ wrongEn: String, _ fixZh: String, _ fixEn: String, _ citation: String
    ) -> Rule {
        Rule(
            code, official, Bilingual(zh, en), wrong: Bilingual(wrongZh, wrongEn),
            fix: Bilingual(fixZh, fixEn), citation: citation)
    }
}
