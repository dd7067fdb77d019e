import Messages

/// 验签报告: a verdict for people, as text, and for programs, as JSON.
///
/// The certificate's subject may name a person: it is for whoever holds the message, not for logs.
public struct SignatureReport: Sendable, Encodable {
    public struct WouldPass: Sendable, Encodable {
        public var profile: String
        public var leniency: SignatureLeniency?
    }

    public var file: String
    public var accepted: Bool
    public var code: String?
    public var profile: String?
    /// The profile rests on SHA-1.
    public var weak: Bool?
    public var leniency: SignatureLeniency?
    public var sender: String?
    public var certificate: CertificateFacts?
    public var wouldPass: WouldPass?
    public var message: Bilingual
    public var fix: Bilingual?
    public var citation: String?
    public var steps: [SignatureStep]

    public init(file: String, _ verdict: SignatureVerdict) {
        self.file = file
        accepted = verdict.isAccepted
        code = verdict.problem?.rawValue
        profile = verdict.profile?.name
        weak = verdict.profile?.isWeak
        leniency = verdict.leniency
        sender = verdict.sender
        certificate = verdict.certificate
        wouldPass = verdict.wouldPass.map {
            WouldPass(profile: $0.profile.name, leniency: $0.leniency)
        }
        let step = verdict.steps.first { $0.problem != nil && $0.problem == verdict.problem }
        message = step?.message ?? Bilingual("签名被接受", "the signature is accepted")
        fix = verdict.problem?.fix
        citation = verdict.problem?.citation
        steps = verdict.steps
    }

    /// The verdict alone, or with every step, the certificate and what would have passed.
    public func text(explaining: Bool) -> String {
        var lines = [headline]
        if explaining {
            for step in steps { lines += step.lines }
            lines += certificate?.lines ?? []
            if let wouldPass {
                let name = wouldPass.leniency.map { " + \($0.rawValue)" } ?? ""
                lines.append("  可通过 would pass: \(wouldPass.profile)\(name)")
            }
        } else if code != nil {
            lines += ["    \(message.zh)", "    \(message.en)"]
        }
        if let citation { lines.append("    依据 rule: \(citation)") }
        if let fix { lines.append("    改法 fix: \(fix.zh) / \(fix.en)") }
        return lines.joined(separator: "\n")
    }

    private var headline: String {
        guard accepted else { return "\(file): 签名被拒绝 signature refused \(code ?? "")" }
        var text = "\(file): 签名被接受 signature accepted \(profile ?? "")"
        if weak == true { text += "（弱套件 weak profile）" }
        if let leniency { text += "（宽限 leniency \(leniency.rawValue)）" }
        return text
    }
}

extension SignatureStep {
    fileprivate var lines: [String] {
        let sign =
            switch outcome {
            case .passed: "通过 passed "
            case .lenient: "宽限 lenient"
            case .failed: "失败 failed "
            case .skipped: "略过 skipped"
            }
        var lines = [
            "  \(sign) \(name.title.zh) \(name.title.en): \(message.zh) / \(message.en)"
        ]
        if let expected { lines.append("      应为 expected: \(expected)") }
        if let found { lines.append("      实为 found:    \(found)") }
        return lines
    }
}

extension CertificateFacts {
    fileprivate var lines: [String] {
        [
            "  证书 certificate: \(subject)", "      签发者 issuer: \(issuer)",
            "      序列号 serial: \(serial)", "      有效期 validity: \(notBefore) … \(notAfter)",
            "      密钥 key: \(key)", "      指纹 SHA-256: \(fingerprint)",
        ]
    }
}
