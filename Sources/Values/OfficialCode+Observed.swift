extension OfficialCode {
    /// 海关回执代码: codes that customs and local ports answer with, as seen in receipts; no table of
    /// them is published, so the texts are what was read there.
    static let observed = read(
        .observed,
        rows: """
            1800 逻辑校验通过
                logic check passed
            2600 放行
                released
            2300 审核通过
                review passed
            1200 待人工审核
                waits for manual review
            1300 人工退单，订购人身份证号码有误
                returned by an officer: the buyer's ID number is wrong
            1301 系统异常，请稍后重试
                system error, try again later
            13035 支付企业不一致
                the payment enterprises differ
            1311 担保金额不足
                the guarantee does not suffice
            1313 订购人购买超过年度限额
                the buyer's purchases exceed the yearly limit
            1320 清单表体商品项与订单表体商品项的项数不一致
                list and order differ in the number of items
            1322 订单清单表体商品项不一致
                list and order differ in their items
            1327 订单购买人与支付单支付人名字或身份证号码不一致
                buyer of the order and payer of the payment differ in name or ID number
            1332 支付单支付金额与订单支付金额不一致
                payment and order differ in the amount paid
            130126 清单上的订购人电话号码与订单上的订购人电话号码不一致
                list and order differ in the buyer's phone number
            13127 清单上的订购人姓名与订单上的订购人姓名不一致
                list and order differ in the buyer's name
            22001 企业未备案
                the enterprise is not registered
            22007 对应清单已放行
                the list it belongs to is released
            -304001 业务主键重复入库失败
                not stored: the business key exists already
            -301020 验签失败
                the signature does not verify
            -999999 报文格式校验
                message format check failed
            """)
}
