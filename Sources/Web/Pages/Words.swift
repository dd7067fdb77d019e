import Clearance

extension ListState {
    /// How a page names the state.
    func name(_ say: Language) -> String {
        switch self {
        case .drafted: say("暂存", "drafted")
        case .waiting: say("待单证", "waiting for papers")
        case .rejected: say("退单", "returned")
        case .review: say("人工审核", "under review")
        case .inspection: say("查验", "inspection")
        case .detained: say("扣留", "detained")
        case .released: say("放行", "released")
        case .cancelled: say("已撤销", "cancelled")
        case .deleted: say("已删除", "deleted")
        case .closed: say("结关", "closed")
        }
    }

    /// The colour of a state; the word stands beside it, so nobody depends on the colour.
    var tone: String {
        switch self {
        case .released, .closed: "good"
        case .rejected, .detained: "bad"
        case .waiting, .review, .inspection, .drafted: "wait"
        case .cancelled, .deleted: "soft"
        }
    }
}

/// How pages name what happened, was found and moved.
enum Words {
    static func verdict(_ word: String, _ say: Language) -> (text: String, tone: String) {
        switch word {
        case "passed": (say("一致", "agrees"), "good")
        case "failed": (say("不一致", "differs"), "bad")
        default: (say("待单证", "waiting"), "wait")
        }
    }

    static func account(_ word: String, _ say: Language) -> String {
        switch word {
        case "quota": say("个人年度额度", "personal yearly quota")
        case "guarantee": say("税款担保", "tax guarantee")
        case "stock": say("账册库存", "bonded stock")
        default: word
        }
    }

    static func move(_ word: String, _ say: Language) -> String {
        switch word {
        case "grant": say("核增", "granted")
        case "hold": say("预占", "held")
        case "post": say("核销", "posted")
        case "void": say("释放", "released")
        case "restore": say("返还", "restored")
        default: word
        }
    }

    static func paper(_ type: String, _ say: Language) -> String {
        switch type {
        case "CEB311Message": say("电子订单", "Order")
        case "CEB411Message": say("支付凭证", "Payment")
        case "CEB511Message": say("物流运单", "Waybill")
        case "CEB513Message": say("运单状态", "Waybill status")
        case "CEB621Message": say("进口清单", "Import list")
        case "CEB623Message": say("撤销申请", "Cancellation request")
        case "CEB625Message": say("退货申请", "Return request")
        default: type
        }
    }
}
