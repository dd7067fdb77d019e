import Foundation
import Messages
import Testing

/// The official schemas of import and export, judged by libxml2's own `xmllint`.
struct OfficialSchema {
    private static let tool = "/usr/bin/xmllint"
    private let folder: URL

    /// Nil, with a printed line, where the schema or the tool is absent.
    init?() {
        guard let folder = SharedMaterial.folder("spec/ceb/xsd") else { return nil }
        guard FileManager.default.isExecutableFile(atPath: Self.tool) else {
            print("skipped: xmllint (package libxml2-utils) is not here")
            return nil
        }
        self.folder = folder
    }

    /// Which of the messages the schema of their type accepts, and what it says of the others.
    func judge(_ messages: [(type: MessageType, bytes: [UInt8])]) throws -> [String?] {
        var complaints = [String?](repeating: nil, count: messages.count)
        for (isExport, name) in [(false, "进口"), (true, "出口")] {
            let places = messages.indices.filter { messages[$0].type.isExport == isExport }
            if places.isEmpty { continue }
            let file = folder.appending(path: "海关跨境\(name)业务节点报文定义202205.xsd")
            let found = try judge(places.map { messages[$0].bytes }, by: file)
            for (place, complaint) in zip(places, found) { complaints[place] = complaint }
        }
        return complaints
    }

    private func judge(_ messages: [[UInt8]], by schema: URL) throws -> [String?] {
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
        process.arguments = ["--nonet", "--noout", "--schema", schema.path] + names
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

extension OfficialSchema {
    /// What the schema of the transport says; it includes a file that has another name by now.
    func judge(transport message: [UInt8]) throws -> String? {
        let copy = FileManager.default.temporaryDirectory
            .appending(path: "transport-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: copy) }
        for (name, wanted) in [
            ("海关跨境终端节点报文定义202205.xsd", "terminal.xsd"),
            ("海关跨境传输节点报文定义202205.xsd", "transport.xsd"),
            ("xmldsig-core-schema.xsd", "xmldsig-core-schema.xsd"),
        ] {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                .replacingOccurrences(of: "终端节点报文.xsd", with: "terminal.xsd")
            try Data(text.utf8).write(to: copy.appending(path: wanted))
        }
        return try judge([message], by: copy.appending(path: "transport.xsd"))[0]
    }
}
