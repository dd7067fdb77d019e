import Crypto

/// 封存密钥: one key with its number, what it may be used for, and who stands behind it.
package struct SealingKey: Sendable, Equatable {
    package enum State: String, Sendable, CaseIterable {
        /// 待批准: proposed by one person, opens what another node sealed, seals nothing yet.
        case proposed
        /// 现用: seals and opens.
        case current
        /// 只读: opens what it sealed before.
        case reading
        /// 已停用: its bytes are gone; the line stays so that its number is not used again.
        case retired
    }

    /// 0 is the key of the events, which stays; the others count from 1.
    package var number: Int
    package var algorithm: SealingAlgorithm
    package var state: State
    /// The two people who brought it in; `-` for what was made at the first start.
    package var proposedBy: String
    package var approvedBy: String
    /// Empty once retired.
    package var bytes: [UInt8]

    package static let eventNumber = 0

    /// What tells keys apart without telling anything of them: 16 hex digits.
    package var fingerprint: String { SealingKey.fingerprint(of: bytes, as: "key \(number)") }

    static func fingerprint(of bytes: [UInt8], as name: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("tongguan sealing \(name)".utf8), using: SymmetricKey(data: bytes))
        return code.prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
