/// 出入: a field of which the schema and the printed specification of 2022-05 say different things.
struct StandardNote: Sendable {
    var tag: String
    var schema: String
    var print: String

    init(_ tag: String, schema: String, print: String) {
        self.tag = tag
        self.schema = schema
        self.print = print
    }
}

extension MessageType {
    // Compared row by row: 海关跨境进口业务节点报文定义202205.xsd against the tables of
    // 《海关跨境电商统一版系统企业对接报文规范（202205版）》. The schema wins.
    // swift-format-ignore
    var notes: [StandardNote] {
        let length18 = StandardNote("preNo", schema: "C..18", print: "C18")
        let optionalPreNo = StandardNote("preNo", schema: "必填 required", print: "选填 optional")
        let requiredCopNo = StandardNote("copNo", schema: "选填 optional", print: "必填 required")
        return switch self {
        case .ceb311: [
            StandardNote("buyerTelephone", schema: "C1..30, 必填 required", print: "缺 absent"),
            StandardNote("consigneeTelephone", schema: "C1..50, 必填 required", print: "consigneeTelephon"),
            StandardNote("consigneeDistrict", schema: "C6", print: "consigneeDitrict"),
        ]
        case .ceb511: [
            StandardNote("orderNo", schema: "C1..60, 必填 required", print: "缺 absent"),
            StandardNote("freight", schema: "选填 optional", print: "必填 required"),
            StandardNote("insuredFee", schema: "选填 optional", print: "必填 required"),
            StandardNote("consignee", schema: "consignee", print: "consingee"),
        ]
        case .ceb621: [
            length18,
            StandardNote("invtNo", schema: "C..18", print: "C18"),
            StandardNote("itemNo", schema: "C..20", print: "C..30"),
            StandardNote("tradeCountry", schema: "C1..3", print: "C3"),
        ]
        case .ceb623: [requiredCopNo, length18, StandardNote("invtNo", schema: "C1..18", print: "C18")]
        case .ceb625: [
            requiredCopNo, length18,
            StandardNote("invtNo", schema: "C1..18", print: "C18"),
            StandardNote("buyerIdNumber", schema: "C1..60", print: "C..20"),
            StandardNote("InvtRefund", schema: "InvtRefund", print: "InvtRefound"),
        ]
        case .ceb626: [optionalPreNo, StandardNote("InvtRefundReturn", schema: "InvtRefundReturn", print: "InvtRefoundReturn")]
        case .ceb622, .ceb624: [optionalPreNo]
        case .ceb711: [requiredCopNo, length18]
        case .ceb712: [
            requiredCopNo,
            StandardNote("preNo", schema: "C..18, 选填 optional", print: "C18, 必填 required"),
            StandardNote("rkdNo", schema: "C..18", print: "C18"),
        ]
        case .ceb816: [
            StandardNote("orderNo", schema: "缺 absent", print: "C..60"),
            StandardNote("logisticNo", schema: "缺 absent", print: "C..60"),
        ]
        case .ceb818: [
            StandardNote("entDutyNo", schema: "C..50", print: "C50"),
            StandardNote("assureCode", schema: "C..64", print: "C64"),
        ]
        case .ceb900: [
            StandardNote("returnTime", schema: "C17", print: "C..50"),
            StandardNote("oriBizMessage", schema: "C..* (here at most 20 MiB)", print: "C.., CDATA"),
        ]
        case .ceb312, .ceb411, .ceb412, .ceb512, .ceb513, .ceb514: []
        }
    }

    /// What the message is, in both languages (XSD 2022-05, documentation).
    public var title: Bilingual {
        switch self {
        case .ceb311: Bilingual("电子订单", "order")
        case .ceb312: Bilingual("电子订单回执", "receipt of an order")
        case .ceb411: Bilingual("支付凭证", "payment")
        case .ceb412: Bilingual("支付凭证回执", "receipt of a payment")
        case .ceb511: Bilingual("物流运单", "waybill")
        case .ceb512: Bilingual("物流运单回执", "receipt of a waybill")
        case .ceb513: Bilingual("运单状态", "waybill status")
        case .ceb514: Bilingual("运单状态回执", "receipt of a waybill status")
        case .ceb621: Bilingual("进口清单", "import list")
        case .ceb622: Bilingual("进口清单回执", "receipt of an import list")
        case .ceb623: Bilingual("撤销申请单", "cancel request")
        case .ceb624: Bilingual("撤销申请单回执", "receipt of a cancel request")
        case .ceb625: Bilingual("退货申请单", "return request")
        case .ceb626: Bilingual("退货申请单回执", "receipt of a return request")
        case .ceb711: Bilingual("入库明细单", "warehouse entry")
        case .ceb712: Bilingual("入库明细单回执", "receipt of a warehouse entry")
        case .ceb816: Bilingual("电子税单", "tax bill")
        case .ceb818: Bilingual("电子税单状态", "status of a tax bill")
        case .ceb900: Bilingual("报文格式校验回执", "format receipt")
        }
    }

    /// Who sends it (XSD 2022-05, documentation; 公告2018年第113号).
    var sender: Bilingual {
        switch self {
        case .ceb311:
            Bilingual("电商企业、电商平台或受委托的快件运营人、邮政企业", "merchant, platform, or express and post on entrustment")
        case .ceb411: Bilingual("支付企业或受委托的快件运营人、邮政企业", "payment firm, or express and post on entrustment")
        case .ceb511, .ceb513: Bilingual("物流企业", "logistics firm")
        case .ceb621, .ceb623, .ceb625: Bilingual("电商企业或其代理人", "merchant or its broker")
        case .ceb711: Bilingual("监管作业场所经营企业", "operator of the supervised place")
        case .ceb312, .ceb412, .ceb512, .ceb514, .ceb622, .ceb624, .ceb626, .ceb712, .ceb816,
            .ceb818, .ceb900:
            Bilingual("海关", "customs")
        }
    }
}
