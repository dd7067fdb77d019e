import Values

/// Judges the signature of one message, strictly first, then by the leniencies the policy names.
///
/// Pure: what it may know is in the policy and in `now`. Any number of threads may call it with
/// the same policy. It ends at the first problem, unless `explaining`: then it looks at whatever
/// can still be looked at, and for a profile that would have passed.
public func verifySignature(
    of message: [UInt8], by policy: SignaturePolicy, at now: Instant, explaining: Bool = false
) -> SignatureVerdict {
    var verification = Verification(policy: policy, now: now, explains: explaining)
    verification.run(message)
    return verification.verdict
}

/// The verification of one message under way: its steps, in their order.
struct Verification {
    let policy: SignaturePolicy
    let now: Instant
    let explains: Bool
    var verdict = SignatureVerdict()

    mutating func run(_ message: [UInt8]) {
        do throws(SignatureForm.Wrong) {
            let signed = try SignedParts(
                message, limits: policy.limits, decode: policy.trust.certificate)
            verdict.sender = signed.sender
            pass(
                .form, "一个签名，引用整份报文（URI=\"\"），封内加签",
                "one signature over the whole message (URI=\"\"), enveloped")
            judge(signed)
        } catch {
            refuse(
                error.problem, .form, "\(error.path)：\(error.problem.says.zh)",
                "\(error.path): \(error.problem.says.en)", expected: error.expected,
                found: error.found)
        }
        if verdict.problem == nil { verdict.verified = message }
    }

    private mutating func judge(_ signed: SignedParts) {
        guard judgeProfile(signed), judgeDigest(signed) else { return }
        let pinned = signed.sender.flatMap { policy.registered[$0] } ?? []
        if let leaf = judgeCertificate(signed, pinned), judgeValue(signed, leaf) {
            judgeTrust(leaf, Array(signed.form.certificates.dropFirst()), signed.sender, pinned)
        }
        if explains, verdict.problem != nil { verdict.wouldPass = signed.profileThatPasses }
    }

    private mutating func judgeProfile(_ signed: SignedParts) -> Bool {
        let form = signed.form
        let names = "\(form.signatureMethod) + \(form.digestMethod)"
        guard
            let profile = SignatureProfile.find(
                signatureMethod: form.signatureMethod, digestMethod: form.digestMethod)
        else {
            return refuse(
                .unknownAlgorithm, .profile, SignatureProblem.unknownAlgorithm.says.zh,
                SignatureProblem.unknownAlgorithm.says.en,
                expected: policy.profiles.map(\.name).joined(separator: ", "), found: names)
        }
        verdict.profile = profile
        guard policy.profiles.contains(profile) else {
            return refuse(
                .profileNotAccepted, .profile, "不接受套件 \(profile.name)",
                "the profile \(profile.name) is not accepted here",
                expected: policy.profiles.map(\.name).joined(separator: ", "),
                found: profile.name)
        }
        return pass(.profile, "套件 \(profile.name)", "profile \(profile.name)")
    }

    private mutating func judgeDigest(_ signed: SignedParts) -> Bool {
        guard let profile = verdict.profile else {
            return skip(.digest, "摘要算法未知", "the digest algorithm is not known")
        }
        let strict = signed.strict
        let computed = profile.digest.digest(strict)
        let found = base64(signed.form.digest)
        let name = profile.digest.rawValue
        if computed == signed.form.digest {
            return pass(
                .digest, "\(name)，规范化后 \(strict.count) 字节，去掉签名",
                "\(name) of \(strict.count) canonical bytes, without the Signature",
                expected: base64(computed), found: found)
        }
        if let lenient = signed.withoutBlanksBefore,
            profile.digest.digest(lenient) == signed.form.digest
        {
            let leniency = SignatureLeniency.whitespaceBeforeSignature
            if policy.leniencies.contains(leniency) {
                verdict.leniency = leniency
                add(
                    .digest, .lenient,
                    "\(name)，规范化后 \(lenient.count) 字节；宽限 \(leniency.rawValue)：\(leniency.says.zh)",
                    "\(name) of \(lenient.count) canonical bytes, by the leniency "
                        + "\(leniency.rawValue): \(leniency.says.en)",
                    expected: base64(computed), found: found)
                return true
            }
        }
        return refuse(
            .digestMismatch, .digest,
            "\(name)，规范化后 \(strict.count) 字节：\(SignatureProblem.digestMismatch.says.zh)",
            "\(name) of \(strict.count) canonical bytes: \(SignatureProblem.digestMismatch.says.en)",
            expected: base64(computed), found: found)
    }

    /// The certificate to verify with: of the message, or of those registered for the sender.
    private mutating func judgeCertificate(
        _ signed: SignedParts, _ pinned: Set<Certificate>
    ) -> Certificate? {
        let digest = verdict.profile?.signatureDigest
        let onFile = pinned.first { one in
            digest.map {
                one.publicKey.verifies(signed.form.value, of: signed.signedInfo, digest: $0)
            } ?? false
        }
        guard let leaf = signed.form.certificates.first ?? onFile ?? pinned.first else {
            let name = signed.form.keyName.map { "KeyName \($0.prefix(40))" } ?? "-"
            refuse(
                .noCertificate, .certificate, SignatureProblem.noCertificate.says.zh,
                SignatureProblem.noCertificate.says.en, expected: "X509Certificate", found: name)
            return nil
        }
        verdict.certificate = CertificateFacts(leaf)
        guard let profile = verdict.profile else { return leaf }
        // Old cards have RSA keys of 1,024 bits: they come with the weak profiles, or not at all.
        let bits = profile.isWeak ? 1_024...8_192 : 2_048...8_192
        let isFit =
            leaf.publicKey.algorithm == profile.key
            && (profile.key == .sm2 || bits.contains(leaf.publicKey.bits))
        let key = "\(leaf.publicKey.algorithm.rawValue) \(leaf.publicKey.bits)"
        let wanted =
            profile.key == .sm2 ? "SM2" : "RSA \(bits.lowerBound)-\(bits.upperBound)"
        let isFine =
            isFit
            ? pass(.certificate, "密钥 \(key)", "key \(key)")
            : refuse(
                .unfitKey, .certificate, SignatureProblem.unfitKey.says.zh,
                SignatureProblem.unfitKey.says.en, expected: wanted, found: key)
        return isFine ? leaf : nil
    }

    private mutating func judgeValue(_ signed: SignedParts, _ leaf: Certificate) -> Bool {
        guard let profile = verdict.profile else {
            return skip(.value, "签名算法未知", "the signature algorithm is not known")
        }
        let count = signed.signedInfo.count
        guard
            leaf.publicKey.algorithm == profile.key,
            leaf.publicKey.verifies(
                signed.form.value, of: signed.signedInfo, digest: profile.signatureDigest)
        else {
            return refuse(
                .valueMismatch, .value,
                "规范化 SignedInfo \(count) 字节：\(SignatureProblem.valueMismatch.says.zh)",
                "canonical SignedInfo of \(count) bytes: "
                    + SignatureProblem.valueMismatch.says.en,
                expected: "\(profile.key.rawValue)/\(profile.signatureDigest.rawValue)",
                found: "\(signed.form.value.count) bytes")
        }
        return pass(
            .value, "规范化 SignedInfo \(count) 字节，由证书密钥签名",
            "canonical SignedInfo of \(count) bytes, signed by the certificate's key")
    }
}

extension Verification {
    /// Whether to go on.
    @discardableResult
    mutating func pass(
        _ step: SignatureStep.Name, _ zh: String, _ en: String, expected: String? = nil,
        found: String? = nil
    ) -> Bool {
        add(step, .passed, zh, en, expected: expected, found: found)
        return true
    }

    mutating func skip(_ step: SignatureStep.Name, _ zh: String, _ en: String) -> Bool {
        add(step, .skipped, zh, en)
        return true
    }

    @discardableResult
    mutating func refuse(
        _ problem: SignatureProblem, _ step: SignatureStep.Name, _ zh: String, _ en: String,
        expected: String? = nil, found: String? = nil
    ) -> Bool {
        if verdict.problem == nil { verdict.problem = problem }
        add(step, .failed, zh, en, problem: problem, expected: expected, found: found)
        return explains
    }

    mutating func add(
        _ step: SignatureStep.Name, _ outcome: SignatureStep.Outcome, _ zh: String, _ en: String,
        problem: SignatureProblem? = nil, expected: String? = nil, found: String? = nil
    ) {
        verdict.steps.append(
            SignatureStep(
                name: step, outcome: outcome, problem: problem, message: .init(zh, en),
                expected: expected.flatMap { $0.isEmpty ? nil : $0 },
                found: found.flatMap { $0.isEmpty ? nil : $0 }))
    }
}
