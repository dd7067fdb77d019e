import Values
import XML

/// 验签政策: whose signatures are believed, and in which form; a value, shared by all threads.
public struct SignaturePolicy: Sendable {
    /// How the certificate must belong to the enterprise that sends (copCode, or SenderId).
    public enum Binding: Sendable, Hashable {
        /// It is one of `registered`.
        case registered
        /// It is one of `registered`, or a trusted issuer wrote the enterprise's code into it.
        case named
        /// Not asked: for trials, and for what customs itself signs.
        case unchecked
    }

    public enum Revocation: Sendable, Hashable {
        /// Lists count where there are any.
        case whereListed
        /// Without a current list of its issuer no certificate is believed.
        case required
    }

    /// In the order in which they are recommended.
    public var profiles: [SignatureProfile]
    public var leniencies: Set<SignatureLeniency>
    public var trust: TrustStore
    /// By copCode: certificates that the zone has on file. Registering is trusting.
    public var registered: [String: Set<Certificate>]
    /// By copCode: further names under which issuers know the enterprise, such as its USCC.
    public var identities: [String: Set<String>]
    public var binding: Binding
    /// The copCode that the message must carry; nil for whichever it carries.
    public var sender: String?
    public var revocationLists: [RevocationList]
    public var revocation: Revocation
    public var limits: XMLLimits

    /// The standard's preferred profile and RSA-SHA256; nobody trusted yet.
    public init(
        profiles: [SignatureProfile] = [.sm2SM3, .rsaSHA256],
        leniencies: Set<SignatureLeniency> = [.whitespaceBeforeSignature],
        trust: TrustStore = TrustStore([]), registered: [String: Set<Certificate>] = [:],
        identities: [String: Set<String>] = [:], binding: Binding = .named,
        sender: String? = nil,
        revocationLists: [RevocationList] = [], revocation: Revocation = .whereListed,
        limits: XMLLimits = .signed
    ) {
        self.profiles = profiles
        self.leniencies = leniencies
        self.trust = trust
        self.registered = registered
        self.identities = identities
        self.binding = binding
        self.sender = sender
        self.revocationLists = revocationLists
        self.revocation = revocation
        self.limits = limits
    }

    func names(of enterprise: String) -> Set<String> {
        (identities[enterprise] ?? []).union([enterprise])
    }
}

extension XMLLimits {
    /// Canonicalising asks at each element for every namespace in scope at every level, so few
    /// are allowed: the standard's messages have three (ceb, ds, xsi) and stay below ten levels.
    public static let signed = XMLLimits(depth: 16, attributes: 16, namespaces: 8)
}
