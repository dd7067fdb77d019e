import Messages

/// 撤单、退货、税单: what is checked after the list was declared.
extension Rule {
    package static let cancelledListUnknown = Rule(
        "CAN-01", "-623003",
        Bilingual("撤销的清单存在", "the list to cancel exists"),
        wrong: Bilingual("系统中不存在该清单编号的清单", "no list has this number"),
        fix: Bilingual("核对清单编号", "check invtNo"),
        citation: "CEB 2022-05, table 7-2 (-623003)")
    package static let notCancellable = Rule(
        "CAN-02", "-623005",
        Bilingual("清单状态允许撤销", "the list can be cancelled"),
        wrong: Bilingual("清单的状态不符合撤单申报要求", "the list's state does not allow a cancel"),
        fix: Bilingual("放行后办理退货，税单开出后不能撤销", "after release use a return; a billed list stays"),
        citation: "CEB 2022-05, table 7-2 (-623005)")
    package static let returnBegan = Rule(
        "CAN-03", "-623005",
        Bilingual("退货开始后不得撤销", "no cancel after a return has begun"),
        wrong: Bilingual("该清单已有退货申请，不能撤销", "a return was declared; the list cannot be cancelled"),
        fix: Bilingual("完成退货，或待退货失效", "finish the return, or wait until it lapses"),
        citation: "decision 6; CEB 2022-05, table 7-2 (-623005)")
    package static let cancelDeclaredBefore = Rule(
        "CAN-04", "-623009",
        Bilingual("一份清单撤销一次", "a list is cancelled once"),
        wrong: Bilingual("撤单清单已经申报过", "a cancel of this list was declared before"),
        fix: Bilingual("查询原撤销申请的回执", "look up the receipt of the first request"),
        citation: "CEB 2022-05, table 7-2 (-623009)")
    package static let cancelDisagrees = Rule(
        "CAN-05", "-623014",
        Bilingual("撤销申请与原清单一致", "the cancel agrees with the list"),
        wrong: Bilingual("撤销申请与原清单不一致", "the cancel disagrees with the list"),
        fix: Bilingual("按原清单填写", "copy the values of the list"),
        citation: "CEB 2022-05, table 7-2 (-623014)")
    package static let cancelIsNew = Rule(
        "CAN-06", "-623001",
        Bilingual("撤销申请仅限新增", "a cancel is always new"),
        wrong: Bilingual("撤销申请的报送类型只能是1", "appType of a cancel is 1 only"),
        fix: Bilingual("报送类型填1", "send appType 1"),
        citation: "CEB 2022-05, CEB623 InvtCancel/appType")

    static let cancels = [
        cancelledListUnknown, notCancellable, returnBegan, cancelDeclaredBefore, cancelDisagrees,
        cancelIsNew,
    ]

    package static let returnWindow = Rule(
        "RET-01", "-625001",
        Bilingual("放行之日起30日内申请退货", "a return is applied for within 30 days"),
        wrong: Bilingual("已超过退货申请期限", "the days in which to apply for a return are over"),
        fix: Bilingual("按退运或其他方式办理", "use another procedure"),
        citation: "海关总署公告2020年第45号; decision 6")
    package static let arrivalWindow = Rule(
        "RET-02", nil,
        Bilingual("放行之日起45日内运抵", "returned goods arrive within 45 days"),
        wrong: Bilingual(
            "已超过退货运抵期限，退货失效", "the days in which to arrive are over; the return lapsed"),
        fix: Bilingual("税款照常征收", "the tax stays due"),
        citation: "海关总署公告2020年第45号; decision 6")
    package static let returnedLineUnknown = Rule(
        "RET-03", "-625209",
        Bilingual("退货项在原清单内", "what returns is on the list"),
        wrong: Bilingual(
            "在关联的清单中未找到该表体序号和商品编号", "the list has no such line number and commodity code"),
        fix: Bilingual("按原清单的序号和商品编码填写", "copy gnum and gcode of the list"),
        citation: "CEB 2022-05, table 7-2 (-625209)")
    package static let returnedTooMuch = Rule(
        "RET-04", "-625001",
        Bilingual("退货数量不超过原清单", "returns add up to at most what was released"),
        wrong: Bilingual("退货数量超过原清单的剩余数量", "more is returned than is left of the line"),
        fix: Bilingual("核对数量和此前的退货", "check the quantity and earlier returns"),
        citation: "CEB 2022-05, CEB625 InvtRefundList/qty; decision 6")
    package static let returnedListUnknown = Rule(
        "RET-05", "-625016",
        Bilingual("退货的清单存在", "the list to return from exists"),
        wrong: Bilingual("未找到原始清单", "the original list was not found"),
        fix: Bilingual("核对清单编号", "check invtNo"),
        citation: "CEB 2022-05, table 7-2 (-625016)")
    package static let returnedListNotReleased = Rule(
        "RET-06", "-625001",
        Bilingual("原清单已放行", "the list was released"),
        wrong: Bilingual("原清单未放行或已撤销、已结关", "the list is not released, or is cancelled or closed"),
        fix: Bilingual("查询原清单状态", "look up the list's state"),
        citation: "海关总署公告2020年第45号")
    package static let returnUnitDiffers = Rule(
        "RET-07", "-625012",
        Bilingual("退货单位与原清单一致", "the unit is the list's"),
        wrong: Bilingual("退货计量单位与原清单不一致", "the unit differs from the list's"),
        fix: Bilingual("按原清单的成交计量单位填写", "use the unit of the list"),
        citation: "CEB 2022-05, CEB625 InvtRefundList/unit")
    package static let returnDisagrees = Rule(
        "RET-08", "-625001",
        Bilingual("退货申请与原清单一致", "the return agrees with the list"),
        wrong: Bilingual("退货申请与原清单不一致", "the return disagrees with the list"),
        fix: Bilingual("按原清单填写", "copy the values of the list"),
        citation: "CEB 2022-05, table 7-2 (-625001)")
    package static let noReturnAwaited = Rule(
        "RET-09", nil,
        Bilingual("有待运抵的退货", "a return is awaited"),
        wrong: Bilingual("没有等待运抵的退货", "no return is awaited under this number"),
        fix: Bilingual("核对企业内部编号和申报企业", "check copNo and agentCode"),
        citation: "海关总署公告2020年第45号")

    static let returns = [
        returnWindow, arrivalWindow, returnedLineUnknown, returnedTooMuch, returnedListUnknown,
        returnedListNotReleased, returnUnitDiffers, returnDisagrees, noReturnAwaited,
    ]

    package static let taxPaidBefore = Rule(
        "TAX-04", nil,
        Bilingual("税单缴纳一次", "a bill is paid once"),
        wrong: Bilingual("该税单已缴纳", "this bill was paid before"),
        fix: Bilingual("核对缴款记录", "check the records of payment"),
        citation: "CEB 2022-05, CEB818 TaxHeadStatus")

    static let taxes = [taxPaidBefore]
}
