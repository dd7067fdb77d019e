import Foundation

/// A directory of its own for a run that leaves nothing behind.
struct ScratchDirectory {
    let path: String

    init(_ name: String) throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("tongguan-\(name)-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    func write(_ text: String, to name: String) throws -> String {
        let file = path + "/" + name
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
