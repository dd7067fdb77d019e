import Demonstration
import Foundation
import Testing

@Suite("A copy from the command line is a copy that can be had back")
struct RestoreCommandTests {
    @Test("An archive is made and brought up to date, listed, and restored into an empty directory")
    func archive() throws {
        let directory = NSTemporaryDirectory() + "/tongguan-restore-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory + "/data", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        func run(_ arguments: String...) throws -> Binary.Outcome {
            try Binary.run(arguments, in: directory)
        }
        try DemonstrationEnterprise.register.write(
            toFile: directory + "/register.csv", atomically: true, encoding: .utf8)
        let register = try run("registry", "import", "register.csv", "--data", "data")
        #expect(register.code == 0, "\(register.errors)")

        for _ in 0..<2 {
            let backup = try run("backup", "--to", "archive", "--data", "data")
            #expect(backup.code == 0, "\(backup.errors)")
        }
        #expect(try run("backup", "--list", "archive").code == 0)
        let restored = try run(
            "restore", "--from", "archive", "--to", "again", "--json", "--key-file",
            "data/keys/seal.keys")
        #expect(restored.code == 0, "\(restored.errors)")
        #expect(try run("verify", "--data", "again").code == 0)
        let original = try run("verify", "--data", "data", "--json").output
        #expect(try run("verify", "--data", "again", "--json").output == original)

        let twice = try run("restore", "--from", "archive", "--to", "again")
        #expect(twice.code == 1 && twice.errors.contains("not empty"))
        let early = try run(
            "restore", "--from", "archive", "--to", "early", "--at", "2020-01-01T00:00:00+08:00")
        #expect(early.code == 1 && early.errors.contains("The first moment"))
        #expect(try run("restore", "--from", "data", "--to", "none").code == 1)
        #expect(try run("restore", "--from", "archive", "--to", "x", "--at", "noon").code == 2)
    }
}
