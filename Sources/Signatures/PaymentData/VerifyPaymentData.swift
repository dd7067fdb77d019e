import Messages
import Values

/// Judges who signed payment data, by certificates that are known and in the forms that occur.
///
/// Pure. Nothing of the data says by which algorithm or form it was signed, so what the policy
/// names is tried: at most 8 certificates, first the one that `certNo` names. SHA-1 counts only
/// where `profiles` names it; a signature that would pass by another profile is refused as such.
public func verifyPaymentData(
    _ read: ReadPaymentData, candidates: [Certificate], profiles: [SignatureProfile],
    at now: Instant
) -> PaymentDataVerdict {
    guard read.data.hasPlainSession else { return PaymentDataVerdict(problem: .malformed) }
    let value = Array(read.signValue.utf8).withUnsafeBufferPointer {
        decodeBase64($0, allowingBlanks: true)
    }
    guard let value, !value.isEmpty else { return PaymentDataVerdict(problem: .malformed) }
    guard !candidates.isEmpty else { return PaymentDataVerdict(problem: .noCertificate) }
    let named = candidates.filter { $0.isNumbered(read.certNo) }
    let others = candidates.filter { !$0.isNumbered(read.certNo) }
    var refused: PaymentDataVerdict?
    for certificate in (named + others).prefix(PaymentDataVerdict.mostCandidates) {
        let found = PaymentDataTrial(read: read, value: value, certificate: certificate)
            .pass(preferring: profiles)
        guard var found else { continue }
        found.problem = certificate.problem(with: found.profile, among: profiles, at: now)
        if found.problem == nil { return found }
        // A renewed certificate may hold the same key.
        refused = refused ?? found
    }
    return refused ?? PaymentDataVerdict(problem: .valueMismatch)
}

/// One certificate held against one signature.
private struct PaymentDataTrial {
    let read: ReadPaymentData
    let value: [UInt8]
    let certificate: Certificate

    /// The first way in which the signature is the certificate's.
    func pass(preferring profiles: [SignatureProfile]) -> PaymentDataVerdict? {
        let texts = texts
        let others = [SignatureProfile.sm2SM3, .rsaSHA256, .rsaSHA1].filter { other in
            !profiles.contains { $0.isSameSigning(as: other) }
        }
        for profile in profiles + others where profile.key == certificate.publicKey.algorithm {
            for (form, name, bytes) in texts
            where certificate.publicKey.verifies(
                value, of: bytes, digest: profile.signatureDigest)
            {
                return PaymentDataVerdict(
                    certificate: certificate, profile: profile, form: form, listName: name,
                    namesCertificate: certificate.isNumbered(read.certNo))
            }
        }
        return nil
    }

    /// Who misspelt the list may have signed it so, or not.
    private var texts: [(PaymentDataSignForm, String, [UInt8])] {
        let names = [PaymentData.listName, read.listName]
        return PaymentDataSignForm.allCases.flatMap { form in
            (names[0] == names[1] ? [names[0]] : names).map { name in
                (form, name, read.signText(form, listName: name))
            }
        }
    }
}

extension SignatureProfile {
    /// Whether both mean the same signature where no message is digested first.
    fileprivate func isSameSigning(as other: SignatureProfile) -> Bool {
        key == other.key && signatureDigest == other.signatureDigest
    }
}

extension Certificate {
    /// Serial numbers are written in either case, with zeros before them or not.
    fileprivate func isNumbered(_ text: String) -> Bool {
        let own = serial.lowercased().drop { $0 == "0" }
        return own == text.lowercased().drop { $0 == "0" }
    }

    /// Why a certificate that did sign is not believed.
    fileprivate func problem(
        with profile: SignatureProfile?, among accepted: [SignatureProfile], at now: Instant
    ) -> SignatureProblem? {
        guard let profile, accepted.contains(profile) else { return .profileNotAccepted }
        // Old cards have RSA keys of 1,024 bits: they come with the weak profiles, or not at all.
        if profile.key == .rsa, publicKey.bits < (profile.isWeak ? 1_024 : 2_048) {
            return .unfitKey
        }
        if now < notBefore { return .notYetValid }
        if now > notAfter { return .expired }
        return maySignMessages ? nil : .wrongUsage
    }
}
