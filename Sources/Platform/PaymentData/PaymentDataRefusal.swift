import Messages
import Signatures

/// 拒收支付数据: why an upload was not taken, in the order in which it is looked at.
package enum PaymentDataRefusal: Error, Sendable, Equatable {
    case unreadable([Issue])
    case unknownSession
    case signature(PaymentDataVerdict)
    case otherPlatform
    case orderMissing
    case sessionEnded
    case otherContent
    case sessionAnswered

    /// For the sender; holds no value that was sent.
    package var says: Bilingual {
        switch self {
        case .unreadable(let issues):
            guard let first = issues.first else {
                return Bilingual("payExInfoStr 无法读取", "payExInfoStr cannot be read")
            }
            let more = issues.count - 1
            let path = String(first.path.prefix(120))
            return Bilingual(
                "\(path)：\(first.message.zh)" + (more > 0 ? "（另有 \(more) 处）" : ""),
                "\(path): \(first.message.en)" + (more > 0 ? " (and \(more) more)" : ""))
        case .unknownSession:
            return Bilingual(
                "sessionID 不是本平台发起的会话，数据也没有由已登记证书签名",
                "the sessionID is no session of this platform, and no registered certificate signed"
            )
        case .signature(let verdict):
            return Bilingual(
                "验签失败：\(verdict.message.zh)",
                "the signature does not hold: \(verdict.message.en)")
        case .otherPlatform:
            return Bilingual(
                "ebpCode 不是该会话所问的电商平台", "the ebpCode is not the platform that was asked")
        case .orderMissing:
            return Bilingual(
                "payExchangeInfoLists 中没有该会话所问的订单",
                "the order that was asked for is not among payExchangeInfoLists")
        case .sessionEnded:
            return Bilingual("会话已过期", "the session has ended")
        case .otherContent:
            return Bilingual(
                "此 guid 已用于内容不同的支付数据", "this guid was used for payment data of other content")
        case .sessionAnswered:
            return Bilingual("该会话已有应答", "the session was answered already")
        }
    }
}
