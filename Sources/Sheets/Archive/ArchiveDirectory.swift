import Glibc

/// 目录: the end record and the headers of an archive, read before libzip reads what they announce.
///
/// libzip looks at the central directory only; a program that reads the local headers would see
/// another archive where the two disagree, so encryption is refused in either.
struct ArchiveDirectory {
    private let file: UnsafeMutablePointer<FILE>
    private let name: String
    private let size: Int
    private let limits: SheetLimits

    /// APPNOTE.TXT 4.4.4: encrypted, strongly encrypted, or with masked local headers.
    private static let encryptionFlags = 1 | 1 << 6 | 1 << 13
    /// A central directory of a thousand parts with names of half a kilobyte.
    private static let mostBytes = 1 << 20

    static func check(_ path: String, _ limits: SheetLimits) throws(SheetProblem) {
        let name = fileName(path)
        guard let file = fopen(path, "rb") else {
            throw SheetProblem(.cannotRead, at: name, found: String(cString: strerror(errno)))
        }
        defer { fclose(file) }
        var status = stat()
        guard fstat(fileno(file), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw SheetProblem(.cannotRead, at: name)
        }
        let size = Int(status.st_size)
        guard size <= limits.fileBytes else {
            throw SheetProblem(
                .pastLimit, at: name, expected: "<= \(limits.fileBytes) bytes", found: "\(size)")
        }
        try ArchiveDirectory(file: file, name: name, size: size, limits: limits).check()
    }

    private func check() throws(SheetProblem) {
        // Nothing may stand before the first part: other programs would take it for another file.
        let start = read(at: 0, 4)
        guard start == [0x50, 0x4B, 3, 4], let end = endRecord() else {
            // A workbook with a password is no archive but a compound file.
            let isCompound = start == [0xD0, 0xCF, 0x11, 0xE0]
            throw SheetProblem(isCompound ? .encrypted : .notAnArchive, at: name)
        }
        // 65,535 says that there are more.
        let entries = end.number(10, 2)
        guard entries <= limits.parts else {
            throw SheetProblem(
                .pastLimit, at: name, expected: "<= \(limits.parts) parts", found: "\(entries)")
        }
        let bytes = end.number(12, 4)
        let offset = end.number(16, 4)
        guard bytes <= Self.mostBytes, offset + bytes <= size else {
            throw SheetProblem(.notAnArchive, at: name)
        }
        let directory = read(at: offset, bytes)
        var place = 0
        for _ in 0..<entries {
            guard place + 46 <= directory.count, directory.number(place, 4) == 0x0201_4B50 else {
                throw SheetProblem(.notAnArchive, at: name)
            }
            let header = read(at: directory.number(place + 42, 4), 30)
            guard header.count == 30, header.number(0, 4) == 0x0403_4B50 else {
                throw SheetProblem(.notAnArchive, at: name)
            }
            let flags = directory.number(place + 8, 2) | header.number(6, 2)
            guard flags & Self.encryptionFlags == 0 else {
                throw SheetProblem(.encrypted, at: name)
            }
            place +=
                46 + directory.number(place + 28, 2) + directory.number(place + 30, 2)
                + directory.number(place + 32, 2)
        }
    }

    /// APPNOTE.TXT 4.3.16; its comment must reach exactly to the end of the file.
    private func endRecord() -> [UInt8]? {
        let length = min(size, 65_557)
        let tail = read(at: size - length, length)
        guard tail.count == length, length >= 22 else { return nil }
        return (0...length - 22).reversed().first { place in
            tail.number(place, 4) == 0x0605_4B50
                && place + 22 + tail.number(place + 20, 2) == length
        }.map { Array(tail[$0...]) }
    }

    private func read(at offset: Int, _ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        guard fseek(file, offset, SEEK_SET) == 0 else { return [] }
        let taken = fread(&bytes, 1, count, file)
        return Array(bytes.prefix(taken))
    }
}

extension [UInt8] {
    /// Little-endian, as archives write numbers.
    fileprivate func number(_ place: Int, _ width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(self[place + $1]) << ($1 * 8) }
    }
}
