import Messages
import Storage

/// Original payment data: the text as it was sent, and what was concluded from it.
extension Verification {
    mutating func checkPaymentData(_ transaction: borrowing Transaction) throws {
        try VerificationRows.paymentData(zone, transaction) { kept in
            paymentData += 1
            let name = "\(kept.ebpCode) \(kept.guid)"
            if kept.digest != "sha256:" + sha256Hex(kept.bytes) {
                fault(.paymentDigest, "\(name)：摘要与原文不符", "\(name): the digest is not its bytes'")
            }
            guard case .success(let read) = readPaymentData(kept.bytes),
                kept.contentDigest == "sha256:" + sha256Hex(read.head + [0] + read.orders),
                kept.guid == read.data.head.guid
            else {
                return fault(
                    .paymentDigest, "\(name)：内容摘要与原文不符",
                    "\(name): the digest of its content is not its bytes'")
            }
        }
    }
}
