import Crypto

/// AES-256-GCM of swift-crypto.
struct AESGCM: SealCipher {
    private let key: SymmetricKey

    init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    func seal(
        _ clear: [UInt8], nonce: [UInt8], context: [UInt8], to sealed: inout [UInt8]
    ) throws(SealProblem) {
        do {
            let box = try AES.GCM.seal(
                clear, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: context)
            sealed.append(contentsOf: box.ciphertext)
            sealed.append(contentsOf: box.tag)
        } catch {
            throw .failed("AES-256-GCM")
        }
    }

    func open(
        _ sealed: ArraySlice<UInt8>, nonce: ArraySlice<UInt8>, context: [UInt8]
    ) throws(SealProblem) -> [UInt8]? {
        guard sealed.count >= Self.tagBytes else { return nil }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: nonce), ciphertext: sealed.dropLast(Self.tagBytes),
                tag: sealed.suffix(Self.tagBytes))
            return Array(try AES.GCM.open(box, using: key, authenticating: context))
        } catch {
            return nil
        }
    }
}
