import Clearance
import Demonstration
import Foundation
import Messages
import Signatures
import Storage
import TestKit
import Testing
import Values

@testable import Platform
@testable import Web

@Suite("A zone that requires signatures believes those on file, and nobody else")
struct SignatureTests {
    /// An SM2 key whose certificate is not on file yet.
    private struct Signer {
        let key: FileKey
        let certificate: Certificate

        init(_ enterprise: String, at now: Instant) throws {
            key = try FileKey(making: .sm2)
            let name = try DistinguishedName(parsing: "CN=演示企业,serialNumber=\(enterprise),C=CN")
            let authority = try CertificateAuthority(
                key: key, name: name, serial: 1,
                validity: now.adding(days: -1)...now.adding(days: 30))
            certificate = try authority.issue(
                to: name, key: key.publicKey, serial: 2,
                validity: now.adding(days: -1)...now.adding(days: 30))
        }

        func sign(_ message: [UInt8]) throws -> [UInt8] {
            try signMessage(message, with: key, profile: .sm2SM3, certificate: certificate)
        }
    }

    private func edge(
        required: Bool = true, rule: SigningRule? = nil, register: Bool = true
    ) throws -> (Edge, Signer) {
        let edge = try Edge { $0.zone.signaturesRequired = required }
        let code = edge.papers.list.agentCode
        let signer = try Signer(code, at: edge.platform.clock.now)
        try edge.ground.storage.write { transaction in
            let zone = edge.platform.zone.id
            if register {
                try SignerRows.register(
                    signer.certificate, of: code, at: edge.platform.clock.now, zone: zone,
                    transaction)
            }
            if let rule { try SignerRows.setRule(rule, of: code, zone: zone, transaction) }
        }
        return (edge, signer)
    }

    private func sendList(
        _ edge: Edge, _ asking: Asking, signedBy signer: Signer?, number: Int = 1,
        change: (inout [UInt8]) -> Void = { _ in }
    ) async throws -> JSONTree {
        let list = edge.papers(number).list
        var message = edge.message([.importList(list)], number: number, sender: list.agentCode)
        if let signer { message = try signer.sign(message) }
        change(&message)
        let key = try edge.key(.enterprise, list.agentCode)
        return try await asking.post("/api/v1/messages", message, key: key).json
    }

    @Test("An unsigned list is refused with the official code, a signed one is taken")
    func required() async throws {
        let (edge, signer) = try edge()
        try await edge.ask { asking in
            let unsigned = try await sendList(edge, asking, signedBy: nil)
            #expect(unsigned["papers"][0]["outcome"].text == "refused")
            #expect(unsigned["papers"][0]["returnStatus"].text == "-621029")
            #expect(unsigned["issues"][0]["code"].text == "MSG-SIG")
            let signed = try await sendList(edge, asking, signedBy: signer, number: 2)
            #expect(signed["papers"][0]["outcome"].text == "waiting")
            #expect(signed["issues"].list.isEmpty)
        }
    }

    @Test("A list that was changed after it was signed is refused, and says what differs")
    func changed() async throws {
        let (edge, signer) = try edge()
        try await edge.ask { asking in
            let answer = try await sendList(edge, asking, signedBy: signer) { message in
                let text = String(decoding: message, as: UTF8.self)
                message = Array(text.replacing("<note>", with: "<note>x").utf8)
                if message == Array(text.utf8) {
                    let digit = message.firstIndex(of: UInt8(ascii: "7")) ?? 0
                    message[digit] = UInt8(ascii: "8")
                }
            }
            #expect(answer["papers"][0]["returnStatus"].text == "-621029")
            #expect(answer["issues"][0]["code"].text?.hasPrefix("SIG-") == true)
            #expect(answer["issues"][0]["severity"].text == "error")
        }
    }

    @Test("A certificate that is not on file is worth nothing, and removing one ends its worth")
    func stranger() async throws {
        let (edge, signer) = try edge(register: false)
        try await edge.ask { asking in
            let answer = try await sendList(edge, asking, signedBy: signer)
            #expect(answer["papers"][0]["outcome"].text == "refused")
            #expect(answer["issues"][0]["official"].text == "-621029")
        }
    }

    @Test("A demonstration zone takes what it cannot verify and says so")
    func demonstration() async throws {
        let (edge, signer) = try edge(required: false, register: false)
        try await edge.ask { asking in
            let answer = try await sendList(edge, asking, signedBy: signer)
            #expect(answer["papers"][0]["outcome"].text == "waiting")
            #expect(answer["issues"][0]["severity"].text == "warning")
            #expect(answer["issues"][0]["code"].text?.hasPrefix("SIG-") == true)
        }
    }

    @Test("One enterprise may be held to signing, and to certain profiles, in a demonstration too")
    func enterpriseRule() async throws {
        let strict = SigningRule(profiles: ["rsa-sha256"], allowsUnsigned: false)
        let (edge, signer) = try edge(required: false, rule: strict)
        try await edge.ask { asking in
            let unsigned = try await sendList(edge, asking, signedBy: nil)
            #expect(unsigned["papers"][0]["returnStatus"].text == "-621029")
            // Signed well, by a profile that this enterprise may not use.
            let other = try await sendList(edge, asking, signedBy: signer, number: 2)
            #expect(other["papers"][0]["outcome"].text == "refused")
        }
    }

    @Test("A draft needs no signature yet, nor does a paper for which the standard asks none")
    func exempt() async throws {
        let (edge, _) = try edge()
        try await edge.ask { asking in
            var list = edge.papers.list
            list.appStatus = "1"
            let key = try edge.key(.enterprise, list.agentCode)
            let draft = try await asking.post(
                "/api/v1/messages",
                edge.message([.importList(list)], number: 1, sender: list.agentCode), key: key)
            #expect(draft.json["papers"][0]["state"].text == "drafted")
            let order = edge.papers.order
            let taken = try await asking.post(
                "/api/v1/messages", edge.message([.order(order)], number: 2),
                key: edge.key(.enterprise, order.ebcCode))
            #expect(taken.json["papers"][0]["outcome"].text == "accepted")
        }
    }

    @Test("The JSON form carries nothing that a signature could cover")
    func jsonForm() async throws {
        let (edge, signer) = try edge()
        try await edge.ask { asking in
            let list = edge.papers.list
            let xml = try signer.sign(
                edge.message([.importList(list)], number: 1, sender: list.agentCode))
            let json = messageJSON(try readMessage(xml).get())
            let answer = try await asking.post(
                "/api/v1/messages", json, type: "application/json",
                key: edge.key(.enterprise, list.agentCode))
            #expect(answer.json["papers"][0]["returnStatus"].text == "-621029")
            #expect(answer.json["issues"][0]["code"].text == "INT-10")
        }
    }

    @Test("A zone whose file of trusted issuers cannot be read does not start")
    func missingTrust() {
        #expect(throws: SettingsProblems.self) {
            try Edge { $0.signatures.trust = "/nonexistent/trust.pem" }
        }
    }
}
