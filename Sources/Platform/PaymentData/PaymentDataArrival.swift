import Clearance
import Messages
import Signatures
import Values

/// 到达的支付数据: one upload under judgement; pure.
struct PaymentDataArrival: Sendable {
    let read: ReadPaymentData
    let bytes: [UInt8]
    let verdict: PaymentDataVerdict
    /// A certificate of the platform is registered.
    let mustBeSigned: Bool
    let now: Instant

    init(
        read: ReadPaymentData, bytes: [UInt8], verdict: PaymentDataVerdict, mustBeSigned: Bool,
        at now: Instant
    ) {
        self.read = read
        self.bytes = bytes
        self.verdict = verdict
        self.mustBeSigned = mustBeSigned
        self.now = now
    }

    /// The proof to keep, or the one that was kept earlier for the same data.
    func judge(
        session: PaymentDataSession?, earlier: PaymentProof?, _ settings: PaymentDataSettings
    ) -> Result<PaymentProof, PaymentDataRefusal> {
        // Who knows neither session nor key is told nothing else.
        guard session != nil || verdict.isAccepted else { return .failure(.unknownSession) }
        if mustBeSigned, !verdict.isAccepted { return .failure(.signature(verdict)) }
        if let session {
            guard session.ebpCode == read.data.head.ebpCode else { return .failure(.otherPlatform) }
            guard read.data.orders.contains(where: { $0.orderNo == session.orderNo }) else {
                return .failure(.orderMissing)
            }
            guard session.answeredGUID == read.data.head.guid || now <= session.end(settings) else {
                return .failure(.sessionEnded)
            }
        }
        if let earlier, earlier.contentDigest != contentDigest { return .failure(.otherContent) }
        if let answer = session?.answeredGUID, answer != read.data.head.guid {
            return .failure(.sessionAnswered)
        }
        return .success(earlier ?? proof(in: session))
    }

    private var contentDigest: String { "sha256:" + sha256Hex(read.head + [0] + read.orders) }

    private func proof(in session: PaymentDataSession?) -> PaymentProof {
        let head = read.data.head
        return PaymentProof(
            ebpCode: head.ebpCode, guid: head.guid, sessionID: session?.id, payCode: head.payCode,
            payTransactionId: head.payTransactionId, totalAmount: head.totalAmount,
            orderCount: read.data.orders.count, digest: "sha256:" + sha256Hex(bytes),
            contentDigest: contentDigest, receivedAt: now,
            fingerprint: verdict.isAccepted ? verdict.certificate?.fingerprint : nil,
            profile: verdict.isAccepted ? verdict.profile?.name : nil,
            form: verdict.isAccepted ? verdict.form?.rawValue : nil)
    }
}
