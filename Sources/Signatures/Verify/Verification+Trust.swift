import COpenSSL
import Values

/// 证书校验: everything that is asked of a certificate once it is known to have signed.
extension Verification {
    mutating func judgeTrust(
        _ leaf: Certificate, _ others: [Certificate], _ sender: String?, _ pinned: Set<Certificate>
    ) {
        let way = policy.trust.chain(for: leaf, with: others)
        let chain = (try? way.get()) ?? [leaf]
        guard judgeIssuer(leaf, way, isPinned: pinned.contains(leaf)),
            judgeValidity(chain), judgeUsage(leaf), judgeRevocation(chain)
        else { return }
        judgeBinding(leaf, sender, pinned)
    }

    private mutating func judgeIssuer(
        _ leaf: Certificate, _ way: Result<[Certificate], TrustStore.Failure>, isPinned: Bool
    ) -> Bool {
        if isPinned {
            return pass(
                .trust, "该证书已为该企业登记", "the certificate is registered for this enterprise")
        }
        switch way {
        case .failure(let failure):
            let why = failure.says
            return refuse(
                .untrusted, .trust, "\(SignatureProblem.untrusted.says.zh)：\(why.zh)",
                "\(SignatureProblem.untrusted.says.en): \(why.en)",
                expected: policy.trust.anchors.prefix(8).map(\.subject).joined(separator: " | "),
                found: leaf.issuer)
        case .success(let chain):
            let weak = chain.dropLast().first {
                !$0.isStronglySigned(weakToo: verdict.profile?.isWeak ?? false)
            }
            if let weak {
                return refuse(
                    .untrusted, .trust, "证书以过弱的算法 \(weak.signatureName) 签发",
                    "the certificate was signed with \(weak.signatureName), which is too weak",
                    expected: "SM2-SM3, RSA-SHA256", found: weak.signatureName)
            }
            return pass(
                .trust, "经 \(chain.count) 张证书到达信任锚",
                "\(chain.count) certificates lead to a trust anchor",
                found: chain.last?.subject)
        }
    }

    private mutating func judgeValidity(_ chain: [Certificate]) -> Bool {
        for one in chain {
            let span = "\(one.notBefore.rfc3339) … \(one.notAfter.rfc3339)"
            let early = now < one.notBefore
            guard early || now > one.notAfter else { continue }
            let problem = early ? SignatureProblem.notYetValid : .expired
            return refuse(
                problem, .validity, "\(problem.says.zh)：序列号 \(one.serial)",
                "\(problem.says.en): serial number \(one.serial)", expected: span,
                found: now.rfc3339)
        }
        return pass(
            .validity, "在有效期内", "within its validity",
            expected: chain.first.map { "\($0.notBefore.rfc3339) … \($0.notAfter.rfc3339)" },
            found: now.rfc3339)
    }

    private mutating func judgeUsage(_ leaf: Certificate) -> Bool {
        leaf.maySignMessages
            ? pass(.usage, "可用于签名", "may sign messages")
            : refuse(
                .wrongUsage, .usage, SignatureProblem.wrongUsage.says.zh,
                SignatureProblem.wrongUsage.says.en,
                expected: "digitalSignature | nonRepudiation, CA:FALSE", found: leaf.serial)
    }

    /// The anchor itself is trusted by decree. A list whose signature does not hold says nothing.
    private mutating func judgeRevocation(_ chain: [Certificate]) -> Bool {
        var isListed = true
        for (index, one) in chain.enumerated() where chain.count == 1 || index < chain.count - 1 {
            let issuer = index + 1 < chain.count ? chain[index + 1] : nil
            let lists = policy.revocationLists.filter { list in
                list.isOfIssuer(of: one)
                    && (issuer.map { list.isSigned(by: $0.publicKey) } ?? true)
            }
            if lists.contains(where: { $0.revokes(one) }) {
                return refuse(
                    .revoked, .revocation, "证书 \(one.serial) 已被吊销",
                    "the certificate \(one.serial) was revoked", found: one.serial)
            }
            let isCurrent = lists.contains { list in
                list.thisUpdate <= now && list.nextUpdate.map { now <= $0 } ?? true
            }
            isListed = isListed && isCurrent
        }
        if isListed { return pass(.revocation, "未被吊销", "not revoked") }
        if policy.revocation == .required {
            return refuse(
                .revocationUnknown, .revocation, SignatureProblem.revocationUnknown.says.zh,
                SignatureProblem.revocationUnknown.says.en,
                expected: chain.first.map { "CRL: \($0.issuer)" })
        }
        return skip(
            .revocation, "没有该机构的现行吊销列表，也未要求",
            "there is no current list of this issuer, and none is required")
    }

    private mutating func judgeBinding(
        _ leaf: Certificate, _ sender: String?, _ pinned: Set<Certificate>
    ) {
        if let expected = policy.sender, expected != sender {
            refuse(
                .notBound, .binding, "报文的传输企业不是 \(expected)",
                "the message is not sent by \(expected)", expected: expected,
                found: sender.map { String($0.prefix(20)) } ?? "-")
            return
        }
        if policy.binding == .unchecked {
            _ = skip(.binding, "未要求核对企业", "the enterprise is not asked for")
            return
        }
        let isNamed =
            policy.binding == .named
            && sender.map { !policy.names(of: $0).isDisjoint(with: leaf.identities) } ?? false
        if pinned.contains(leaf) || isNamed {
            pass(
                .binding, "证书属于 \(sender ?? "-")", "the certificate is that of \(sender ?? "-")")
            return
        }
        refuse(
            .notBound, .binding,
            "\(SignatureProblem.notBound.says.zh) \(sender?.prefix(20) ?? "-")",
            "\(SignatureProblem.notBound.says.en), \(sender?.prefix(20) ?? "-")",
            expected: sender.map { String($0.prefix(20)) } ?? "copCode", found: leaf.serial)
    }
}

extension TrustStore.Failure {
    fileprivate var says: (zh: String, en: String) {
        switch code {
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            ("自签名证书", "it is signed by itself")
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            ("找不到签发者的证书", "its issuer is not known")
        case X509_V_ERR_CERT_SIGNATURE_FAILURE:
            ("签发者的签名不成立", "its issuer's signature does not hold")
        case X509_V_ERR_INVALID_CA, X509_V_ERR_KEYUSAGE_NO_CERTSIGN:
            ("签发者无权签发证书", "its issuer may not issue certificates")
        default: ("OpenSSL \(code)", text)
        }
    }
}
