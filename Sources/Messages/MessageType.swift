/// 报文类型: one of the standard's message types; the raw value is the name of the XML root.
public enum MessageType: String, Sendable, CaseIterable, Codable {
    case ceb311 = "CEB311Message"
    case ceb312 = "CEB312Message"
    case ceb411 = "CEB411Message"
    case ceb412 = "CEB412Message"
    case ceb511 = "CEB511Message"
    case ceb512 = "CEB512Message"
    case ceb513 = "CEB513Message"
    case ceb514 = "CEB514Message"
    case ceb621 = "CEB621Message"
    case ceb622 = "CEB622Message"
    case ceb623 = "CEB623Message"
    case ceb624 = "CEB624Message"
    case ceb625 = "CEB625Message"
    case ceb626 = "CEB626Message"
    case ceb711 = "CEB711Message"
    case ceb712 = "CEB712Message"
    case ceb816 = "CEB816Message"
    case ceb818 = "CEB818Message"
    case ceb900 = "CEB900Message"

    /// The receipt that answers this type; nil for what customs itself sends.
    public var receipt: MessageType? {
        switch self {
        case .ceb311: .ceb312
        case .ceb411: .ceb412
        case .ceb511: .ceb512
        case .ceb513: .ceb514
        case .ceb621: .ceb622
        case .ceb623: .ceb624
        case .ceb625: .ceb626
        case .ceb711: .ceb712
        case .ceb312, .ceb412, .ceb512, .ceb514, .ceb622, .ceb624, .ceb626, .ceb712, .ceb816,
            .ceb818, .ceb900:
            nil
        }
    }

    /// Whether an enterprise sends it (and so it carries BaseTransfer).
    public var isRequest: Bool { receipt != nil }
}
