extension MessageType {
    /// XSD 2022-05: `ds:Signature` is required, not optional; optional in the whole export schema.
    public var mustBeSigned: Bool {
        switch self {
        case .ceb621, .ceb623, .ceb625, .ceb711: true
        default: false
        }
    }

    /// CEB 2022-05, table 7-2: 验签失败.
    public var signatureCode: String? {
        switch self {
        case .ceb621: "-621029"
        case .ceb623: "-623029"
        case .ceb625: "-625208"
        default: OfficialFamily(self)?.field
        }
    }
}

extension Message {
    /// What a missing signature means: an error where signatures are required and the schema asks
    /// for one, a warning where a demonstration zone takes unsigned messages of any type.
    public func unsignedIssue(required: Bool) -> Issue? {
        guard signature == nil, type.mustBeSigned || !required else { return nil }
        let text = MessageRule.unsigned.text
        return Issue(
            severity: required ? .error : .warning, code: MessageRule.unsigned.code,
            official: required ? type.signatureCode : nil, path: "\(type.rawValue)/Signature",
            message: Bilingual(
                "\(type.rawValue) \(text.says.zh)", "\(type.rawValue) \(text.says.en)"),
            expected: "ds:Signature", citation: text.citation, fix: text.fix)
    }
}
