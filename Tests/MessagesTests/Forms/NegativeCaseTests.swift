import Messages
import Testing

@Suite("What is wrong in one way gets exactly one answer")
struct NegativeCaseTests {
    @Test("every sample is read without any issue", arguments: MessageType.allCases)
    func samplesAreRight(type: MessageType) throws {
        for count in [1, 6] {
            let message = try readMessage(sampleMessage(of: type, seed: 31, count: count)).get()
            #expect(message.papers.flatMap(\.issues).isEmpty)
            #expect(message.warnings.isEmpty)
            #expect(
                message.papers.map(\.paper)
                    == samples(of: type, seed: 31, count: message.papers.count))
        }
    }

    @Test("every negative case yields its own issue and no other", arguments: MessageType.allCases)
    func cases(type: MessageType) {
        let cases = negativeCases(of: type, seed: 31)
        #expect(cases.count > 20)
        for spoiled in cases {
            let issues = issues(of: spoiled.bytes)
            #expect(
                issues.map(\.code) == [spoiled.rule.code],
                "\(type.rawValue) \(spoiled.name.en): \(issues.map { "\($0.code) \($0.path)" })")
            guard let issue = issues.first, !spoiled.path.isEmpty else { continue }
            #expect(issue.path == spoiled.path, "\(type.rawValue) \(spoiled.name.en)")
            #expect(!issue.message.zh.isEmpty && !issue.message.en.isEmpty && issue.fix != nil)
        }
    }

    private func issues(of bytes: [UInt8]) -> [Messages.Issue] {
        switch readMessage(bytes) {
        case .success(let message): message.papers.flatMap(\.issues) + message.warnings
        case .failure(let problem): problem.issues
        }
    }
}
