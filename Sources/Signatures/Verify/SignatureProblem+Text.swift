import Messages

extension SignatureProblem {
    public var says: Bilingual { text.says }
    public var fix: Bilingual { text.fix }
    public var citation: String { text.citation }

    private struct Text {
        let says: Bilingual
        let fix: Bilingual
        let citation: String

        init(_ zh: String, _ en: String, fix fixZh: String, _ fixEn: String, from source: String) {
            says = Bilingual(zh, en)
            fix = Bilingual(fixZh, fixEn)
            citation = source
        }
    }

    // swift-format-ignore
    private var text: Text {
        switch self {
        case .unreadable:
            Text("报文无法读取", "the message cannot be read",
                 fix: "修正 XML 后重新加签", "correct the XML and sign again",
                 from: "W3C XML 1.0; limits of this system")
        case .notSigned:
            Text("报文没有签名", "the message carries no signature",
                 fix: "加签后发送：tongguan message sign", "sign it: tongguan message sign",
                 from: "CEB 2022-05, 6.1")
        case .severalSignatures:
            Text("报文含有多个签名", "the message carries several signatures",
                 fix: "只保留一个签名并重新加签", "keep one signature and sign again",
                 from: "CEB 2022-05, XSD ds:Signature")
        case .misplaced:
            Text("签名不是报文根元素的直接子元素", "the signature is no direct child of the root",
                 fix: "把签名放在根元素之下并重新加签", "put the Signature directly under the root and sign again",
                 from: "CEB 2022-05, XSD ds:Signature")
        case .malformed:
            Text("签名结构不符合规定", "the signature has not the prescribed form",
                 fix: "按规定结构重新加签", "sign again in the prescribed form",
                 from: "CEB 2022-05, 6.2")
        case .commentInText:
            Text("注释或处理指令把字段内容分开", "a comment or instruction splits the text of a field",
                 fix: "删除字段内的注释后重新加签", "remove the comment from the field and sign again",
                 from: "W3C XML Signature Best Practices; security policy")
        case .unknownAlgorithm:
            Text("签名或摘要算法不在标准之列", "the algorithms are none of the standard's pairs",
                 fix: "使用 SM2/SM3 的 2022/04 算法标识", "use the 2022/04 names of SM2 and SM3",
                 from: "CEB 2022-05, 6.2.1")
        case .profileNotAccepted:
            Text("本平台不接受该签名套件", "this profile is not accepted here",
                 fix: "改用本平台接受的套件加签，或请平台在设置中列出该套件",
                 "sign with an accepted profile, or ask the platform to name this one in its settings",
                 from: "settings of the platform")
        case .digestMismatch:
            Text("摘要值与报文内容不符：报文在加签后被改动", "the digest is not that of the message: it changed after signing",
                 fix: "不要改动已加签的报文（包括缩进和换行），重新加签",
                 "leave a signed message alone, indentation and line breaks too, and sign again",
                 from: "W3C XML Signature 3.2.1; CEB 2022-05, 6.2.1.3.3")
        case .noCertificate:
            Text("没有可用的证书", "there is no certificate to verify with",
                 fix: "在 KeyInfo/X509Data 中放入证书，或向平台登记证书",
                 "put the certificate into KeyInfo/X509Data, or register it with the platform",
                 from: "CEB 2022-05, 6.2.3")
        case .unfitKey:
            Text("证书的密钥与签名套件不符或强度不足", "the certificate's key does not fit the profile, or is too weak",
                 fix: "换用 SM2 或 2048 位以上 RSA 证书", "use a certificate with SM2, or RSA of 2,048 bits or more",
                 from: "CEB 2022-05, 6.1; security policy")
        case .valueMismatch:
            Text("签名值与证书公钥不符", "the signature value is not of the certificate's key",
                 fix: "用证书对应的私钥，对规范化后的 SignedInfo 重新加签",
                 "sign the canonical SignedInfo again, with the key of the certificate",
                 from: "W3C XML Signature 3.2.2")
        case .untrusted:
            Text("证书不是由受信任的机构签发", "the certificate comes from no trusted issuer",
                 fix: "使用受信任机构签发的证书，或向平台登记该证书",
                 "use a certificate of a trusted issuer, or register it with the platform",
                 from: "RFC 5280, 6")
        case .notYetValid:
            Text("证书尚未生效", "the certificate is not yet valid",
                 fix: "核对日期，或改用已生效的证书", "check the date, or use a certificate that is valid",
                 from: "RFC 5280, 4.1.2.5")
        case .expired:
            Text("证书已过期", "the certificate has expired",
                 fix: "更新证书", "renew the certificate", from: "RFC 5280, 4.1.2.5")
        case .wrongUsage:
            Text("证书不得用于签名", "the certificate may not sign messages",
                 fix: "使用密钥用途含数字签名的证书", "use a certificate whose key usage has digitalSignature",
                 from: "RFC 5280, 4.2.1.3")
        case .revoked:
            Text("证书已被吊销", "the certificate was revoked",
                 fix: "申请新证书", "apply for a new certificate", from: "RFC 5280, 5")
        case .revocationUnknown:
            Text("无法得知证书是否被吊销", "whether the certificate was revoked is not known",
                 fix: "请平台更新该机构的吊销列表", "ask the platform for a current list of this issuer",
                 from: "RFC 5280, 6.3; settings of the platform")
        case .notBound:
            Text("证书不属于报文中的传输企业", "the certificate is not that of the sending enterprise",
                 fix: "使用 copCode 所属企业的证书，或向平台登记", "use the certificate of the enterprise in copCode, or register it",
                 from: "CEB 2022-05, BaseTransfer/copCode; settings of the platform")
        }
    }
}
