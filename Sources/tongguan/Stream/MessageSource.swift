import Foundation
import Messages

/// 报文来源: files, folders and standard input, read one message after another.
struct MessageSource {
    /// For people: the path, or `stdin`.
    let name: String
    /// Nil where it is not known beforehand.
    let size: Int?
    private let path: String?

    /// What the arguments name, in their order; folders give their messages in the order of names.
    static func named(_ arguments: [String]) throws -> [MessageSource] {
        try (arguments.isEmpty ? ["-"] : arguments).flatMap { argument -> [MessageSource] in
            if argument == "-" { return [MessageSource(name: "stdin", size: nil, path: nil)] }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
                throw unreadable(argument)
            }
            guard isFolder.boolValue else { return [MessageSource(file: argument)] }
            let found = FileManager.default.enumerator(atPath: argument)?.allObjects ?? []
            return found.compactMap { $0 as? String }
                .filter { ["xml", "json", "jsonl", "ndjson"].contains(kind(of: $0)) }
                .sorted().map { MessageSource(file: "\(argument)/\($0)") }
        }
    }

    private static func kind(of path: String) -> String {
        path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    }

    private init(name: String, size: Int?, path: String?) {
        self.name = name
        self.size = size
        self.path = path
    }

    private init(file: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        self.init(name: file, size: (attributes?[.size] as? NSNumber)?.intValue, path: file)
    }

    /// Hands over the messages one by one; memory does not grow with the source. `progress` is
    /// told how many bytes were read.
    func read(
        progress: (Int) -> Void = { _ in }, _ each: (MessageSplitter.Piece) throws -> Void
    ) throws {
        let descriptor = path.map { open($0, O_RDONLY | O_CLOEXEC) } ?? STDIN_FILENO
        guard descriptor >= 0 else { throw MessageSource.unreadable(name) }
        defer { if path != nil { close(descriptor) } }
        var splitter = MessageSplitter()
        try withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
            while true {
                let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw MessageSource.unreadable(name) }
                if count == 0 { break }
                let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<count])
                try chunk.withMemoryRebound(to: UInt8.self) { try splitter.take($0, each) }
                progress(count)
            }
        }
        try splitter.finish(each)
    }

    private static func unreadable(_ name: String) -> CommandFailure {
        .failed("无法读取文件 \(name)", "cannot read the file \(name)")
    }
}
