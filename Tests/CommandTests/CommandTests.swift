import Foundation
import Testing

@testable import tongguan

@Suite("Every command explains itself and ends with the promised code")
struct CommandTests {
    private static let commands = [
        [], ["serve"], ["demo"], ["message"], ["message", "check"], ["message", "sample"],
        ["message", "manual"], ["message", "build"], ["message", "sign"], ["message", "verify"],
        ["message", "explain"],
        ["message", "diff"], ["message", "convert"], ["message", "redact"], ["keygen"], ["cert"],
        ["cert", "request"], ["cert", "register"], ["cert", "remove"], ["registry"],
        ["registry", "import"], ["watch"], ["watch", "import"],
        ["tariff"],
        ["tariff", "import"], ["book"], ["book", "import"], ["key"], ["key", "issue"],
        ["key", "revoke"], ["bench"], ["verify"], ["backup"],
    ]

    @Test("Every command has help, in both languages", arguments: commands)
    func help(command: [String]) throws {
        let outcome = try Binary.run(command + ["--help"])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("USAGE: tongguan"))
        #expect(outcome.output.contains(" | "))
    }

    @Test("Without anything to do the command prints its help")
    func noArguments() throws {
        let outcome = try Binary.run([])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("SUBCOMMANDS"))
    }

    @Test(
        "Wrong usage ends with 2",
        arguments: [
            ["nosuch"], ["serve", "--nosuch"], ["registry", "import"], ["key", "issue"],
            ["key", "issue", "--role", "king"], ["verify", "--data", "nowhere"],
            ["verify", "--database", "mysql://localhost/zone"], ["serve", "--port", "way"],
            ["bench", "--papers-per-message", "101"], ["registry", "import", "nowhere.csv"],
            ["message", "verify"], ["message", "sign", "a.xml"], ["keygen", "--kind", "dsa"],
            ["message", "verify", "a.xml", "--registered", "b.pem"], ["cert", "request"],
            ["message", "sign", "a.xml", "--key", "b.pem", "--p12", "c.p12"],
        ])
    func wrongUsage(command: [String]) throws {
        let scratch = try ScratchDirectory("usage")
        defer { scratch.remove() }
        let outcome = try Binary.run(command, in: scratch.path)
        #expect(outcome.code == 2, "\(outcome)")
        #expect(!outcome.errors.isEmpty)
    }

    @Test("A zone is not started with settings that it cannot keep; all of them are named")
    func wrongSettings() throws {
        let scratch = try ScratchDirectory("signatures")
        defer { scratch.remove() }
        _ = try scratch.write(
            "zone:\n  signatures: always\nwindow:\n  papers: 0\n", to: "tongguan.yaml")
        let outcome = try Binary.run(["serve"], in: scratch.path)
        #expect(outcome.code == 2)
        // All problems at once.
        #expect(outcome.errors.contains("zone.signatures"))
        #expect(outcome.errors.contains("window.papers"))
    }
}
