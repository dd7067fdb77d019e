import Foundation
import Messages
import Testing
import Values

@testable import Signatures

@Suite("A certificate that does not hold is refused by its own name")
struct CertificateTests {
    private let key = Ground.key(.sm2)

    private func verdict(
        _ certificate: Certificate, _ policy: SignaturePolicy = Ground.strong,
        at now: Instant = Ground.now
    ) -> SignatureVerdict {
        let signed = Ground.sign(Ground.message(), key, .sm2SM3, certificate)
        return verifySignature(of: signed, by: policy, at: now, explaining: true)
    }

    @Test("Expired, not yet valid, and both to the second")
    func validity() {
        let certificate = Ground.authority.issue(Ground.copCode, key)
        let second: Int64 = 1_000
        for (now, problem) in [
            (certificate.notBefore, nil), (certificate.notAfter, nil),
            (certificate.notBefore.adding(milliseconds: -second), SignatureProblem.notYetValid),
            (certificate.notAfter.adding(milliseconds: second), .expired),
        ] {
            #expect(verdict(certificate, at: now).problem == problem)
        }
    }

    @Test("A certificate for encipherment or of an authority signs no message")
    func usage() throws {
        let cipher = Ground.authority.issue(Ground.copCode, key, usage: "critical,keyEncipherment")
        #expect(verdict(cipher).problem == .wrongUsage)
        let authority = try Ground.authority.authority.issue(
            to: DistinguishedName([.init(.serialNumber, Ground.copCode)]), key: key.publicKey,
            serial: 3, validity: Ground.validity, isAuthority: true)
        #expect(verdict(authority).problem == .wrongUsage)
        let silent = Ground.authority.issue(Ground.copCode, key, usage: "")
        #expect(verdict(silent).isAccepted)
    }

    @Test("An unknown issuer, a known issuer's name with another key, and an issuer without right")
    func issuer() throws {
        let stranger = Trial(.sm2, "Stranger")
        let impostor = Trial(.sm2, "Synthetic CA")
        let own = CertificateAuthority(
            key: Ground.sm2, certificate: Ground.sm2Certificate)
        let noRight = try own.issue(
            to: DistinguishedName([.init(.serialNumber, Ground.copCode)]), key: key.publicKey,
            serial: 5, validity: Ground.validity)
        for certificate in [
            stranger.issue(Ground.copCode, key), impostor.issue(Ground.copCode, key), noRight,
        ] {
            let verdict = verdict(certificate)
            #expect(verdict.problem == .untrusted)
            #expect(verdict.wouldPass?.profile == .sm2SM3)
        }
    }

    @Test(
        "A chain over an intermediate holds when the message brings it, and ends where it expires")
    func chain() throws {
        let middle = Ground.key(.sm2)
        let root = Ground.authority.authority
        let year = Ground.instant("20260101000000")
        for (end, problem) in [
            (Ground.validity.upperBound, nil), (year, SignatureProblem.expired),
        ] {
            let certificate = try root.issue(
                to: DistinguishedName([.init(.commonName, "Middle")]), key: middle.publicKey,
                serial: 6, validity: Ground.validity.lowerBound...end, isAuthority: true)
            let leaf = try CertificateAuthority(key: middle, certificate: certificate).issue(
                to: DistinguishedName([.init(.serialNumber, Ground.copCode)]),
                key: key.publicKey, serial: 7, validity: Ground.validity)
            #expect(verdict(leaf).problem == .untrusted)
            let signed = Ground.sign(Ground.message(), key, .sm2SM3, leaf).replacing(
                "</ds:X509Certificate>",
                with: "</ds:X509Certificate><ds:X509Certificate>\(base64(certificate.der))"
                    + "</ds:X509Certificate>")
            #expect(Ground.verify(signed).problem == problem)
        }
    }

    @Test("A revoked certificate is refused; a list of a stranger says nothing")
    func revoked() throws {
        let authority = Ground.authority.authority
        let (from, until) = (Ground.validity.lowerBound, Ground.validity.upperBound)
        let good = Ground.authority.issue(Ground.copCode, key, serial: 100)
        let bad = Ground.authority.issue(Ground.copCode, key, serial: 200)
        var policy = Ground.strong
        policy.revocationLists = RevocationList.all(
            try authority.revocationList(of: [200, 300], from: from, until: until))
        #expect(policy.revocationLists.count == 1)
        #expect(verdict(bad, policy).problem == .revoked)
        #expect(verdict(good, policy).isAccepted)
        #expect(
            verdict(good, policy).steps.contains { $0.name == .revocation && $0.outcome == .passed }
        )
        let impostor = Trial(.sm2, "Synthetic CA").authority
        policy.revocationLists = RevocationList.all(
            try impostor.revocationList(of: [100], from: from, until: until))
        #expect(verdict(good, policy).isAccepted)
        policy.registered = [Ground.copCode: [bad]]
        policy.revocationLists = RevocationList.all(
            try authority.revocationList(of: [200], from: from, until: until))
        #expect(verdict(bad, policy).problem == .revoked)
    }

    @Test("Where a list is required, none and an old one are refused")
    func required() throws {
        let certificate = Ground.authority.issue(Ground.copCode, key)
        var policy = Ground.strong
        policy.revocation = .required
        #expect(verdict(certificate, policy).problem == .revocationUnknown)
        let authority = Ground.authority.authority
        for (until, problem) in [
            (Ground.now, nil),
            (Ground.now.adding(milliseconds: -1_000), SignatureProblem.revocationUnknown),
        ] {
            policy.revocationLists = RevocationList.all(
                try authority.revocationList(
                    of: [], from: Ground.validity.lowerBound, until: until))
            #expect(verdict(certificate, policy).problem == problem)
        }
    }

    @Test(
        "A certificate must be that of the sender: by its subject, by other names, by registration")
    func binding() {
        let other = Ground.authority.issue("91330000MA5TNFGY9X", key)
        var policy = Ground.strong
        let refused = verdict(other, policy)
        #expect(refused.problem == .notBound)
        #expect(refused.issue(for: .ceb621)?.official == "-621029")
        policy.identities = [Ground.copCode: ["91330000MA5TNFGY9X"]]
        #expect(verdict(other, policy).isAccepted)
        policy.binding = .registered
        #expect(verdict(other, policy).problem == .notBound)
        policy.registered = ["4401960009": [other]]
        #expect(verdict(other, policy).problem == .notBound)
        policy.registered = [Ground.copCode: [other]]
        #expect(verdict(other, policy).isAccepted)
        var unchecked = Ground.strong
        unchecked.binding = .unchecked
        #expect(verdict(other, unchecked).isAccepted)
    }

    @Test("Registering a certificate is trusting it, also where the message brings none")
    func pinned() {
        let own = Trial(.sm2, "Self").issue(Ground.copCode, key)
        var policy = SignaturePolicy(registered: [Ground.copCode: [own]], binding: .registered)
        #expect(verdict(own, policy).isAccepted)
        let bare = Ground.sign(Ground.message(), key, .sm2SM3, nil)
        #expect(Ground.verify(bare, policy).isAccepted)
        policy.registered = [:]
        #expect(verdict(own, policy).problem == .untrusted)
        #expect(Ground.verify(bare, policy).problem == .noCertificate)
    }

    @Test("A key of another kind than the profile's, or a short one, does not fit")
    func unfit() {
        let signed = Ground.signed()
        let old = signed.part(from: "<ds:X509Certificate>", to: "</ds:X509Certificate>")
        let swapped = signed.replacing(
            old,
            with: "<ds:X509Certificate>\(base64(Ground.rsaCertificate.der))</ds:X509Certificate>")
        #expect(Ground.verify(swapped).problem == .unfitKey)
    }

    @Test("Bytes after a certificate, a cut certificate and no certificate are malformed")
    func damaged() {
        let signed = Ground.signed()
        let der = Ground.sm2Certificate.der
        let old = "<ds:X509Certificate>\(base64(der))</ds:X509Certificate>"
        for bytes in [der + [0], Array(der.dropLast()), [0x30, 0x00], Array("text".utf8)] {
            let changed = signed.replacing(
                old, with: "<ds:X509Certificate>\(base64(bytes))</ds:X509Certificate>")
            #expect(Ground.verify(changed).problem == .malformed)
        }
    }
}
