import Foundation
import Testing

@testable import Signatures

@Suite("None of the official samples is really signed", .enabled(if: Vectors.arePresent))
struct SampleTests {
    /// The samples of 2018 name RSA-SHA1, those of 2022 SM2 and SM3, with one and the same digest
    /// value of 20 bytes and one and the same RSA certificate of 1,024 bits.
    // swift-format-ignore
    private static let expected: [String: [SignatureProblem]] = [
        "2018-113": [.digestMismatch, .valueMismatch, .untrusted],
        "2022-05":  [.digestMismatch, .unfitKey, .valueMismatch, .untrusted],
    ]

    private static let files: [(edition: String, path: String)] = {
        let imports = ["311", "411", "511", "513", "621", "623", "625", "711"]
        let exports = ["303", "403", "505", "507", "509", "603", "605", "607", "701"]
        return ["2018-113", "2022-05"].flatMap { edition in
            imports.map { (edition, "\(edition)/import/CEB\($0)Message.xml") }
        } + exports.map { ("2018-113", "2018-113/export/CEB\($0)Message.xml") }
    }()

    @Test("Each sample is refused for its digest first, and for its other faults by name")
    func samples() throws {
        #expect(Self.files.count == 25)
        for file in Self.files {
            let data = try #require(Vectors.data("spec/ceb/samples/\(file.path)"))
            var policy = Ground.everything
            policy.binding = .unchecked
            let verdict = Ground.verify(Array(data), policy)
            let problems = verdict.steps.compactMap(\.problem)
            #expect(problems == Self.expected[file.edition], "\(file.path) \(verdict.steps)")
            #expect(verdict.wouldPass == nil, "\(file.path)")
            let strong = Ground.verify(Array(data))
            #expect(
                strong.problem
                    == (file.edition == "2018-113" ? .profileNotAccepted : .digestMismatch),
                "\(file.path)")
        }
    }
}
