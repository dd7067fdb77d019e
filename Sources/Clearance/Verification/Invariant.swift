import Messages

/// 不变量: what holds for the data of a zone at every moment, by a permanent code.
///
/// `tongguan verify` and the simulation share this list; a code may be retired, never reused.
package enum Invariant: String, Sendable, CaseIterable, Encodable {
    case ledgerSum = "LEDGER-SUM"
    case ledgerAccount = "LEDGER-ACCOUNT"
    case ledgerBalance = "LEDGER-BALANCE"
    case ledgerAllowance = "LEDGER-ALLOWANCE"
    case holdEnds = "HOLD-ENDS"
    case statePostings = "STATE-POSTINGS"
    case messageDigest = "MESSAGE-DIGEST"
    case messageAnswer = "MESSAGE-ANSWER"
    case paperMessage = "PAPER-MESSAGE"
    case paperBody = "PAPER-BODY"
    case paperContent = "PAPER-CONTENT"
    case consignmentBody = "CONSIGNMENT-BODY"
    case releaseMatch = "RELEASE-MATCH"
    case releaseHolds = "RELEASE-HOLDS"
    case effectOnce = "EFFECT-ONCE"
    case waiting = "WAITING"
    case gateOnce = "GATE-ONCE"
    case eventSequence = "EVENT-SEQUENCE"
    case receiptOwed = "RECEIPT-OWED"
    case receiptOrder = "RECEIPT-ORDER"
    case paymentDigest = "PAYMENT-DIGEST"
    case acknowledged = "ACKNOWLEDGED"
    case resendAnswer = "RESEND-ANSWER"
    case arrivalOrder = "ARRIVAL-ORDER"
    case answered = "ANSWERED"

    /// Only who remembers what was sent and answered can tell: the simulation does.
    package var needsWitness: Bool {
        switch self {
        case .acknowledged, .resendAnswer, .arrivalOrder, .answered: true
        default: false
        }
    }

    package var title: Bilingual {
        switch self {
        case .ledgerSum:
            Bilingual("账户与记账合计相抵为零", "all accounts less all that was posted to them is zero")
        case .ledgerAccount: Bilingual("有记账必有账户", "no posting is without its account")
        case .ledgerBalance: Bilingual("余额等于记账合计", "balances are what their postings come to")
        case .ledgerAllowance:
            Bilingual(
                "已用不超过额度，额度不超过规定", "no more is used than allowed, nor allowed than the policy says")
        case .holdEnds:
            Bilingual("预占只以核销、释放之一告终", "a hold is made once and ends in one of post and void")
        case .statePostings:
            Bilingual("清单状态与记账相符", "what a list holds and uses is what its state says")
        case .messageDigest: Bilingual("原文与摘要相符", "the bytes kept are those of the digest")
        case .messageAnswer: Bilingual("首次答复可读", "the first answer can be read")
        case .paperMessage: Bilingual("单证有其报文", "a paper has its message")
        case .paperBody: Bilingual("单证内容可读", "a paper can be read")
        case .paperContent: Bilingual("单证与原文一致", "a paper says what its message says")
        case .consignmentBody: Bilingual("卷宗可读", "a consignment can be read")
        case .releaseMatch:
            Bilingual("未对碰一致不放行", "nothing is released unless order, payment and waybill match")
        case .releaseHolds:
            Bilingual("未占用额度、担保、库存不放行", "nothing is released without quota, guarantee and stock")
        case .effectOnce:
            Bilingual("一件事只办一次", "a list is entered, released, billed and closed once")
        case .waiting:
            Bilingual("等待登记与清单一致", "who waits is registered, and waits for what is not here")
        case .gateOnce: Bilingual("一次入库只入账一次", "a delivery enters the book once")
        case .eventSequence: Bilingual("事件编号连续", "events are numbered without a gap")
        case .receiptOwed: Bilingual("应发回执可读", "a receipt that was owed can be read")
        case .receiptOrder: Bilingual("回执依次排列", "receipts stand in the order of their numbers")
        case .paymentDigest:
            Bilingual("支付原始数据与摘要相符", "payment data are those of their digests")
        case .acknowledged:
            Bilingual("已答复的逐字节可读", "what was acknowledged is readable byte for byte")
        case .resendAnswer: Bilingual("重发得首次答复", "a resend gets the first answer")
        case .arrivalOrder:
            Bilingual("结果与到达顺序无关", "the outcome does not depend on the order of arrival")
        case .answered: Bilingual("每次提交终有答复", "whoever resends is answered in the end")
        }
    }
}
