import Messages
import Values

/// 会话: what an officer asked of a platform; whoever knows its number may answer once.
package struct PaymentDataSession: Sendable, Equatable {
    /// 128 random bits in hexadecimal.
    package var id: String
    package var ebpCode: String
    package var orderNo: String
    package var openedAt: Instant
    package var openedBy: String
    /// The payment data that answered it.
    package var answeredGUID: String?

    static func makeID() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<16).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &random)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// What the platform is to be sent as `openReq` of `platDataOpen`.
    package var request: DataRequest {
        DataRequest(orderNo: orderNo, sessionID: id, serviceTime: openedAt.milliseconds)
    }

    package func end(_ settings: PaymentDataSettings) -> Instant {
        openedAt.adding(milliseconds: Int64(settings.sessionMinutes) * 60_000)
    }
}
