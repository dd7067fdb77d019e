import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files whose content must be on the disk when a call returns, for their owner only.
enum DurableFile {
    /// Makes a file that is not there yet.
    static func create(_ path: String, _ bytes: [UInt8]) throws {
        try write(path, bytes, O_WRONLY | O_CREAT | O_EXCL)
        try syncFolder(of: path)
    }

    /// Appends behind the first `length` bytes, which must still be there; what stood behind them
    /// was never answered for.
    static func append(_ path: String, _ bytes: [UInt8], at length: Int) throws {
        try write(path, bytes, length == 0 ? O_WRONLY | O_CREAT : O_WRONLY, at: length)
        if length == 0 { try syncFolder(of: path) }
    }

    private static func write(
        _ path: String, _ bytes: [UInt8], _ flags: Int32, at length: Int = 0
    ) throws {
        let file = open(path, flags, 0o600)
        guard file >= 0 else { throw EvidenceProblem.file(path, errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw EvidenceProblem.file(path, errno) }
        guard status.st_size >= off_t(length) else { throw EvidenceProblem.shortened(path) }
        guard ftruncate(file, off_t(length)) == 0 else { throw EvidenceProblem.file(path, errno) }
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes {
                pwrite(file, $0.baseAddress, $0.count, off_t(length + done))
            }
            guard count > 0 else { throw EvidenceProblem.file(path, errno) }
            done += count
        }
        guard fsync(file) == 0 else { throw EvidenceProblem.file(path, errno) }
    }

    private static func syncFolder(of path: String) throws {
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY)
        guard folder >= 0 else { return }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw EvidenceProblem.file(path, errno) }
    }
}
