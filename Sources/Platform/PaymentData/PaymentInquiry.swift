import Messages
import Values

/// 海关问询: what customs asked of a platform of this zone, until the platform answers it.
package struct PaymentInquiry: Sendable, Equatable {
    /// So many may be open for one platform. Asking takes no key, so what others invented must not
    /// shut the newest out: the oldest leaves.
    static let most = 1_000

    package var sessionID: String
    package var orderNo: String
    package var receivedAt: Instant
}

extension PaymentDataReceiver {
    /// Keeps what customs asks; the same session again is the same. False where the platform is not
    /// registered here.
    package func record(_ request: DataRequest, to ebpCode: String) async throws -> Bool {
        guard try platform.inquiries.isRegistered(ebpCode) else { return false }
        let (zone, now, oldest) = (platform.zone.id, platform.clock.now, oldest)
        return try await platform.window.write { transaction in
            try PaymentInquiryRows.clear(ebpCode, before: oldest, zone, transaction)
            try PaymentInquiryRows.trim(ebpCode, to: PaymentInquiry.most - 1, zone, transaction)
            try PaymentInquiryRows.insert(
                PaymentInquiry(
                    sessionID: request.sessionID, orderNo: request.orderNo, receivedAt: now),
                to: ebpCode, zone, transaction)
            return true
        }
    }

    /// Oldest first.
    package func inquiries(to ebpCode: String) throws -> [PaymentInquiry] {
        try platform.storage.read {
            try PaymentInquiryRows.list(ebpCode, since: oldest, platform.zone.id, $0)
        }
    }

    private var oldest: Instant {
        let minutes = Int64(platform.settings.paymentData.sessionMinutes)
        return platform.clock.now.adding(milliseconds: -minutes * 60_000)
    }
}
