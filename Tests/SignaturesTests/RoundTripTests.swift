import Foundation
import Messages
import Testing

@testable import Signatures

@Suite("What an enterprise signs is what the platform accepts")
struct RoundTripTests {
    @Test(
        "Every message type, signed by every profile, is accepted strictly",
        arguments: SignatureProfile.all)
    func everyType(_ profile: SignatureProfile) {
        for type in MessageType.allCases where type.isRequest {
            let signed = Ground.signed(type, profile)
            let verdict = Ground.verify(signed, Ground.everything)
            #expect(verdict.problem == nil, "\(type) \(verdict.steps)")
            #expect(verdict.leniency == nil)
            #expect(verdict.profile == profile)
            #expect(verdict.sender == Ground.copCode)
            #expect(verdict.verified == signed)
        }
    }

    @Test("A signed message is still a message of the standard", arguments: MessageType.allCases)
    func stillReads(_ type: MessageType) throws {
        guard type.isRequest else { return }
        let message = try readMessage(Ground.signed(type)).get()
        #expect(message.signature != nil)
        #expect(message.papers.allSatisfy { !$0.issues.hasErrors })
        #expect(message.unsignedIssue(required: true) == nil)
    }

    @Test("An export message has its Signature before ExtendMessage, an import message after it")
    func place() throws {
        for (code, before) in [("303", true), ("621", false)] {
            let text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <c:CEB\(code)Message xmlns:c="http://www.chinaport.gov.cn/ceb" guid="G">
                  <c:BaseTransfer><c:copCode>3301960002</c:copCode></c:BaseTransfer>
                  <c:ExtendMessage><c:name>n</c:name></c:ExtendMessage>
                </c:CEB\(code)Message>
                """
            let signed = Ground.sign(
                Array(text.utf8), Ground.sm2, .sm2SM3, Ground.sm2Certificate)
            #expect(Ground.verify(signed).isAccepted)
            let signature = try #require(signed.text.range(of: "<ds:Signature "))
            let extend = try #require(signed.text.range(of: "<c:ExtendMessage>"))
            #expect((signature.lowerBound < extend.lowerBound) == before)
        }
    }

    @Test("An envelope is signed like a message, and its SenderId is the sender")
    func envelope() {
        let text = """
            <DxpMsg xmlns="http://www.chinaport.gov.cn/dxp" ver="1.0"><TransInfo>\
            <CopMsgId>1</CopMsgId><SenderId>3301960002</SenderId></TransInfo>\
            <Data>AA==</Data></DxpMsg>
            """
        let signed = Ground.sign(Array(text.utf8), Ground.sm2, .sm2SM3, Ground.sm2Certificate)
        let verdict = Ground.verify(signed)
        #expect(verdict.isAccepted)
        #expect(verdict.sender == "3301960002")
    }

    @Test("Signing a signed message needs saying so, and replaces the old signature")
    func replacing() throws {
        let signed = Ground.signed()
        #expect(throws: SigningProblem.self) {
            try signMessage(signed, with: Ground.sm2, profile: .sm2SM3)
        }
        let again = try signMessage(
            signed, with: Ground.rsa, profile: .rsaSHA256, certificate: Ground.rsaCertificate,
            replacing: true)
        #expect(Ground.verify(again).isAccepted)
        #expect(again.text.components(separatedBy: "<ds:Signature ").count == 2)
    }

    @Test("A key signs only under a profile of its kind and with its own certificate")
    func mismatches() {
        #expect(throws: SigningProblem.self) {
            try signMessage(Ground.message(), with: Ground.rsa, profile: .sm2SM3)
        }
        #expect(throws: SigningProblem.self) {
            try signMessage(
                Ground.message(), with: Ground.sm2, profile: .sm2SM3,
                certificate: Ground.rsaCertificate)
        }
        let latin = Ground.message().replacing("encoding=\"UTF-8\"", with: "encoding=\"GBK\"")
        #expect(throws: SigningProblem.self) {
            try signMessage(latin, with: Ground.sm2, profile: .sm2SM3)
        }
    }

    @Test("Blanks put before the Signature pass by a leniency that is named, or not at all")
    func leniency() {
        let spaced = Ground.signed().replacing("<ds:Signature ", with: "\r\n    <ds:Signature ")
        let verdict = Ground.verify(spaced)
        #expect(verdict.isAccepted)
        #expect(verdict.leniency == .whitespaceBeforeSignature)
        #expect(verdict.steps.contains { $0.outcome == .lenient && $0.name == .digest })
        var strict = Ground.strong
        strict.leniencies = []
        let refused = Ground.verify(spaced, strict)
        #expect(refused.problem == .digestMismatch)
        #expect(refused.wouldPass?.leniency == .whitespaceBeforeSignature)
        #expect(refused.wouldPass?.profile == .sm2SM3)
    }

    @Test("Text before the Signature is no blank, and blanks elsewhere are digested")
    func noOtherLeniency() {
        for (old, new) in [
            ("<ds:Signature ", "x<ds:Signature "), ("</ds:Signature>", "</ds:Signature> "),
            ("<ds:Signature ", "&#160;<ds:Signature "),
        ] {
            let changed = Ground.signed().replacing(old, with: new)
            #expect(Ground.verify(changed).problem == .digestMismatch)
        }
    }

    @Test("r and s may also come in DER, as GM/T 0009 writes them")
    func der() throws {
        let signed = Ground.signed()
        let old = signed.part(from: "<ds:SignatureValue>", to: "</ds:SignatureValue>")
        let value = try #require(
            Data(base64Encoded: String(old.dropFirst(19).dropLast(20))))
        let der = try #require(SM2Value.der(Array(value)))
        let changed = signed.replacing(
            old, with: "<ds:SignatureValue>\(base64(der))</ds:SignatureValue>")
        #expect(value.count == 64)
        #expect(Ground.verify(changed).isAccepted)
    }

    @Test("A weak profile is accepted only where the policy names it, and the verdict says so")
    func weak() {
        for profile in SignatureProfile.all where profile.isWeak {
            let signed = Ground.signed(.ceb621, profile)
            let refused = Ground.verify(signed)
            #expect(refused.problem == .profileNotAccepted)
            #expect(refused.wouldPass?.profile == profile)
            #expect(!refused.isAccepted)
            let accepted = Ground.verify(signed, Ground.everything)
            #expect(accepted.isAccepted)
            #expect(accepted.profile?.isWeak == true)
        }
    }

    @Test("A verdict is the same with and without explanations, and from many threads at once")
    func threads() async {
        let signed = Ground.signed()
        let policy = Ground.strong
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<64 {
                let bytes = index % 2 == 0 ? signed : signed.replacing("copNo>", with: "copNO>")
                group.addTask {
                    Ground.verify(bytes, policy, explaining: false).isAccepted == (index % 2 == 0)
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
