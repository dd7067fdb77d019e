extension MessageType {
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
            Bilingual(
                "电商企业、电商平台或受委托的快件运营人、邮政企业", "merchant, platform, or express and post on entrustment"
            )
        case .ceb411:
            Bilingual("支付企业或受委托的快件运营人、邮政企业", "payment firm, or express and post on entrustment")
        case .ceb511, .ceb513: Bilingual("物流企业", "logistics firm")
        case .ceb621, .ceb623, .ceb625: Bilingual("电商企业或其代理人", "merchant or its broker")
        case .ceb711: Bilingual("监管作业场所经营企业", "operator of the supervised place")
        case .ceb312, .ceb412, .ceb512, .ceb514, .ceb622, .ceb624, .ceb626, .ceb712, .ceb816,
            .ceb818, .ceb900:
            Bilingual("海关", "customs")
        }
    }
}
