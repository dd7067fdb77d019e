import Messages

/// 验签结论: whether a signature is accepted, by which profile, and every step on the way.
public struct SignatureVerdict: Sendable, Equatable {
    /// The first problem in the order of the steps; nil when the signature is accepted.
    public internal(set) var problem: SignatureProblem?
    /// What the algorithm names in the message stand for.
    public internal(set) var profile: SignatureProfile?
    /// The leniency that was needed; nil when the signature passed strictly.
    public internal(set) var leniency: SignatureLeniency?
    /// A profile that fits this signature where the named one does not; found only when explaining.
    public internal(set) var wouldPass: WouldPass?
    public internal(set) var certificate: CertificateFacts?
    /// Who sends by the signed message: copCode, or SenderId of an envelope.
    public internal(set) var sender: String?
    public internal(set) var steps: [SignatureStep] = []
    /// The very bytes that were verified, to be processed and nothing else; nil unless accepted.
    public internal(set) var verified: [UInt8]?

    public struct WouldPass: Sendable, Equatable {
        public var profile: SignatureProfile
        public var leniency: SignatureLeniency?
    }

    public var isAccepted: Bool { verified != nil }

    init() {}

    /// The problem as an issue of the message, with the code of the standard's table 7-2.
    public func issue(for type: MessageType?) -> Issue? {
        guard let problem else { return nil }
        let step = steps.first { $0.problem == problem }
        return Issue(
            code: problem.rawValue, official: type?.signatureCode,
            path: (type?.rawValue ?? "") + "/Signature", message: step?.message ?? problem.says,
            expected: step?.expected, found: step?.found, citation: problem.citation,
            fix: problem.fix)
    }
}
