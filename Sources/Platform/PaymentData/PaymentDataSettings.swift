import Signatures

/// 支付原始数据设置: how payment data (公告2018年第179号) is taken.
package struct PaymentDataSettings: Sendable, Equatable {
    /// RSA-SHA1, which the interface document names, counts only where it stands here.
    package var profiles: [SignatureProfile] = [.sm2SM3, .rsaSHA256]
    /// A platform answers within minutes; a day leaves room for one that was down.
    package var sessionMinutes = 1_440

    package init() {}
}
