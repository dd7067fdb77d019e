/// 政策对照: which duty of the policy documents and which article of the rules is served, by which
/// rule codes, and what proves it. A claim without a test cannot stand here.
struct CoverageRow: Sendable {
    enum Extent: Sendable {
        case whole
        /// With what is missing.
        case part(String)
    }

    /// A duty such as `D191`, or an article such as `§2 single limit`.
    let id: String
    let text: String
    let rules: [String]
    let extent: Extent
    /// Names of tests, and of stories as `returns.story`.
    let proofs: [String]
}

private func row(
    _ id: String, _ text: String, _ rules: String, _ extent: CoverageRow.Extent,
    _ proofs: String...
) -> CoverageRow {
    CoverageRow(
        id: id, text: text, rules: rules.split(separator: " ").map(String.init), extent: extent,
        proofs: proofs)
}

// swift-format-ignore
enum Coverage {
    /// The duties number 213; the words are those of the documents named in the last columns of
    /// the list of duties.
    static let duties = [
        row("D014", "在发展中规范、在规范中发展", "QUO-01 QUO-02 DUT-03 DUT-04",
            .whole, "The limits are those of the day", "VAT fell in three steps",
            "Every row is cited and named in both languages, and a decision says so"),
        row("D037", "涵盖温州市所有经工商注册且在综试区综合服务平台登记备案的企业和个人", "REG-01 REG-02",
            .part("enterprises by import of the register; no filing by individuals"),
            "unregistered.story", "wrong-role.story", "A key may not send for another enterprise"),
        row("D038", "汇集企业备案、通关、结汇、免(退)税、仓储物流、身份认证、金融结算等在线服务", "",
            .part("import clearance only"),
            "Order, payment, waybill and list: the list is released and says so in the contract's form"),
        row("D039", "设立跨境电子商务进出口通关平台", "MAT-01 TRF-01",
            .part("import, 9610 and 1210; no export"), "released-9610.story", "released-1210.story"),
        row("D043", "链接金融、物流、电子商务交易、外贸综合服务等各类企业", "REG-02 INT-06",
            .part("an API for payment, logistics, platforms and brokers; no connectors to banks"),
            "A key may not send for another enterprise", "wrong-role.story"),
        row("D045", "实行简化申报、清单核放、汇总统计等模式", "DEC-07",
            .part("release by list for import"), "released-9610.story", "declared-again.story"),
        row("D062", "为备案企业提供一站式全流程的无纸化、电子化、自动化管理和服务", "MSG-SIG INT-10",
            .part("paperless and automatic, with verified signatures; imports only"),
            "Order, payment, waybill and list: the list is released and says so in the contract's form",
            "an unsigned list is an error where signatures are required and a warning elsewhere",
            "An unsigned list is refused with the official code, a signed one is taken"),
        row("D064", "利用跨境电子商务信息可追溯的特点,为具有真实交易背景的跨境电子商务交易", "MAT-03 MAT-04 MAT-05 MAT-06",
            .part("order against payment; no connection to banks"), "many-differences.story",
            "second-payment.story"),
        row("D092", "国际采购—保税备货—零售进口", "BOK-01 BOK-02 BOK-03 BOK-04 BOK-05",
            .part("from bonded stock to the consumer; procurement is not recorded"),
            "released-1210.story", "stock-short.story", "book-disagrees.story"),
        row("D106", "一点接入、一次申报、一站服务", "INT-01",
            .part("one access and one declaration for customs; other agencies later"),
            "The same message again gets its first answer again, marked as such", "resent.story"),
        row("D112", "适应跨境电子商务网购保税进口、直购进口、一般出口、特殊区域出口等业务模式的核心监管区域", "POS-02",
            .part("the two import modes; no park"), "released-9610.story", "released-1210.story"),
        row("D120", "信息流、资金流、货物流“三流合一”", "MAT-01 MAT-02 MAT-03 MAT-04 MAT-07 MAT-10 MAT-14",
            .part("matching of every list; no reconciliation of tax and foreign exchange"),
            "waiting-and-late-payment.story", "many-differences.story", "list-first.story"),
        row("D122", "实现进出口全流程源头可溯、去向可查、风险可控、责任可究", "",
            .part("every message verbatim, every step an event, every decision with its rules; import only"),
            "A decision names the rules and the tariff lines that it used",
            "After a power failure every answered batch is found in the log, whatever its age",
            "Every kind of tampering is named, in both languages"),
        row("D133", "实施守信激励和失信惩戒措施", "RSK-02 RSK-03",
            .part("the grade sets the rate of inspection; no other measures"),
            "The grade sets the rate, and an unknown grade is treated as the worst"),
        row("D151", "优化进出口商品质量溯源和退换货等机制", "RET-01 RET-02 RET-03 RET-04",
            .part("returns; no quality tracing"), "returns.story", "return-objections.story"),
        row("D176", "形成跨境电子商务交易与货物流转、通关、仓储、配送融合发展", "INT-12",
            .part("order, waybill, list, entry and delivery in one dossier; import only"),
            "released-1210.story", "cancel-too-late.story"),
        row("D180", "进出境申报、商品归类、物流管理、税汇管理、质量监控等工作", "TRF-01 TAX-01",
            .part("declaration and tax of imports; no assistance in classification"),
            "billed-and-paid.story", "Ten digits win over eight, and the day chooses the version"),
        row("D184", "事前备案准入、事中监测、事后追溯、高效便捷通关", "REG-01 REG-03",
            .part("registration before, watch lists during; no inspection and quarantine"),
            "unregistered.story", "A watch entry overrides the lot, the strictest one first"),
        row("D186", "优化查验作业方式", "RSK-01 RSK-02 RSK-04 RSK-05",
            .part("choice and settlement; no recording of what was inspected"), "inspection.story",
            "A replay draws the same lots, another key draws others"),
        row("D187", "对入境电子商务产品实行清单管理", "POS-01 POS-02",
            .part("checked line by line; the full list is loaded by the operator"),
            "not-on-the-positive-list.story", "Unknown, off the list, bonded only: one answer names every item"),
        row("D191", "落实跨境电子商务零售进口税收新政策", "QUO-01 QUO-02 QUO-04 DUT-01 DUT-02 DUT-05 DUT-08",
            .whole, "The worked examples of the policy come out to the fen", "single-article.story",
            "annual-limit.story"),
        row("D200", "推动各类监管数据的标准化传输和信息资源的跨部门互认", "",
            .part("the import messages of CEB 2022-05; no exchange between departments"),
            "it accepts every sample of every type",
            "names, order, formats and occurrence are those of the official schema"),
        row("D207", "健全消费者退换货制度和服务承诺制度", "RET-01 RET-02",
            .part("the customs side of a return"), "returns.story", "lapse.story"),
    ]

    /// Articles of the sheet of rules, by its sections 1, 2, 3, 6, 10, 11 and 13.
    static let articles = [
        row("§1 9610", "直购进口: three documents and a list, matched, released list by list", "MAT-01 INT-21 INT-22 INT-23",
            .whole, "released-9610.story", "waiting-and-late-payment.story"),
        row("§1 1210", "网购保税进口: the list deducts an item of the book", "BOK-01 BOK-02",
            .whole, "released-1210.story", "stock-short.story"),
        row("§1.1 chain", "311, 411, 511, 513, 621, 623, 625, 711, 816, 818, 900 and their receipts", "",
            .whole, "every sample is read without any issue", "it accepts every sample of every type"),
        row("§1.1 numbers", "orderNo is one in a platform; a key names one paper", "INT-01 INT-11",
            .whole, "conflicting.story", "resent.story"),
        row("§1.2 match", "order, payment, waybill and list agree, tolerance zero", "MAT-01 MAT-03 MAT-04 MAT-07 MAT-10 MAT-13",
            .whole, "many-differences.story", "corrected-paper.story"),
        row("§1.2 status", "2 waiting, 100, 120, 300, 399, 500, 599, 800, 899", "DEC-14",
            .whole, "The page of states is up to date", "review.story", "billed-and-paid.story"),
        row("§2 single limit", "5,000 yuan a transaction; 2,000 before 2019", "QUO-01 QUO-03",
            .whole, "at-single-limit.story", "over-single-limit.story",
            "The limits of 2018 refuse what those of 2019 take"),
        row("§2 annual limit", "26,000 yuan a person and calendar year; 20,000 before 2019", "QUO-02 QUO-03",
            .whole, "annual-limit.story", "same-person.story", "The limits are those of the day"),
        row("§2 70 %", "within the limits duty 0, VAT and consumption tax at 70 %", "DUT-01 DUT-02 DUT-08",
            .whole, "The worked examples of the policy come out to the fen",
            "The cross-border rate is seventy percent of the rate by law"),
        row("§2 single article", "above the limit one article passes in full rates", "QUO-04",
            .whole, "single-article.story", "Six thousand yuan in two articles are not retail"),
        row("§2 dutiable value", "retail price, freight and insurance", "DUT-05 DUT-06",
            .whole, "Freight counts towards the limit",
            "Freight is spread by value and the item's taxes are rounded one by one"),
        row("§2 rounding", "to the fen, half up, taxes apart, then the sum", "DUT-07",
            .whole, "Half a fen rounds away from zero", "The worked examples of the policy come out to the fen"),
        row("§2 guarantee", "the withholding agent's guarantee covers the tax until it is paid", "GUA-01 REG-03",
            .whole, "guarantee-short.story", "billed-and-paid.story"),
        row("§2 collection", "billed from day 31, paid until day 45", "TAX-01 TAX-02 TAX-04",
            .part("a payment after day 45 is recorded without interest"), "billed-and-paid.story",
            "Today's share, windows and days of billing"),
        row("§2 quota", "reserved at acceptance, used at release, given back on refusal, cancel, return", "QUO-02 DEC-06",
            .whole, "A purchase is held, posted at release, and partly restored by returns",
            "A refused list frees what it held, and needs a new cause to hold again", "cancel.story"),
        row("§2 VAT by day", "17, 16, 13 percent; reduced 13, 11, 10, 9", "DUT-03 DUT-04",
            .whole, "VAT fell in three steps"),
        row("§2 positive list", "by tariff line and remark, dated", "POS-01 POS-02 TRF-01",
            .part("a starter set; the operator loads the list in force"), "not-on-the-positive-list.story",
            "Bonded-only goods pass out of bond"),
        row("§3 import return", "applied for within 30 days, back within 45, whole or part", "RET-01 RET-02 RET-04 RET-05 RET-06",
            .whole, "returns.story", "lapse.story", "arrival-on-last-day.story"),
        row("§3 cancel", "a released list may be cancelled until it is delivered, returned or billed", "CAN-01 CAN-02 CAN-03 CAN-04",
            .whole, "cancel.story", "cancel-after-return.story", "cancel-too-late.story"),
        row("§6 registration", "who sends and who is named is registered for the part", "REG-01 REG-02 DEC-13",
            .whole, "unregistered.story", "wrong-role.story"),
        row("§6 identity", "the orderer is the payer", "MAT-03 MAT-11 MAT-13",
            .whole, "many-differences.story"),
        row("§10 channels", "green, yellow, red; targeted control overrides chance", "RSK-01 RSK-02 RSK-03",
            .part("no scoring, R3, R5 and R7 by other rules"), "review.story", "inspection.story",
            "A watch entry overrides the lot, the strictest one first"),
        row("§11 book", "available = stock − reserved, never negative", "BOK-02",
            .part("stocktake, transfer and 核注清单 come with the park"), "stock-short.story",
            "Stock grows by what comes in, once for each delivery", "Ten thousand random moves keep every invariant"),
        row("§13 privacy", "personal data is masked, persons are keyed hashes", "",
            .part("not yet encrypted at rest"), "no masked paper and no listing holds a personal value",
            "No print of an ID gives the person away"),
        row("§13 check digits", "GB 11643, GB 32100, GTIN", "",
            .whole, "Every single wrong digit is noticed", "Unified social credit codes", "Resident IDs"),
    ]
}
