import Messages

/// 支付数据验签结论: whether a known certificate signed the payment data, and how.
public struct PaymentDataVerdict: Sendable, Equatable {
    /// So many certificates of one enterprise are held against a signature.
    public static let mostCandidates = 8

    /// Nil where the signature holds.
    public var problem: SignatureProblem?
    /// Of these the rest tells how the signature was made; nil where none passed.
    public var certificate: Certificate?
    public var profile: SignatureProfile?
    public var form: PaymentDataSignForm?
    /// The name of the list in the signed text, right or misspelt.
    public var listName: String?
    /// Whether `certNo` is the serial number of that certificate: said, never believed.
    public var namesCertificate = false

    public var isAccepted: Bool { problem == nil && certificate != nil }

    /// What was found, in one sentence.
    public var message: Bilingual {
        if let problem {
            guard problem == .profileNotAccepted, let profile else { return problem.says }
            return Bilingual(
                "\(problem.says.zh)：\(profile.name)", "\(problem.says.en): \(profile.name)")
        }
        guard let certificate, let profile, let form else {
            return SignatureProblem.noCertificate.says
        }
        let note: (zh: String, en: String) =
            namesCertificate
            ? ("", "") : ("；certNo 不是该证书的编号", "; certNo is not that certificate's number")
        return Bilingual(
            "由证书 \(certificate.serial) 以 \(profile.name) 签名，\(form.says.zh)\(note.zh)",
            "signed by the certificate \(certificate.serial) by \(profile.name), "
                + "\(form.says.en)\(note.en)")
    }
}

extension PaymentDataSignForm {
    public var says: Bilingual {
        switch self {
        case .quoted: Bilingual("加签串中的 JSON 带引号", "the JSON of the signed text in quotes")
        case .plain: Bilingual("加签串中的 JSON 不带引号", "the JSON of the signed text without quotes")
        }
    }
}
