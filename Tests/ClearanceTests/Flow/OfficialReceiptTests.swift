import Clearance
import Demonstration
import Foundation
import Messages
import TestKit
import Testing

@Suite("Receipts in the standard's own form")
struct OfficialReceiptTests {
    @Test("Every receipt of every story validates against the official schema")
    func stories() throws {
        var receipts: [AnyPaper] = []
        for story in Stories.all {
            var teller = try StoryTeller()
            _ = try teller.tell(story)
            receipts += try teller.ground.receipts()
            receipts += try teller.ground.diary.relive(.oneByOne).answers.flatMap(Self.receipts)
        }
        let kinds = Set(receipts.map(\.type))
        #expect(
            kinds == [
                .ceb312, .ceb412, .ceb512, .ceb514, .ceb622, .ceb624, .ceb626, .ceb712, .ceb816,
                .ceb818,
            ])
        try judge(receipts)
    }

    @Test(
        "A paper that breaks its table in any way is still answered by a valid receipt",
        arguments: [
            MessageType.ceb311, .ceb411, .ceb511, .ceb513, .ceb621, .ceb623, .ceb625, .ceb711,
        ])
    func brokenPapers(_ type: MessageType) throws {
        var ground = try Ground()
        var receipts: [AnyPaper] = []
        for negative in negativeCases(of: type, seed: 7) {
            guard case .success(let message) = readMessage(negative.bytes) else { continue }
            let actor = Actor(role: .enterprise, enterprise: message.transfer.copCode)
            let digest = "sha256:" + sha256Hex(negative.bytes)
            let command = Command.message(message, bytes: negative.bytes, digest: digest)
            let answers = try ground.submit([
                Submission(command: command, actor: actor, dryRun: true)
            ])
            receipts += answers.flatMap(Self.receipts)
        }
        #expect(receipts.count > 10)
        try judge(receipts)
    }

    private static func receipts(_ answer: Answer) -> [AnyPaper] {
        if case .message(let message) = answer { message.papers.map(\.receipt) } else { [] }
    }

    /// Packs the receipts by type into messages of at most 100 and asks xmllint.
    private func judge(_ receipts: [AnyPaper]) throws {
        guard let schema = OfficialSchema() else { return }
        var messages: [[UInt8]] = []
        for (_, papers) in Dictionary(grouping: receipts, by: \.type) {
            var rest = papers[...]
            while !rest.isEmpty {
                messages.append(
                    writeMessage(
                        Array(rest.prefix(100)),
                        guid: ConsignmentPapers.guid("9622", messages.count)))
                rest = rest.dropFirst(100)
            }
        }
        #expect(try schema.complaints(messages) == [])
    }
}

/// The official import schema of 2022-05, judged by libxml2's own tool.
private struct OfficialSchema {
    private static let tool = "/usr/bin/xmllint"
    private let file: URL

    /// Nil, with a printed line, where the schema or the tool is absent.
    init?() {
        file = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "shared/spec/ceb/xsd/海关跨境进口业务节点报文定义202205.xsd")
        guard FileManager.default.fileExists(atPath: file.path),
            FileManager.default.isExecutableFile(atPath: Self.tool)
        else {
            print("skipped: the official schema or xmllint is not here")
            return nil
        }
    }

    /// What the schema has against the messages; empty when it takes all.
    func complaints(_ messages: [[UInt8]]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "receipts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = messages.indices.map { "\($0).xml" }
        for (name, message) in zip(names, messages) {
            try Data(message).write(to: folder.appending(path: name))
        }
        let output = folder.appending(path: "output.txt")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: Self.tool)
        process.currentDirectoryURL = folder
        process.arguments = ["--nonet", "--noout", "--schema", file.path] + names
        process.standardError = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
            .map(String.init)
        let validated = lines.count { $0.hasSuffix(" validates") }
        let wrong = lines.filter { !$0.hasSuffix(" validates") }
        return validated == messages.count ? [] : ["\(validated) of \(messages.count)"] + wrong
    }
}
