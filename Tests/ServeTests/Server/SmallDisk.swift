import Foundation

/// 小盘: a small file system of its own, mounted while a test lasts.
final class SmallDisk: Sendable {
    let path: String
    private let mounted: [String]

    /// Where mounting is permitted: nil elsewhere, and the test says so.
    static func inMemory(megabytes: Int) -> SmallDisk? {
        guard let folder = makeFolder("disk") else { return nil }
        guard mount(["-t", "tmpfs", "-o", "size=\(megabytes)m", "tongguan", folder]) else {
            try? FileManager.default.removeItem(atPath: folder)
            return nil
        }
        return SmallDisk(folder, mounted: [folder])
    }

    /// A disk that promises `megabytes` and has only what `lower` has left for its file: it takes
    /// writes, and finds out when it is to flush them.
    static func promising(megabytes: Int, on lower: SmallDisk) -> SmallDisk? {
        guard let folder = makeFolder("promise") else { return nil }
        let image = lower.path + "/image"
        guard run("truncate", ["-s", "\(megabytes)M", image]),
            run("mkfs.ext4", ["-q", "-O", "^has_journal", "-m", "0", image]),
            mount(["-o", "loop,discard", image, folder])
        else {
            try? FileManager.default.removeItem(atPath: folder)
            return nil
        }
        return SmallDisk(folder, mounted: [folder])
    }

    private init(_ path: String, mounted: [String]) {
        self.path = path
        self.mounted = mounted
    }

    deinit {
        for folder in mounted {
            _ = Self.run("umount", ["-l", folder])
            try? FileManager.default.removeItem(atPath: folder)
        }
    }

    // MARK: Filling it

    private var filler: String { path + "/filler" }

    /// Takes all the room there is.
    func fill() {
        let file = open(filler, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        for size in [1 << 20, 1 << 12, 1] {
            let piece = [UInt8](repeating: 7, count: size)
            while write(file, piece, size) == size {}
        }
    }

    /// Gives it back.
    func free() { unlink(filler) }

    // MARK: The system's commands

    private static func makeFolder(_ name: String) -> String? {
        let folder = NSTemporaryDirectory() + "/tongguan-\(name)-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            return folder
        } catch {
            return nil
        }
    }

    private static func mount(_ arguments: [String]) -> Bool { run("mount", arguments) }

    private static func run(_ command: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
