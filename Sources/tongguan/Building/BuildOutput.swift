import Foundation
import Sheets

/// Where built messages go: files of a directory made for them, or all to standard output.
struct BuildOutput {
    let name: String
    var isStandardOutput: Bool { name == "-" }

    /// Refuses a directory that holds something, so that two builds never mix.
    init(_ name: String) throws {
        self.name = name
        guard name != "-" else { return }
        if let there = try? FileManager.default.contentsOfDirectory(atPath: name), !there.isEmpty {
            throw CommandFailure.refused(
                "目录 \(name) 不是空的", "the directory \(name) is not empty")
        }
    }

    func write(_ message: BuiltMessage) throws {
        guard !isStandardOutput else { return writeOutput(message.bytes) }
        let folder = URL(filePath: name)
        let file = folder.appending(path: message.fileName)
        do {
            if message.number == 1 {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true)
            }
            try Data(message.bytes).write(to: file)
        } catch {
            throw CommandFailure.failed(
                "无法写入 \(file.path)", "cannot write \(file.path)")
        }
    }
}
