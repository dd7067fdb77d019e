import COpenSSL

/// SM4-GCM: the counter mode of OpenSSL and a GHASH of our own.
///
/// OpenSSL 3.0 knows SM4 in counter mode and not in GCM. Its counter has 128 bits where that of GCM
/// has 32; with nonces of 12 bytes they differ after 64 GiB only, and no value is that long.
final class SM4GCM: SealCipher {
    private let contexts = Pool<SM4Counter>()
    private let key: [UInt8]
    private let hash: GHASH

    init(key: [UInt8]) throws(SealProblem) {
        self.key = key
        let zeros = [UInt8](repeating: 0, count: 16)
        hash = GHASH(key: try SM4Counter(key: key).apply(zeros, counter: zeros))
    }

    func seal(
        _ clear: [UInt8], nonce: [UInt8], context: [UInt8], to sealed: inout [UInt8]
    ) throws(SealProblem) {
        let (text, mask) = try apply(clear, nonce: nonce)
        sealed.append(contentsOf: text)
        sealed.append(contentsOf: tag(of: text, context: context, mask: mask))
    }

    func open(
        _ sealed: ArraySlice<UInt8>, nonce: ArraySlice<UInt8>, context: [UInt8]
    ) throws(SealProblem) -> [UInt8]? {
        guard sealed.count >= Self.tagBytes else { return nil }
        let text = Array(sealed.dropLast(Self.tagBytes))
        let (clear, mask) = try apply(text, nonce: Array(nonce))
        let expected = tag(of: text, context: context, mask: mask)
        // All bytes are compared, wherever the first difference is.
        let given = sealed.suffix(Self.tagBytes)
        let difference = zip(expected, given).reduce(0) { $0 | ($1.0 ^ $1.1) }
        return difference == 0 ? clear : nil
    }

    /// The text under the counters from 2 on, and the mask of the tag, which is that of counter 1.
    private func apply(
        _ text: [UInt8], nonce: [UInt8]
    ) throws(SealProblem) -> (text: [UInt8], mask: [UInt8]) {
        guard nonce.count == Self.nonceBytes else { throw .failed("SM4-GCM: nonce") }
        let counter = try contexts.take { () throws(SealProblem) in try SM4Counter(key: key) }
        let whole = try counter.apply(
            [UInt8](repeating: 0, count: 16) + text, counter: nonce + [0, 0, 0, 1])
        contexts.giveBack(counter)
        return (Array(whole[16...]), Array(whole[..<16]))
    }

    private func tag(of text: [UInt8], context: [UInt8], mask: [UInt8]) -> [UInt8] {
        var hash = hash
        context.withUnsafeBufferPointer { hash.update($0) }
        text.withUnsafeBufferPointer { hash.update($0) }
        return zip(hash.finish(context: context.count, text: text.count), mask).map { $0 ^ $1 }
    }
}

/// SM4 in counter mode with its key.
///
/// `@unchecked Sendable`: it belongs to one call at a time, from `Pool.take` to `giveBack`.
private final class SM4Counter: @unchecked Sendable {
    private let context: OpaquePointer

    init(key: [UInt8]) throws(SealProblem) {
        guard let context = EVP_CIPHER_CTX_new() else { throw .failed("SM4") }
        self.context = context
        guard EVP_EncryptInit_ex(context, EVP_sm4_ctr(), nil, key, nil) == 1 else {
            throw .failed("SM4")
        }
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    func apply(_ text: [UInt8], counter: [UInt8]) throws(SealProblem) -> [UInt8] {
        guard EVP_EncryptInit_ex(context, nil, nil, nil, counter) == 1,
            let count = Int32(exactly: text.count)
        else { throw .failed("SM4") }
        var isDone = false
        let result = [UInt8](unsafeUninitializedCapacity: text.count + 16) { buffer, written in
            var length: Int32 = 0
            isDone = EVP_EncryptUpdate(context, buffer.baseAddress, &length, text, count) == 1
            written = Int(length)
        }
        guard isDone, result.count == text.count else { throw .failed("SM4") }
        return result
    }
}
