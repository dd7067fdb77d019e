import Crypto

/// 流水密钥: vouches for the links of the journal; who only has the database lacks it.
///
/// Chain and leaves are plain hashes, so whoever writes to the database could append a link that
/// looks honest. No checkpoint takes up a link that this key did not vouch for.
package struct JournalKey: Sendable {
    private let key: SymmetricKey

    /// Derived from a secret of the zone that stands outside the database and never changes.
    package init(secret: [UInt8]) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: secret), info: Array("tongguan/journal".utf8),
            outputByteCount: 32)
    }

    /// The content holds the zone, the number, the rows and leaves, and every link before.
    func code(for content: TreeHash) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: content.bytes, using: key))
    }

    func vouches(for link: JournalLink, _ content: TreeHash) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            link.mac, authenticating: content.bytes, using: key)
    }
}
