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
        case .ceb213: Bilingual("出口退货申请单", "return request for export")
        case .ceb214: Bilingual("出口退货申请单回执", "receipt of a return request for export")
        case .ceb215: Bilingual("退运理货明细单", "return tally")
        case .ceb216: Bilingual("理货明细单回执", "receipt of a return tally")
        case .ceb303: Bilingual("出口电子订单", "export order")
        case .ceb304: Bilingual("出口订单回执", "receipt of an export order")
        case .ceb403: Bilingual("收款单", "export collection")
        case .ceb404: Bilingual("收款单回执", "receipt of a collection")
        case .ceb505: Bilingual("出口物流运单", "export waybill")
        case .ceb506: Bilingual("出口运单回执", "receipt of an export waybill")
        case .ceb507: Bilingual("运抵单", "arrival")
        case .ceb508: Bilingual("运抵单回执", "receipt of an arrival")
        case .ceb509: Bilingual("离境单", "departure")
        case .ceb510: Bilingual("离境单回执", "receipt of a departure")
        case .ceb603: Bilingual("出口申报清单", "export list")
        case .ceb604: Bilingual("出口清单回执", "receipt of an export list")
        case .ceb605: Bilingual("出口撤销申请单", "cancel request for export")
        case .ceb606: Bilingual("出口撤销申请单回执", "receipt of a cancel request for export")
        case .ceb607: Bilingual("清单总分单", "master bill of lists")
        case .ceb608: Bilingual("清单总分单回执", "receipt of a master bill")
        case .ceb701: Bilingual("汇总申请单", "summary request")
        case .ceb702: Bilingual("汇总申请单回执", "receipt of a summary request")
        case .ceb792: Bilingual("汇总结果单", "summary result")
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
        case .ceb303: Bilingual("电商平台", "platform")
        case .ceb403: Bilingual("支付企业", "payment firm")
        case .ceb505, .ceb507, .ceb509: Bilingual("物流企业", "logistics firm")
        case .ceb213, .ceb603, .ceb605, .ceb607, .ceb701:
            Bilingual("申报企业", "declaring enterprise")
        case .ceb215: Bilingual("监管作业场所经营企业", "operator of the supervised place")
        default: Bilingual("海关", "customs")
        }
    }
}
