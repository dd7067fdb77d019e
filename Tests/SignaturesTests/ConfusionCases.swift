import Foundation
import Messages

@testable import Signatures

/// What each catalogued case of wrapping and confusion makes of a signed message.
enum ConfusionCase {
    /// Messages, each of which must come out as the catalogue says; with the policy to judge by.
    struct Trial {
        var message: [UInt8]
        var policy = Ground.strong
        /// The problem that must be named, where only one is right.
        var problem: SignatureProblem?

        init(
            _ message: [UInt8], _ problem: SignatureProblem? = nil,
            policy: SignaturePolicy = Ground.strong
        ) {
            self.message = message
            self.policy = policy
            self.problem = problem
        }
    }

    static func trials(_ id: String) -> [Trial]? {
        wrapping(id) ?? algorithms(id) ?? keys(id) ?? references(id) ?? rest(id)
    }

    static let signed = Ground.signed(.ceb311)
    private static let order = signed.part(from: "<ceb:Order>", to: "</ceb:Order>")
    private static let evil = order.replacingOccurrences(
        of: "</ceb:goodsValue>", with: "9</ceb:goodsValue>")
    private static let signature = signed.part(from: "<ds:Signature ", to: "</ds:Signature>")
    private static let root = signed.part(from: "<ceb:CEB311Message", to: "</ceb:CEB311Message>")
    private static let reference = signed.part(from: "<ds:Reference", to: "</ds:Reference>")
    private static let transforms = signed.part(from: "<ds:Transforms>", to: "</ds:Transforms>")
    private static let keyInfo = signed.part(from: "<ds:KeyInfo>", to: "</ds:KeyInfo>")
    private static let value = signed.part(from: "<ds:SignatureValue>", to: "</ds:SignatureValue>")

    private static func wrapping(_ id: String) -> [Trial]? {
        switch id {
        case "xsw1": [Trial(signed.replacing(order, with: evil + order), .digestMismatch)]
        case "xsw2": [Trial(signed.replacing(order, with: order + evil), .digestMismatch)]
        case "xsw3":
            [
                Trial(
                    signed.replacing(order, with: evil)
                        .replacing("</ds:Signature>", with: "</ds:Signature>" + order),
                    .digestMismatch)
            ]
        case "xsw4":
            [
                Trial(
                    signed.replacing(
                        order,
                        with: evil.replacingOccurrences(
                            of: "</ceb:Order>", with: order + "</ceb:Order>")), .digestMismatch)
            ]
        case "xsw5":
            [
                Trial(
                    signed.replacing(order, with: evil).replacing(
                        "</ds:Signature>", with: "<ds:Object>\(order)</ds:Object></ds:Signature>"),
                    .malformed)
            ]
        case "xsw6":
            [
                Trial(signed.replacing(root, with: "<Extension>\(root)</Extension>"), .unreadable),
                Trial(
                    signed.replacing(
                        root,
                        with: """
                            <ceb:CEB311Message xmlns:ceb="http://www.chinaport.gov.cn/ceb">\
                            \(evil)<Extension>\(root)</Extension></ceb:CEB311Message>
                            """), .misplaced),
            ]
        case "xsw7":
            [
                Trial(
                    signed.replacing("URI=\"\"", with: "URI=\"#id\"").replacing(
                        order,
                        with: evil
                            + order.replacingOccurrences(
                                of: "<ceb:Order>", with: "<ceb:Order Id=\"id\">")), .malformed)
            ]
        case "xsw8":
            [
                Trial(signed.replacing(signature, with: signature + signature), .severalSignatures),
                Trial(
                    signed.replacing(
                        order,
                        with: order.replacingOccurrences(
                            of: "</ceb:Order>", with: signature + "</ceb:Order>")), nil),
            ]
        default: nil
        }
    }

    private static func algorithms(_ id: String) -> [Trial]? {
        let sm2 = SignatureProfile.sm2SM3.signatureMethod
        func method(_ uri: String, content: String = "") -> [UInt8] {
            signed.replacing(
                "<ds:SignatureMethod Algorithm=\"\(sm2)\"/>",
                with: "<ds:SignatureMethod Algorithm=\"\(uri)\">\(content)</ds:SignatureMethod>")
        }
        let w3 = "http://www.w3.org/2000/09/xmldsig#"
        switch id {
        case "alg_none":
            return [Trial(method(""), .unknownAlgorithm), Trial(method("none"), .unknownAlgorithm)]
        case "alg_hmac": return [Trial(method(w3 + "hmac-sha1"), .unknownAlgorithm)]
        case "hmac_trunc":
            return ["0", "1", "8"].map {
                Trial(
                    method(
                        w3 + "hmac-sha1",
                        content: "<ds:HMACOutputLength>\($0)</ds:HMACOutputLength>"), .malformed)
            }
        case "alg_sha1": return [Trial(Ground.signed(.ceb311, .rsaSHA1), .profileNotAccepted)]
        case "alg_md5":
            return [
                Trial(
                    method("http://www.w3.org/2001/04/xmldsig-more#rsa-md5"), .unknownAlgorithm,
                    policy: Ground.everything)
            ]
        case "digest_mismatch":
            let digest = signed.part(from: "<ds:DigestValue>", to: "</ds:DigestValue>")
            let other = base64([UInt8](repeating: 7, count: 32))
            return [
                Trial(
                    signed.replacing(digest, with: "<ds:DigestValue>\(other)</ds:DigestValue>"),
                    .digestMismatch),
                Trial(
                    signed.replacing("</ceb:goodsValue>", with: "9</ceb:goodsValue>"),
                    .digestMismatch),
            ]
        case "digest_sha1_sm2":
            return [Trial(Ground.signed(.ceb311, .sm2SM3Field), .profileNotAccepted)]
        case "c14n_comments":
            let old = SignatureForm.canonicalization
            return [
                Trial(signed.replacing(old, with: old + "#WithComments"), .malformed),
                Trial(
                    signed.replacing("</ceb:goodsValue>", with: "<!-- -->9</ceb:goodsValue>"),
                    .commentInText),
                Trial(
                    signed.replacing("</ceb:goodsValue>", with: "<!-- --></ceb:goodsValue>"),
                    .commentInText),
            ]
        default: return nil
        }
    }

    private static func keys(_ id: String) -> [Trial]? {
        let message = Ground.message(.ceb311)
        let attacker = Ground.key(.sm2)
        let other = Ground.authority.issue("4401960009", attacker)
        func signedBy(_ certificate: Certificate?) -> [UInt8] {
            Ground.sign(message, attacker, .sm2SM3, certificate)
        }
        switch id {
        case "keyinfo_attacker":
            return [
                Trial(signedBy(untrusted(attacker)), .untrusted),
                Trial(
                    signed.replacing(
                        keyInfo, with: "<ds:KeyInfo><ds:KeyValue/></ds:KeyInfo>"), .malformed),
            ]
        case "keyinfo_x509_expired":
            let old = Ground.authority.issue(
                Ground.copCode, attacker,
                validity: Ground.instant("20240101000000")...Ground.instant("20250101000000"))
            return [Trial(signedBy(old), .expired)]
        case "keyinfo_wrong_org": return [Trial(signedBy(other), .notBound)]
        case "keyname_only":
            var policy = Ground.strong
            policy.registered = ["4401960009": [other], Ground.copCode: [Ground.sm2Certificate]]
            let bare = Ground.sign(message, attacker, .sm2SM3, nil)
            return [
                Trial(
                    bare.replacing(
                        "</ds:SignatureValue>",
                        with:
                            "</ds:SignatureValue><ds:KeyInfo><ds:KeyName>\(other.serial)</ds:KeyName></ds:KeyInfo>"
                    ), .valueMismatch, policy: policy)
            ]
        case "retrieval_method":
            return ["http://127.0.0.1:1/", "#self"].map {
                Trial(
                    signed.replacing(
                        keyInfo,
                        with: """
                            <ds:KeyInfo Id="self"><ds:RetrievalMethod URI="\($0)"/></ds:KeyInfo>
                            """), .malformed)
            }
        default: return nil
        }
    }

    private static func references(_ id: String) -> [Trial]? {
        func with(_ old: String, _ new: String) -> [Trial] {
            [Trial(signed.replacing(old, with: new), .malformed)]
        }
        func transform(_ uri: String, _ content: String) -> String {
            transforms.replacingOccurrences(
                of: "<ds:Transforms>",
                with: "<ds:Transforms><ds:Transform Algorithm=\"\(uri)\">\(content)</ds:Transform>")
        }
        switch id {
        case "ref_external": return with("URI=\"\"", "URI=\"http://127.0.0.1:1/\"")
        case "ref_file": return with("URI=\"\"", "URI=\"file:///etc/passwd\"")
        case "ref_many": return with(reference, String(repeating: reference, count: 5_000))
        case "transform_xslt":
            return with(
                transforms,
                transform("http://www.w3.org/TR/1999/REC-xslt-19991116", "<x xmlns=\"urn:x\"/>"))
        case "transform_xpath_empty":
            return with(
                transforms,
                transform(
                    "http://www.w3.org/TR/1999/REC-xpath-19991116",
                    "<ds:XPath>self::node()[false()]</ds:XPath>"))
        case "transform_many":
            let one = transform(SignatureForm.canonicalization, "")
                .replacingOccurrences(of: "<ds:Transforms>", with: "")
                .replacingOccurrences(of: "</ds:Transforms>", with: "")
            return with(
                transforms,
                "<ds:Transforms>" + String(repeating: one, count: 1_000) + "</ds:Transforms>")
        default: return nil
        }
    }

    private static func rest(_ id: String) -> [Trial]? {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        func valued(_ text: String) -> [UInt8] {
            signed.replacing(value, with: "<ds:SignatureValue>\(text)</ds:SignatureValue>")
        }
        let inner = String(value.dropFirst(19).dropLast(20))
        switch id {
        case "ns_redeclare":
            return [
                Trial(
                    signed.replacing("<ceb:Order>", with: "<ceb:Order xmlns:ceb=\"urn:evil\">"),
                    .digestMismatch),
                Trial(
                    signed.replacing(
                        "<ds:SignedInfo>", with: "<ds:SignedInfo xmlns:ds=\"urn:evil\">"),
                    .malformed),
                Trial(
                    signed.replacing(
                        "<ds:SignedInfo>", with: "<ds:SignedInfo xmlns:ceb=\"urn:evil\">"),
                    .valueMismatch),
            ]
        case "sig_missing": return [Trial(signed.replacing(signature, with: ""), .notSigned)]
        case "sig_empty":
            return [
                Trial(valued(""), .malformed), Trial(valued(" \n "), .malformed),
                Trial(valued("not base64!"), .malformed), Trial(valued("AA=="), .valueMismatch),
                Trial(valued(base64([UInt8](repeating: 0, count: 64))), .valueMismatch),
            ]
        case "sig_ws": return [Trial(valued("\n\(inner.prefix(40))\r\n  \(inner.dropFirst(40))\n"))]
        case "entity_in_signed":
            return [
                Trial(
                    signed.replacing(
                        declaration, with: declaration + "<!DOCTYPE x [<!ENTITY e \"1\">]>"
                    )
                    .replacing("</ceb:goodsValue>", with: "&e;</ceb:goodsValue>"), .unreadable),
                Trial(
                    signed.replacing("</ceb:goodsValue>", with: "&e;</ceb:goodsValue>"), .unreadable
                ),
            ]
        case "attr_default":
            return [
                Trial(
                    signed.replacing(
                        declaration,
                        with: declaration
                            + "<!DOCTYPE ceb:CEB311Message [<!ATTLIST ceb:Order a CDATA \"1\">]>"),
                    .unreadable)
            ]
        case "charset_change":
            return [Trial(gb18030(signed.replacing("UTF-8", with: "GB18030")))]
        case "bom": return [Trial([0xEF, 0xBB, 0xBF] + signed)]
        case "replay": return [Trial(signed), Trial(signed)]
        case "replay_new_guid":
            let guid = signed.part(from: "guid=\"", to: "\" ")
            return [
                Trial(
                    signed.replacing(guid, with: "guid=\"00000000-0000-4000-8000-000000000000\" "),
                    .digestMismatch)
            ]
        default: return nil
        }
    }

    /// A certificate that its own key signed, in the name of the enterprise.
    private static func untrusted(_ key: FileKey) -> Certificate {
        required {
            try CertificateAuthority(
                key: key,
                name: DistinguishedName([.init(.serialNumber, Ground.copCode)]), serial: 9,
                validity: Ground.validity
            ).issue(
                to: DistinguishedName([.init(.serialNumber, Ground.copCode)]), key: key.publicKey,
                serial: 10, validity: Ground.validity)
        }
    }

    /// Through iconv, which Foundation's encodings lack on Linux.
    static func gb18030(_ bytes: [UInt8]) -> [UInt8] {
        let handle = iconv_open("GB18030", "UTF-8")
        defer { iconv_close(handle) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 2)
        var left = input.count
        var room = output.count
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                _ = iconv(handle, &from, &left, &to, &room)
            }
        }
        precondition(left == 0, "the message has no GB 18030 form")
        return output.dropLast(room).map { UInt8(bitPattern: $0) }
    }
}
