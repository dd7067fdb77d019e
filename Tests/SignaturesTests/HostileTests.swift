import Foundation
import Testing

@testable import Signatures

@Suite("A hostile message costs no more than its size")
struct HostileTests {
    private static let root =
        "<ceb:CEB311Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\" guid=\"G\""

    private func signed(_ content: String, attributes: String = "") -> [UInt8] {
        Array("\(Self.root)\(attributes)>\(content)</ceb:CEB311Message>".utf8)
    }

    @Test("Two megabytes of elements under every namespace allowed are judged in seconds")
    func namespaces() {
        let declared = (0..<6).map { " xmlns:n\($0)=\"urn:\($0)\"" }.joined()
        let open = (0..<13).map { "<a\($0)>" }.joined()
        let close = (0..<13).reversed().map { "</a\($0)>" }.joined()
        let signature = ConfusionCase.signed.part(from: "<ds:Signature ", to: "</ds:Signature>")
        let message = signed(
            open + String(repeating: "<b/>", count: 500_000) + close + signature,
            attributes: declared)
        var verdict = SignatureVerdict()
        let took = ContinuousClock().measure { verdict = Ground.verify(message) }
        #expect(verdict.problem == .digestMismatch, "\(verdict.steps)")
        #expect(took < .seconds(20))
    }

    @Test("More namespaces, levels or bytes than a message needs are refused unread")
    func limits() {
        let many = (0..<20).map { " xmlns:n\($0)=\"urn:\($0)\"" }.joined()
        let deep = String(repeating: "<a>", count: 40) + String(repeating: "</a>", count: 40)
        var small = Ground.strong
        small.limits.bytes = 1_000
        #expect(Ground.verify(signed("", attributes: many)).problem == .unreadable)
        #expect(Ground.verify(signed(deep)).problem == .unreadable)
        #expect(Ground.verify(ConfusionCase.signed, small).problem == .unreadable)
    }

    @Test("What is no message, or names a namespace by a relative address, is unreadable")
    func unreadable() {
        let signature = ConfusionCase.signed.part(from: "<ds:Signature ", to: "</ds:Signature>")
        for message in [
            [], Array("text".utf8), Array("<a>\(signature)</a>".utf8),
            signed("<a xmlns:r=\"relative\"/>" + signature), [0xFF, 0xFE, 0x00],
        ] {
            #expect(Ground.verify(message).problem == .unreadable)
        }
    }

    @Test("Every problem has a code of its own and speaks two languages")
    func texts() {
        let all = SignatureProblem.allCases
        #expect(Set(all.map(\.rawValue)).count == all.count)
        #expect(Set(all.map(\.says.zh)).count == all.count)
        for problem in all {
            #expect(!problem.says.en.isEmpty && !problem.fix.zh.isEmpty && !problem.fix.en.isEmpty)
            #expect(!problem.citation.isEmpty)
        }
        #expect(SignatureProblem.expired.exchangeCode == "1002")
        #expect(SignatureProblem.digestMismatch.exchangeCode == "1004")
    }

    @Test("An explanation shows bytes, both digests, the certificate, what would pass and the fix")
    func explanation() {
        var policy = Ground.strong
        policy.leniencies = []
        let spaced = Ground.signed().replacing("<ds:Signature ", with: "\n <ds:Signature ")
        let verdict = Ground.verify(spaced, policy)
        let text = SignatureReport(file: "list.xml", verdict).text(explaining: true)
        for part in [
            "list.xml: 签名被拒绝 signature refused SIG-09", "canonical bytes", "应为 expected: ",
            "实为 found: ", "序列号 serial: 1234", "有效期 validity: 2025-01-01",
            "可通过 would pass: sm2-sm3 + whitespace-before-signature", "改法 fix: ",
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
        #expect(verdict.issue(for: .ceb621)?.code == "SIG-09")
    }
}
