import COpenSSL
import Synchronization

/// 信任锚: the certificates from which trust comes, and the way from a certificate up to one.
///
/// `@unchecked Sendable`: filled in `init` and only read afterwards; an X509_STORE has its own
/// lock, and every look-up works in a context of its own.
public final class TrustStore: @unchecked Sendable {
    public let anchors: [Certificate]
    private let store: OpaquePointer
    /// Ways that led to an anchor, and their certificates: an enterprise sends the same one with
    /// every message, and decoding it and finding its way cost as much as verifying a signature.
    /// No time is in it, and nothing that a stranger sends.
    private let known = Mutex(Known())
    private static let remembered = 1_024

    private struct Known {
        var certificates: [[UInt8]: Certificate] = [:]
        var ways: [[[UInt8]]: [Certificate]] = [:]
    }

    public init(_ anchors: [Certificate]) {
        guard let store = X509_STORE_new() else {
            preconditionFailure("there is no memory for a trust store")
        }
        self.store = store
        self.anchors = anchors
        for one in anchors { X509_STORE_add_cert(store, one.handle) }
        ERR_clear_error()
    }

    deinit { X509_STORE_free(store) }

    /// Why no way leads to an anchor.
    struct Failure: Error {
        /// One of OpenSSL's `X509_V_ERR_…`.
        var code: Int32
        var text: String
    }

    /// As `Certificate.init(der:)`, but the certificates that led to an anchor are remembered.
    func certificate(der: [UInt8]) -> Certificate? {
        known.withLock { $0.certificates[der] } ?? Certificate(der: der)
    }

    /// The certificate first, the anchor last. Times are not judged here: an expired certificate
    /// of a trusted issuer is another problem than one of an unknown issuer.
    func chain(
        for certificate: Certificate, with others: [Certificate]
    ) -> Result<[Certificate], Failure> {
        let key = [certificate.der] + others.map(\.der)
        if let chain = known.withLock({ $0.ways[key] }) { return .success(chain) }
        let way = find(certificate, with: others)
        guard case .success(let chain) = way else { return way }
        known.withLock { known in
            if known.ways.count >= TrustStore.remembered { known = Known() }
            known.ways[key] = chain
            for one in [certificate] + others { known.certificates[one.der] = one }
        }
        return way
    }

    private func find(
        _ certificate: Certificate, with others: [Certificate]
    ) -> Result<[Certificate], Failure> {
        defer { ERR_clear_error() }
        guard let context = X509_STORE_CTX_new(), let list = tg_certificates_new() else {
            preconditionFailure("there is no memory for a chain of certificates")
        }
        defer {
            X509_STORE_CTX_free(context)
            tg_certificates_free(list)
        }
        for one in others { _ = tg_certificates_push(list, one.handle) }
        guard X509_STORE_CTX_init(context, store, certificate.handle, list) == 1 else {
            return .failure(Failure(code: X509_V_ERR_UNSPECIFIED, text: "no context"))
        }
        X509_STORE_CTX_set_depth(context, 8)
        X509_STORE_CTX_set_flags(
            context, UInt(X509_V_FLAG_NO_CHECK_TIME) | UInt(X509_V_FLAG_PARTIAL_CHAIN))
        guard X509_verify_cert(context) == 1 else {
            let code = X509_STORE_CTX_get_error(context)
            let text = X509_verify_cert_error_string(Int(code)).map { String(cString: $0) }
            return .failure(Failure(code: code, text: text ?? "unknown"))
        }
        // OpenSSL chains the very objects it was given: decoding a key again would cost as much
        // as verifying a signature.
        let known = [certificate] + others + anchors
        let found = X509_STORE_CTX_get0_chain(context)
        return .success(
            (0..<tg_certificates_count(found)).compactMap { index in
                let handle = tg_certificates_at(found, index)
                return known.first { $0.handle == handle }
            })
    }
}
