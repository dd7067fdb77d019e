import Foundation
import TestKit
import Testing

@Suite("Stories of consignments, as Fixtures/stories tells them", .everyEngine)
struct StoryTests {
    @Test("comes out as it is told", arguments: Stories.all)
    func comesTrue(_ story: Story) throws {
        let complaints = try StoryTeller.tell(story)
        #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
    }

    @Test("every story was found, and has a title and something to expect")
    func areStories() {
        #expect(Stories.all.count >= 40)
        for story in Stories.all {
            #expect(!story.title.isEmpty)
            #expect(story.lines.contains { $0.words.first == "expect" }, "\(story.title)")
        }
    }
}

/// The stories of the package, in the order of their file names.
enum Stories {
    static let all: [Story] = {
        let folder = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/stories")
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "story" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .compactMap { try? String(contentsOf: $0, encoding: .utf8) }.map(Story.init)
    }()
}
