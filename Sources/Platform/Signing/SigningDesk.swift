import Clearance
import Foundation
import Messages
import Signatures
import Storage
import Synchronization
import Values

/// 验签台: judges the signature of a message before the flow decides it.
///
/// What is on file is remembered for two seconds, so that a certificate which another process
/// registers or removes counts after two seconds at the latest.
package final class SigningDesk: Sendable {
    private struct OnFile {
        var policy: SignaturePolicy
        var rules: [String: SigningRule]
        var until: ContinuousClock.Instant
    }

    private static let memory = Duration.seconds(2)
    private let zone: Zone
    private let storage: any Storage
    private let base: SignaturePolicy
    private let onFile = Mutex<OnFile?>(nil)

    /// Fails where a file that the settings name cannot be read: a zone must not start believing
    /// less, or more, than it was told to.
    package init(_ settings: Settings, zone: Zone, storage: any Storage) throws {
        self.zone = zone
        self.storage = storage
        let signatures = settings.signatures
        var base = SignaturePolicy(profiles: signatures.profiles.compactMap(SignatureProfile.named))
        if !signatures.trust.isEmpty {
            let anchors = Certificate.all(pem: try Self.read(signatures.trust, "signatures.trust"))
            guard !anchors.isEmpty else {
                throw Self.problem("signatures.trust", "没有 PEM 证书", "holds no certificate in PEM")
            }
            base.trust = TrustStore(anchors)
        }
        if !signatures.revocation.isEmpty {
            let lists = RevocationList.all(
                try Self.read(signatures.revocation, "signatures.revocation"))
            guard !lists.isEmpty else {
                throw Self.problem("signatures.revocation", "不是吊销列表", "is no revocation list")
            }
            base.revocationLists = lists
        }
        self.base = base
    }

    /// What the signature of a message is worth. `xml` are the bytes that it covers and that are
    /// processed; nil where the message came in a form that no signature covers.
    package func standing(
        of message: Message, _ xml: [UInt8]?, from enterprise: String?, at now: Instant
    ) throws -> SignatureStanding {
        let onFile = try current()
        let rule = enterprise.flatMap { onFile.rules[$0] } ?? SigningRule()
        let isRequired = zone.signaturesRequired || !rule.allowsUnsigned
        guard message.signature != nil else {
            let issue = message.unsignedIssue(required: isRequired)
            guard let issue else { return .verified }
            return issue.severity == .error ? .refused(issue) : .noted(issue)
        }
        var policy = onFile.policy
        policy.sender = enterprise
        if !rule.profiles.isEmpty {
            policy.profiles = rule.profiles.compactMap(SignatureProfile.named)
        }
        var found: Issue?
        if let xml {
            let verdict = verifySignature(of: xml, by: policy, at: now)
            if verdict.isAccepted { return .verified }
            found = verdict.issue(for: message.type)
        }
        var issue =
            found
            ?? Rule.signatureUnverified.issue(
                path: "\(message.type.rawValue)/Signature",
                expected: "application/xml", found: "application/json",
                official: message.type.signatureCode)
        guard !isRequired else { return .refused(issue) }
        issue.severity = .warning
        issue.official = nil
        return .noted(issue)
    }

    private func current() throws -> OnFile {
        let now = ContinuousClock.now
        if let known = onFile.withLock({ $0 }), known.until > now { return known }
        let (base, zone) = (base, zone.id)
        let fresh = try storage.read { transaction in
            var policy = base
            for (enterprise, certificate) in try SignerRows.certificates(zone: zone, transaction) {
                policy.registered[enterprise, default: []].insert(certificate)
            }
            policy.identities = try SignerRows.identities(zone: zone, transaction)
            return OnFile(
                policy: policy, rules: try SignerRows.rules(zone: zone, transaction),
                until: now + Self.memory)
        }
        onFile.withLock { $0 = fresh }
        return fresh
    }

    private static func read(_ file: String, _ setting: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file), data.count <= 16 << 20 else {
            throw problem(setting, "无法读取 \(file)", "\(file) cannot be read")
        }
        return Array(data)
    }

    private static func problem(_ place: String, _ zh: String, _ en: String) -> SettingsProblems {
        SettingsProblems(
            problems: [SettingsProblem(place: place, message: Bilingual(zh, en))])
    }
}
