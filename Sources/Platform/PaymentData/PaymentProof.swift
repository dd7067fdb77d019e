import Messages
import Signatures
import Values

/// 支付凭据: payment data that was taken, with the payment it proves.
package struct PaymentProof: Sendable {
    package var ebpCode: String
    package var guid: String
    /// Nil where it came unasked, under a registered certificate.
    package var sessionID: String?
    package var payCode: String
    package var payTransactionId: String
    package var totalAmount: Amount
    package var orderCount: Int
    /// Of the text as it was sent, which is kept with it.
    package var digest: String
    /// Of head and orders alone: the same data may be sent again in another session.
    package var contentDigest: String
    package var receivedAt: Instant
    /// Of the certificate that signed; nil where none of the platform is registered.
    package var fingerprint: String?
    package var profile: String?
    package var form: String?
    /// Whether the payment paper (411) with this number is here.
    package var hasPayment = false

    package var isVerified: Bool { fingerprint != nil }
}
