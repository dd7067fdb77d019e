import Foundation
import Testing

/// The official import schema, judged by libxml2's own `xmllint`.
struct OfficialSchema {
    private static let tool = "/usr/bin/xmllint"
    let file: URL

    /// Nil, with a printed line, where the schema or the tool is absent.
    init?() {
        guard let folder = SharedMaterial.folder("spec/ceb/xsd") else { return nil }
        guard FileManager.default.isExecutableFile(atPath: Self.tool) else {
            print("skipped: xmllint (package libxml2-utils) is not here")
            return nil
        }
        file = folder.appending(path: "海关跨境进口业务节点报文定义202205.xsd")
    }

    /// Which of the messages the schema accepts, and what it says of the others.
    func judge(_ messages: [[UInt8]]) throws -> [String?] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "messages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var names: [String] = []
        for (index, message) in messages.enumerated() {
            names.append("\(index).xml")
            // `Data.write` waits for the disk, five milliseconds a file, and these are thousands.
            let file = try #require(fopen(folder.appending(path: names[index]).path, "w"))
            #expect(fwrite(message, 1, message.count, file) == message.count)
            #expect(fclose(file) == 0)
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
        var complaints: [String?] = messages.map { _ in "no verdict" }
        for line in lines {
            let parts = line.split(separator: ".xml", maxSplits: 1)
            guard parts.count == 2, let index = Int(parts[0]), messages.indices.contains(index)
            else { continue }
            if parts[1] == " validates" {
                complaints[index] = nil
            } else if complaints[index] == "no verdict" {
                complaints[index] = String(parts[1])
            }
        }
        return complaints
    }
}
