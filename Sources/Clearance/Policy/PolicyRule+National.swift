import Messages
import Values

extension PolicyRule {
    static let national = limits + taxation + periods + decisions

    // MARK: - Limits

    // swift-format-ignore
    private static let limits = [
        // 财关税〔2016〕18号, art. 3: 2,000 yuan a transaction, 20,000 a year.
        PolicyRule(
            "QUO-01", "单次交易限值", "limit of a single transaction", .amount(.yuan(2_000)),
            2016_04_08, 2018_12_31, "财关税〔2016〕18号 第三条", .known),
        // 财关税〔2018〕49号, art. 1: 5,000 yuan a transaction, 26,000 a year.
        PolicyRule(
            "QUO-01", "单次交易限值", "limit of a single transaction", .amount(.yuan(5_000)),
            2019_01_01, nil, "财关税〔2018〕49号 第一条", .read),
        PolicyRule(
            "QUO-02", "年度交易限值", "limit of a person's calendar year", .amount(.yuan(20_000)),
            2016_04_08, 2018_12_31, "财关税〔2016〕18号 第三条", .known),
        PolicyRule(
            "QUO-02", "年度交易限值", "limit of a person's calendar year", .amount(.yuan(26_000)),
            2019_01_01, nil, "财关税〔2018〕49号 第一条", .read),
        PolicyRule(
            "QUO-03", "限值含本数", "limits are inclusive",
            says: "恰好5,000.00元、26,000.00元均在限值内", "exactly 5,000.00 and 26,000.00 are within",
            2016_04_08, nil, "decision 5: a limit that is not exceeded is kept", .decided),
        PolicyRule(
            "QUO-04", "超单次限值的单件商品", "single article above the single limit",
            says: "订单下仅一件商品且不超过年度限值的，按货物税率全额征税并计入年度额度",
            "an order of one line of quantity one, up to the annual limit, pays in full and counts",
            2019_01_01, nil, "财关税〔2018〕49号 第二条; decision 5 for one article", .read),
    ]

    // MARK: - Taxation

    // swift-format-ignore
    private static let taxation = [
        PolicyRule(
            "DUT-01", "限值内应纳税额比例", "share of VAT and consumption tax within the limits",
            .rate(.percent(70)), 2016_04_08, nil, "财关税〔2016〕18号 第三条", .read),
        PolicyRule(
            "DUT-02", "限值内关税税率", "duty within the limits", .rate(.zero),
            2016_04_08, nil, "财关税〔2016〕18号 第三条", .read),
        // Standard 17, 16, 13 percent; reduced 13, 11, 10, 9.
        PolicyRule(
            "DUT-03", "增值税基本税率", "standard VAT", .rate(.percent(17)),
            2016_04_08, 2018_04_30, "增值税暂行条例（国务院令第538号）", .known),
        PolicyRule(
            "DUT-03", "增值税基本税率", "standard VAT", .rate(.percent(16)),
            2018_05_01, 2019_03_31, "财税〔2018〕32号", .known),
        PolicyRule(
            "DUT-03", "增值税基本税率", "standard VAT", .rate(.percent(13)),
            2019_04_01, nil, "财政部 税务总局 海关总署公告2019年第39号", .known),
        PolicyRule(
            "DUT-04", "增值税低税率", "reduced VAT", .rate(.percent(13)),
            2016_04_08, 2017_06_30, "增值税暂行条例（国务院令第538号）", .known),
        PolicyRule(
            "DUT-04", "增值税低税率", "reduced VAT", .rate(.percent(11)),
            2017_07_01, 2018_04_30, "财税〔2017〕37号", .known),
        PolicyRule(
            "DUT-04", "增值税低税率", "reduced VAT", .rate(.percent(10)),
            2018_05_01, 2019_03_31, "财税〔2018〕32号", .known),
        PolicyRule(
            "DUT-04", "增值税低税率", "reduced VAT", .rate(.percent(9)),
            2019_04_01, nil, "财政部 税务总局 海关总署公告2019年第39号", .known),
        PolicyRule(
            "DUT-05", "完税价格", "dutiable value",
            says: "零售价格、运费、保费之和，不扣减优惠券、积分等非现金抵扣",
            "retail price, freight and insurance, before coupons, points and other reductions",
            2016_04_08, nil, "财关税〔2016〕18号 第一条; 税管函〔2016〕73号 (decision 4)", .read),
        PolicyRule(
            "DUT-06", "运保费分摊", "spreading of freight and insurance",
            says: "按商品总价比例分摊，分摊额不取整；总价全为零的按项均摊",
            "in proportion to value, shares not rounded; evenly where every value is zero",
            2016_04_08, nil, "decision 3: the sources name no method", .decided),
        PolicyRule(
            "DUT-07", "税额取整", "rounding of tax",
            says: "关税、消费税、增值税逐项分别四舍五入到分，合计为各项之和",
            "duty, consumption tax and VAT each to the fen per item, half up; the total is the sum",
            2016_04_08, nil, "decision 3: the sources name no unit of rounding", .decided),
        PolicyRule(
            "DUT-08", "增值税组成计税价格", "base of VAT",
            says: "完税价格加全额消费税，再按比例计征", "dutiable value plus full consumption tax, then the share",
            2016_04_08, nil, "增值税暂行条例 第十四条; 海关总署公告2018年第194号", .known),
    ]

    // MARK: - Periods

    // swift-format-ignore
    private static let periods = [
        PolicyRule(
            "RET-01", "退货申请期限", "days to apply for a return", .days(30),
            2016_04_08, nil, "财关税〔2016〕18号 第五条; 海关总署公告2020年第45号", .read),
        PolicyRule(
            "RET-02", "退货运抵期限", "days for returned goods to arrive", .days(45),
            2020_03_28, nil, "海关总署公告2020年第45号", .read),
        PolicyRule(
            "TAX-01", "税单开具起始日", "first day of billing", .days(31),
            2016_04_08, nil, "海关总署公告2018年第194号 (2016年第26号)", .known),
        PolicyRule(
            "TAX-02", "缴税截止日", "last day of payment", .days(45),
            2016_04_08, nil, "海关总署公告2018年第194号 (2016年第26号)", .known),
    ]

    // MARK: - Decisions

    /// What the project decided where the sources leave it open, apart from the rows above.
    // swift-format-ignore
    private static let decisions = [
        PolicyRule(
            "DEC-01", "税则号位数", "digits of a tariff line",
            says: "10位优先于8位", "a line of ten digits wins over one of eight",
            2016_04_08, nil, "decision 1: the positive list names 8 digits, lists declare 10",
            .decided),
        PolicyRule(
            "DEC-02", "单证单独退单", "a paper is refused alone",
            says: "同一报文中其他单证不受影响", "its neighbours in the message go on",
            2016_04_08, nil, "decision 2: receipts are per paper", .decided),
        PolicyRule(
            "DEC-06", "退货生效", "when a return takes effect",
            says: "运抵登记后返还额度、税款、担保和库存；逾期失效；退货开始后不得撤单",
            "quota, tax, guarantee and stock come back at arrival, else it lapses; no later cancel",
            2020_03_28, nil, "decision 6; 海关总署公告2020年第45号", .decided),
        PolicyRule(
            "DEC-07", "退单后重新申报", "declaring again after a refusal",
            says: "状态100的清单可用原编号重新申报，放行后不得变更",
            "a list of status 100 may use its copNo again; a released list cannot change",
            2016_04_08, nil, "decision 7; CEB 2022-05, appType", .decided),
        PolicyRule(
            "DEC-08", "已到单证不符即退", "disagreement refuses at once",
            says: "列明全部差异和未到单证", "naming every difference and every paper still missing",
            2016_04_08, nil, "decision 8: waiting could not mend it", .decided),
        PolicyRule(
            "DEC-09", "到达即核验", "papers are checked on arrival",
            says: "订单金额不平、企业未备案的单证退单，清单等待正确的单证",
            "a wrong sum or unknown enterprise refuses the paper; the list waits for a right one",
            2016_04_08, nil, "decision 9; CEB 2022-05, table 7-2 (-301008, -10102)", .decided),
        PolicyRule(
            "DEC-10", "报送时间与重量", "declaration time and weights",
            says: "报送时间相差超过24小时仅警告；净重大于毛重退单",
            "more than 24 hours off is a warning; net above gross is refused",
            2016_04_08, nil, "decision 10: clocks differ, weights cannot", .decided),
        PolicyRule(
            "DEC-11", "签名", "signatures",
            says: "示范区无法验签仅警告，要求签名的综试区退单",
            "a demonstration zone warns, a zone that requires signatures refuses",
            2016_04_08, nil, "decision 11; CEB 2022-05, table 7-2 (-621029)", .decided),
        PolicyRule(
            "DEC-12", "一单一付", "one payment an order",
            says: "第二笔支付退单并指明第一笔", "a second one is refused and names the first",
            2016_04_08, nil, "decision 12: the list joins one payment", .decided),
        PolicyRule(
            "DEC-13", "报送资格", "who may send what",
            says: "传输企业即密钥企业，类型须与单证相符", "copCode is the key's enterprise and has the paper's role",
            2016_04_08, nil, "decision 13; 海关总署公告2018年第194号", .decided),
        PolicyRule(
            "DEC-14", "回执状态", "return statuses",
            says: "等待为2，撤单和退货受理为399，退货运抵为800",
            "waiting is 2, an accepted cancel or return 399, an arrived return 800",
            2016_04_08, nil, "decision 14; CEB 2022-05, returnStatus", .decided),
    ]

    /// A day is written as the number 20190101, so that a row stays one line to read.
    private init(
        _ code: String, _ zh: String, _ en: String, _ value: PolicyValue, _ from: Int, _ to: Int?,
        _ citation: String, _ evidence: Evidence
    ) {
        self.init(
            code: code, title: Bilingual(zh, en), value: value, from: day(from),
            to: to.map(day), citation: citation, evidence: evidence)
    }

    private init(
        _ code: String, _ zh: String, _ en: String, says valueZh: String, _ valueEn: String,
        _ from: Int, _ to: Int?, _ citation: String, _ evidence: Evidence
    ) {
        self.init(
            code, zh, en, .condition(Bilingual(valueZh, valueEn)), from, to, citation, evidence)
    }
}

private func day(_ number: Int) -> Day {
    guard let day = Day(compact: String(number)) else {
        preconditionFailure("a policy row names a day of the calendar")
    }
    return day
}
