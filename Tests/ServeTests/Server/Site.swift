import Demonstration
import Foundation

/// A data directory that goes when the test has ended, and the keys of its enterprises.
final class Site: Sendable {
    let directory: String
    /// By enterprise.
    let keys: [String: String]

    var data: String { directory + "/data" }

    /// A fresh platform was started and stopped once; four enterprises are registered.
    init(_ name: String, on disk: String = NSTemporaryDirectory()) throws {
        directory = disk + "/tongguan-\(name)-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        let data = directory + "/data"
        let server = try Server(directory: directory)
        try server.awaitGreeting()
        try server.terminate()

        let register = directory + "/register.csv"
        try DemonstrationEnterprise.register.write(
            toFile: register, atomically: true, encoding: .utf8)
        try Self.run(["registry", "import", register, "--data", data], in: directory)
        var keys: [String: String] = [:]
        for enterprise in Trade.senders {
            let token = try Self.run(
                ["key", "issue", "--enterprise", enterprise, "--data", data], in: directory)
            keys[enterprise] = token.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        self.keys = keys
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// A running platform on this directory.
    func serve(_ settings: [String: String] = [:]) throws -> Server {
        let server = try Server(directory: directory, settings: settings)
        try server.awaitGreeting()
        return server
    }

    /// Every invariant of the directory, as `tongguan verify` judges them.
    func verify() throws -> Verdict {
        let outcome = try Program.run(["verify", "--data", data, "--json"], in: directory)
        guard outcome.exitCode == 0 else {
            throw Trouble("verify ended with \(outcome.exitCode): \(outcome.output)")
        }
        return try JSONDecoder().decode(Verdict.self, from: Data(outcome.output.utf8))
    }

    /// How much `tongguan verify` found, all of it in agreement.
    struct Verdict: Decodable {
        var messages: Int
        var papers: Int
        var consignments: Int
    }

    @discardableResult
    private static func run(_ arguments: [String], in directory: String) throws -> String {
        let outcome = try Program.run(arguments, in: directory)
        guard outcome.exitCode == 0 else {
            throw Trouble("\(arguments) ended with \(outcome.exitCode): \(outcome.output)")
        }
        return outcome.output
    }
}
