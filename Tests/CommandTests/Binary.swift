import Foundation

@testable import tongguan

/// The built command, run as a person would run it.
enum Binary {
    /// Stands beside the tests that SwiftPM built with it.
    static let url = ServerProcess.executable.deletingLastPathComponent()
        .appendingPathComponent("tongguan")

    struct Outcome {
        var code: Int32
        var output: String
        var errors: String
    }

    static func run(_ arguments: [String], in directory: String? = nil) throws -> Outcome {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let problems = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: problems, as: UTF8.self))
    }
}
