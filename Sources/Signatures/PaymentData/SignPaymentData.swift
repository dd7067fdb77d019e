import Messages

/// Signs original payment data (公告2018年第179号): `payExInfoStr`, ready to be uploaded.
///
/// `certNo` is the serial number of the key's certificate unless another is given. The data is
/// read back as a receiver would, so nothing leaves that nobody could take.
public func signPaymentData(
    _ data: PaymentData, with key: any SigningKey, profile: SignatureProfile,
    certNo: String? = nil, form: PaymentDataSignForm = .quoted
) throws(SigningProblem) -> [UInt8] {
    guard key.publicKey.algorithm == profile.key else {
        throw SigningProblem(
            "套件 \(profile.name) 需要 \(profile.key.rawValue) 密钥",
            "the profile \(profile.name) needs a key of \(profile.key.rawValue)")
    }
    guard let certNo = certNo ?? key.certificate?.serial.lowercased() else {
        throw SigningProblem(
            "没有证书编号：请给出 certNo，或使用带证书的密钥",
            "there is no certificate number: give certNo, or a key with its certificate")
    }
    guard data.hasPlainSession else {
        throw SigningProblem(
            "sessionID 含有引号、反斜杠或竖线，加签串会有歧义",
            "the sessionID holds a quote, backslash or bar: the text to sign would be ambiguous")
    }
    let signature = try key.sign(data.signText(form), digest: profile.signatureDigest)
    let text = data.json(certNo: certNo, signValue: base64(signature))
    if case .failure(let problem) = readPaymentData(text), let issue = problem.issues.first {
        throw SigningProblem(
            "\(issue.path)：\(issue.message.zh)", "\(issue.path): \(issue.message.en)")
    }
    return text
}

extension PaymentData {
    /// The session stands in the signed text without being escaped: with such a character it could
    /// pretend to be another node.
    var hasPlainSession: Bool {
        !sessionID.unicodeScalars.contains { "\"\\|".unicodeScalars.contains($0) }
    }
}
