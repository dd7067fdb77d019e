import Messages

/// 验签宽限: a deviation from the standard that may be passed over, by name.
public enum SignatureLeniency: String, Sendable, CaseIterable, Codable {
    /// A client digested its message, then put line break and blanks and the Signature into it.
    /// The digest is that of the message without these blanks. Seen in signed CEB621 of the field.
    case whitespaceBeforeSignature = "whitespace-before-signature"

    public var says: Bilingual {
        switch self {
        case .whitespaceBeforeSignature:
            Bilingual(
                "计算摘要时不计签名节点之前的空白", "the white space before the Signature is not digested")
        }
    }
}
