import Demonstration
import Foundation

/// A data directory that goes when the test has ended, and the keys of its enterprises.
final class Site: Sendable {
    let directory: String
    /// By enterprise.
    let keys: [String: String]
    /// The database, where it is not in the data directory.
    let database: String?

    var data: String { directory + "/data" }
    private var options: [String] { database.map { ["--database", $0] } ?? [] }

    /// A fresh platform was started and stopped once; four enterprises are registered.
    init(
        _ name: String, on disk: String = NSTemporaryDirectory(), database: String? = nil,
        register: String = DemonstrationEnterprise.register, book: String? = nil
    ) throws {
        self.database = database
        directory = disk + "/tongguan-\(name)-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        let options = database.map { ["--database", $0] } ?? []
        let place = ["--data", directory + "/data"] + options
        let server = try Server(directory: directory, options: options)
        try server.awaitGreeting()
        try server.terminate()

        for (command, table) in [("registry", register), ("book", book)] {
            guard let table else { continue }
            let file = "\(directory)/\(command).csv"
            try table.write(toFile: file, atomically: true, encoding: .utf8)
            try Self.run([command, "import", file] + place, in: directory)
        }
        var keys: [String: String] = [:]
        for enterprise in Trade.senders {
            let token = try Self.run(
                ["key", "issue", "--enterprise", enterprise] + place, in: directory)
            keys[enterprise] = token.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        self.keys = keys
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// A running platform on this directory, or one of several over its database.
    func serve(
        _ settings: [String: String] = [:], options more: [String] = [], node: Int? = nil
    ) throws -> Server {
        if let node { try shareKeys(with: data + String(node)) }
        let server = try Server(
            directory: directory, settings: settings, options: options + more, node: node)
        try server.awaitGreeting()
        return server
    }

    /// Registers more enterprises and gives the key of each.
    func register(_ csv: String, _ enterprises: [String]) throws -> [String] {
        let file = directory + "/more.csv"
        try csv.write(toFile: file, atomically: true, encoding: .utf8)
        try Self.run(["registry", "import", file, "--data", data] + options, in: directory)
        return try enterprises.map { enterprise in
            try Self.run(
                ["key", "issue", "--enterprise", enterprise, "--data", data] + options,
                in: directory
            ).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// What one node has sealed the others must be able to read.
    private func shareKeys(with other: String) throws {
        let files = FileManager.default
        guard files.fileExists(atPath: data + "/keys"), !files.fileExists(atPath: other + "/keys")
        else { return }
        try files.createDirectory(
            atPath: other, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        try files.copyItem(atPath: data + "/keys", toPath: other + "/keys")
    }

    /// A key of somebody who is no enterprise.
    func key(of role: String) throws -> String {
        try Self.run(["key", "issue", "--role", role, "--data", data] + options, in: directory)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Every invariant of the directory, as `tongguan verify` judges them.
    func verify() throws -> Verdict {
        let outcome = try Program.run(
            ["verify", "--data", data, "--json"] + options, in: directory)
        guard outcome.exitCode == 0 else {
            throw Trouble("verify ended with \(outcome.exitCode): \(outcome.output)")
        }
        return try JSONDecoder().decode(Verdict.self, from: Data(outcome.output.utf8))
    }

    /// How much `tongguan verify` found, all of it in agreement.
    struct Verdict: Decodable, Equatable {
        var messages: Int
        var papers: Int
        var consignments: Int
        var postings: Int
        var events: Int
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
