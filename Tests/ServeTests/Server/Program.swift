import Foundation

/// The built `tongguan`, and what its short commands answer.
enum Program {
    /// Beside the test bundle; elsewhere where `TONGGUAN_PROGRAM` says so.
    static func find() throws -> URL {
        if let named = ProcessInfo.processInfo.environment["TONGGUAN_PROGRAM"] {
            return URL(fileURLWithPath: named)
        }
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let places = [
            bundle?.bundleURL.deletingLastPathComponent(), Bundle.main.bundleURL,
            Bundle.main.executableURL?.deletingLastPathComponent(),
        ]
        for place in places.compactMap({ $0?.appendingPathComponent("tongguan") })
        where FileManager.default.isExecutableFile(atPath: place.path) {
            return place
        }
        throw Trouble("no tongguan beside the test bundle: \(places.compactMap { $0?.path })")
    }

    /// A process of it in a directory where no settings of somebody else lie.
    static func process(
        _ arguments: [String], in directory: String, environment: [String: String] = [:]
    ) throws -> Process {
        let process = Process()
        process.executableURL = try find()
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        process.environment = ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("TONGGUAN_") }
            .merging(environment) { $1 }
        return process
    }

    struct Outcome {
        var exitCode: Int32
        var output: String
    }

    /// Runs a command to its end.
    static func run(_ arguments: [String], in directory: String) throws -> Outcome {
        let process = try process(arguments, in: directory)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            exitCode: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}
