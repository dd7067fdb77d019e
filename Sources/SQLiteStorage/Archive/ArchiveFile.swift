import Foundation
import Storage

/// Files of an archive: read in full, and written so that they are whole or not there.
enum ArchiveFile {
    /// Up to `count` bytes at `offset`; fewer only where the file ends.
    static func read(_ file: Int32, _ count: Int, at offset: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            done = 0
            while done < count, let start = buffer.baseAddress {
                let read = pread(file, start + done, count - done, off_t(offset + done))
                if read < 0, errno == EINTR { continue }
                guard read >= 0 else { throw problem("read", "archive") }
                if read == 0 { return }
                done += read
            }
        }
    }

    static func write(_ bytes: [UInt8], to file: Int32, at offset: Int) throws {
        try bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count, let start = buffer.baseAddress {
                let count = pwrite(file, start + done, buffer.count - done, off_t(offset + done))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw problem("write", "archive") }
                done += count
            }
        }
    }

    /// Writes a file under another name, flushes it, and only then gives it its own.
    ///
    /// What failed is taken away: on a full disk it would keep out all that still fits.
    static func create(_ path: String, _ fill: (_ file: Int32) throws -> Void) throws {
        let part = path + ".part"
        let file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw problem("create", path) }
        do {
            defer { close(file) }
            try fill(file)
            guard fsync(file) == 0 else { throw problem("flush", path) }
            guard rename(part, path) == 0 else { throw problem("rename", path) }
        } catch {
            unlink(part)
            throw error
        }
        try flush(directory: parent(of: path))
    }

    static func create(_ path: String, _ bytes: [UInt8]) throws {
        try create(path) { try write(bytes, to: $0, at: 0) }
    }

    static func makeDirectory(_ path: String) throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw problem("create", path) }
        try flush(directory: parent(of: path))
    }

    /// Of a relative path of one name, the current directory.
    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// A name is durable once its directory is.
    static func flush(directory path: String) throws {
        let file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw problem("open", path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw problem("flush", path) }
    }

    static func names(in directory: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        } catch {
            throw StorageProblem.io("the directory \(directory) cannot be read")
        }
    }

    /// The system's last error in our words.
    static func problem(_ what: String, _ path: String) -> StorageProblem {
        let code = errno
        if code == ENOSPC || code == EDQUOT { return .full }
        return .io("\(what) \(path): \(String(cString: strerror(code)))")
    }
}
