import Clearance
import Messages
import Signatures
import Values

/// 接收支付原始数据: opens sessions and takes what platforms answer (公告2018年第179号).
///
/// The interface knows no keys: an upload is taken for a session that was opened here, or under
/// a certificate that is registered for its platform. Where such a certificate is registered,
/// every upload of that platform must be signed by it.
package struct PaymentDataReceiver: Sendable {
    let platform: RunningPlatform

    package init(_ platform: RunningPlatform) { self.platform = platform }

    /// A new session; the officer's system sends its request to the platform.
    package func open(
        ebpCode: String, orderNo: String, by actor: Actor
    ) async throws -> PaymentDataSession {
        let session = PaymentDataSession(
            id: PaymentDataSession.makeID(), ebpCode: ebpCode, orderNo: orderNo,
            openedAt: platform.clock.now, openedBy: actor.name)
        let zone = platform.zone.id
        try await platform.window.write { try PaymentDataRows.insert(session, zone, $0) }
        return session
    }

    /// Takes `payExInfoStr`; the same data again is the same success.
    package func receive(_ bytes: [UInt8]) async throws -> Result<PaymentProof, PaymentDataRefusal>
    {
        let read: ReadPaymentData
        switch readPaymentData(bytes) {
        case .success(let value): read = value
        case .failure(let problem): return .failure(.unreadable(problem.issues))
        }
        let (zone, settings, now) = (platform.zone.id, platform.settings, platform.clock.now)
        let known = try platform.storage.read {
            try SignerRows.certificates(of: read.data.head.ebpCode, zone: zone, $0)
        }
        // Outside of the transaction: verifying takes longer than the rows.
        let verdict = verifyPaymentData(
            read, candidates: known, profiles: settings.paymentData.profiles, at: now)
        let arrival = PaymentDataArrival(
            read: read, bytes: bytes, verdict: verdict, mustBeSigned: !known.isEmpty, at: now)
        return try await platform.window.write { transaction in
            let session = try PaymentDataRows.session(read.data.sessionID, zone, transaction)
            let earlier = try PaymentDataRows.find(
                read.data.head.ebpCode, guid: read.data.head.guid, zone, transaction)
            switch arrival.judge(session: session, earlier: earlier, settings.paymentData) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let proof):
                if earlier == nil {
                    try PaymentDataRows.insert(proof, arrival, platform.zone, transaction)
                }
                if let session {
                    try PaymentDataRows.answer(session, by: proof.guid, zone, transaction)
                }
                return .success(proof)
            }
        }
    }

    /// What is known of a transaction or an order of a platform, oldest first.
    package func find(
        ebpCode: String, payTransactionId: String? = nil, orderNo: String? = nil
    ) throws -> [PaymentProof] {
        try platform.storage.read { transaction in
            if let payTransactionId {
                return try PaymentDataRows.find(
                    ebpCode, payTransactionId: payTransactionId, platform.zone.id, transaction)
            }
            return try PaymentDataRows.find(
                ebpCode, orderNo: orderNo ?? "", platform.zone.id, transaction)
        }
    }
}
