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
    case ceb213 = "CEB213Message"
    case ceb214 = "CEB214Message"
    case ceb215 = "CEB215Message"
    case ceb216 = "CEB216Message"
    case ceb303 = "CEB303Message"
    case ceb304 = "CEB304Message"
    case ceb403 = "CEB403Message"
    case ceb404 = "CEB404Message"
    case ceb505 = "CEB505Message"
    case ceb506 = "CEB506Message"
    case ceb507 = "CEB507Message"
    case ceb508 = "CEB508Message"
    case ceb509 = "CEB509Message"
    case ceb510 = "CEB510Message"
    case ceb603 = "CEB603Message"
    case ceb604 = "CEB604Message"
    case ceb605 = "CEB605Message"
    case ceb606 = "CEB606Message"
    case ceb607 = "CEB607Message"
    case ceb608 = "CEB608Message"
    case ceb701 = "CEB701Message"
    case ceb702 = "CEB702Message"
    case ceb792 = "CEB792Message"
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
        case .ceb213: .ceb214
        case .ceb215: .ceb216
        case .ceb303: .ceb304
        case .ceb403: .ceb404
        case .ceb505: .ceb506
        case .ceb507: .ceb508
        case .ceb509: .ceb510
        case .ceb603: .ceb604
        case .ceb605: .ceb606
        case .ceb607: .ceb608
        case .ceb701: .ceb702
        case .ceb312, .ceb412, .ceb512, .ceb514, .ceb622, .ceb624, .ceb626, .ceb712, .ceb816,
            .ceb818, .ceb214, .ceb216, .ceb304, .ceb404, .ceb506, .ceb508, .ceb510, .ceb604,
            .ceb606,
            .ceb608, .ceb702, .ceb792, .ceb900:
            nil
        }
    }

    /// Whether an enterprise sends it (and so it carries BaseTransfer).
    public var isRequest: Bool { receipt != nil }

    /// 出口: one of the export schema, in which the signature stands before the extension.
    public var isExport: Bool {
        switch self {
        case .ceb213, .ceb214, .ceb215, .ceb216, .ceb303, .ceb304, .ceb403, .ceb404, .ceb505,
            .ceb506, .ceb507, .ceb508, .ceb509, .ceb510, .ceb603, .ceb604, .ceb605, .ceb606,
            .ceb607, .ceb608, .ceb701, .ceb702, .ceb792:
            true
        case .ceb311, .ceb312, .ceb411, .ceb412, .ceb511, .ceb512, .ceb513, .ceb514, .ceb621,
            .ceb622, .ceb623, .ceb624, .ceb625, .ceb626, .ceb711, .ceb712, .ceb816, .ceb818,
            .ceb900:
            false
        }
    }

    /// The first edition that has the type.
    public var since: Edition {
        switch self {
        case .ceb213, .ceb214, .ceb215, .ceb216: .may2022
        default: .announcement113
        }
    }
}
