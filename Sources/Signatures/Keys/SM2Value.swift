import COpenSSL

/// SM2 签名值: the pair (r, s), plain as in the field or in DER as in GM/T 0009-2012.
enum SM2Value {
    /// Two numbers of 32 bytes.
    static let rawCount = 64

    static func der(_ raw: [UInt8]) -> [UInt8]? {
        guard raw.count == rawCount, let pair = ECDSA_SIG_new() else { return nil }
        defer { ECDSA_SIG_free(pair) }
        let r = raw[..<32].withUnsafeBufferPointer { BN_bin2bn($0.baseAddress, 32, nil) }
        let s = raw[32...].withUnsafeBufferPointer { BN_bin2bn($0.baseAddress, 32, nil) }
        guard ECDSA_SIG_set0(pair, r, s) == 1 else {
            BN_free(r)
            BN_free(s)
            return nil
        }
        return encoded { i2d_ECDSA_SIG(pair, $0) }
    }

    static func raw(_ der: [UInt8]) -> [UInt8]? {
        der.withUnsafeBufferPointer { view -> [UInt8]? in
            var cursor = view.baseAddress
            guard let pair = d2i_ECDSA_SIG(nil, &cursor, view.count) else { return nil }
            defer { ECDSA_SIG_free(pair) }
            var raw = [UInt8](repeating: 0, count: rawCount)
            let isWhole = raw.withUnsafeMutableBufferPointer { raw -> Bool in
                guard let base = raw.baseAddress else { return false }
                return BN_bn2binpad(ECDSA_SIG_get0_r(pair), base, 32) == 32
                    && BN_bn2binpad(ECDSA_SIG_get0_s(pair), base + 32, 32) == 32
            }
            return isWhole ? raw : nil
        }
    }
}

/// What one of OpenSSL's `i2d` functions writes; nil when it fails.
func encoded(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8]? {
    var buffer: UnsafeMutablePointer<UInt8>?
    let count = write(&buffer)
    guard count > 0, let buffer else { return nil }
    defer { tg_free(buffer) }
    return Array(UnsafeBufferPointer(start: buffer, count: Int(count)))
}

/// Lends bytes to OpenSSL as a read-only memory BIO.
func withMemory<Value>(_ bytes: [UInt8], _ body: (OpaquePointer) -> Value?) -> Value? {
    bytes.withUnsafeBytes { view -> Value? in
        guard let bio = BIO_new_mem_buf(view.baseAddress, Int32(clamping: view.count)) else {
            return nil
        }
        defer { BIO_free(bio) }
        return body(bio)
    }
}

/// What is written into a memory BIO; nil when that fails.
func written(_ body: (OpaquePointer) -> Bool) -> [UInt8]? {
    guard let bio = BIO_new(BIO_s_mem()) else { return nil }
    defer { BIO_free(bio) }
    guard body(bio) else { return nil }
    var start: UnsafeMutablePointer<CChar>?
    let count = tg_memory(bio, &start)
    guard count > 0, let start else { return nil }
    return UnsafeRawBufferPointer(start: start, count: count).map(\.self)
}
