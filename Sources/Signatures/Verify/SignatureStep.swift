import Messages

/// 验签步骤: one thing that was looked at, how it came out, and what to do about it.
public struct SignatureStep: Sendable, Equatable, Codable {
    /// In the order in which they are taken.
    public enum Name: String, Sendable, CaseIterable, Codable {
        case form, profile, digest, certificate, value, trust, validity, usage, revocation, binding

        public var title: Bilingual {
            switch self {
            case .form: Bilingual("结构", "form")
            case .profile: Bilingual("套件", "profile")
            case .digest: Bilingual("摘要", "digest")
            case .certificate: Bilingual("证书", "certificate")
            case .value: Bilingual("签名值", "signature value")
            case .trust: Bilingual("信任", "trust")
            case .validity: Bilingual("有效期", "validity")
            case .usage: Bilingual("用途", "usage")
            case .revocation: Bilingual("吊销", "revocation")
            case .binding: Bilingual("归属", "binding")
            }
        }
    }

    public enum Outcome: String, Sendable, Codable {
        case passed
        /// Passed by a leniency that the step names.
        case lenient
        case failed
        /// Not asked for, or not possible after what failed before.
        case skipped
    }

    public var name: Name
    public var outcome: Outcome
    public var problem: SignatureProblem?
    public var message: Bilingual
    public var expected: String?
    public var found: String?
}

extension SignatureStep: CustomStringConvertible {
    public var description: String {
        let facts = [expected.map { "expected \($0)" }, found.map { "found \($0)" }]
        return ([problem?.rawValue, name.rawValue, outcome.rawValue, message.en] + facts)
            .compactMap(\.self).joined(separator: "; ")
    }
}
