import Foundation
import Sealing
import Synchronization

/// 密钥文件: the file outside the database that holds the keys, for its owner's eyes only.
package final class KeyFile: Sendable {
    package let path: String
    /// What the file looked like when it was read last.
    private let stamp = Mutex<Stamp?>(nil)

    private struct Stamp: Equatable {
        var inode: UInt64
        var size: Int64
        var seconds: Int
        var nanoseconds: Int

        init(_ status: stat) {
            inode = UInt64(status.st_ino)
            size = Int64(status.st_size)
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        }
    }

    package init(path: String) {
        self.path = path
    }

    static func random(_ count: Int, _ generator: inout SystemRandomNumberGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    // MARK: Reading

    /// Nil where there is no such file.
    package func read() throws(SealProblem) -> KeyRing? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw problem("无法读取", "cannot be read")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw problem("不是普通文件", "is not a plain file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw problem(
                "他人可以读写，请先执行 chmod 600", "is open to others: chmod 600 comes first")
        }
        let limit = 1 << 20
        guard status.st_size <= limit,
            let data = try? FileHandle(fileDescriptor: file).read(upToCount: limit)
        else { throw problem("无法读取", "cannot be read") }
        let ring = try KeyRing(text: String(decoding: data, as: UTF8.self))
        stamp.withLock { $0 = Stamp(status) }
        return ring
    }

    /// Nil while the file is what it was.
    package func readIfChanged() throws(SealProblem) -> KeyRing? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let new = Stamp(status)
        if stamp.withLock({ $0 == new }) { return nil }
        return try read()
    }

    // MARK: Writing

    /// Makes the file; where another process was first, its keys are the ones.
    package func make(_ ring: KeyRing) throws(SealProblem) -> KeyRing? {
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw problem("的目录无法建立", "cannot be made: its directory cannot")
        }
        let draft = try writeDraft(ring)
        defer { unlink(draft) }
        if link(draft, path) != 0, errno != EEXIST { throw problem("无法写入", "cannot be written") }
        try flushDirectory()
        return try read()
    }

    /// Puts other keys in the place of those there, all or nothing; the file stays its owner's.
    package func replace(by ring: KeyRing) throws(SealProblem) {
        let draft = try writeDraft(ring)
        guard rename(draft, path) == 0 else {
            unlink(draft)
            throw problem("无法写入", "cannot be written")
        }
        try flushDirectory()
    }

    /// Only one process at a time changes the keys.
    package func alone<T>(_ work: () throws -> T) throws -> T {
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw problem("无法写入", "cannot be written") }
        defer { close(lock) }
        guard give(lock), flock(lock, LOCK_EX) == 0 else {
            throw problem("无法写入", "cannot be written")
        }
        return try work()
    }

    /// How long the file has been what it is.
    package var secondsSinceChange: Int {
        get throws(SealProblem) {
            var status = stat()
            guard stat(path, &status) == 0 else { throw problem("无法读取", "cannot be read") }
            return time(nil) - status.st_mtim.tv_sec
        }
    }

    private var directory: String {
        let parent = (path as NSString).deletingLastPathComponent
        return parent.isEmpty ? "." : parent
    }

    private func writeDraft(_ ring: KeyRing) throws(SealProblem) -> String {
        let draft = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).new"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw problem("无法写入", "cannot be written") }
        defer { close(file) }
        let bytes = Array(ring.text.utf8)
        guard give(file, withMode: true), write(file, bytes, bytes.count) == bytes.count,
            fsync(file) == 0
        else {
            unlink(draft)
            throw problem("无法写入", "cannot be written")
        }
        return draft
    }

    /// What root writes belongs to whom the key file belongs, or the platform could not read it.
    private func give(_ file: Int32, withMode: Bool = false) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return true }
        return (status.st_uid == geteuid() || fchown(file, status.st_uid, status.st_gid) == 0)
            && (!withMode || fchmod(file, status.st_mode & 0o777) == 0)
    }

    private func flushDirectory() throws(SealProblem) {
        let file = open(directory, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw problem("无法写入", "cannot be written") }
        defer { close(file) }
        guard fsync(file) == 0 else { throw problem("无法写入", "cannot be written") }
    }

    private func problem(_ zh: String, _ en: String) -> SealProblem {
        .keyFile(zh: "密钥文件 \(path) \(zh)。", en: "The key file \(path) \(en).")
    }
}
