import CZip

/// One part of an archive as a stream; never more bytes than the archive announced.
final class ArchivePart {
    let name: String
    let bytes: Int
    private let file: OpaquePointer
    /// Keeps the archive open.
    private let owner: Archive
    private var taken = 0

    init(_ file: OpaquePointer, owner: Archive, name: String, bytes: Int) {
        self.file = file
        self.owner = owner
        self.name = name
        self.bytes = bytes
    }

    deinit { zip_fclose(file) }

    /// Appends what comes next; false at the end, where the checksum has been compared.
    func read(into buffer: inout [UInt8], most: Int) throws(SheetProblem) -> Bool {
        let before = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: most))
        let count = buffer.withUnsafeMutableBytes { all in
            zip_fread(file, all.baseAddress?.advanced(by: before), UInt64(most))
        }
        buffer.removeLast(most - max(0, Int(count)))
        guard count >= 0 else { throw SheetProblem(.brokenPart, at: name) }
        taken += Int(count)
        guard taken <= bytes else {
            throw SheetProblem(
                .unsafeArchive, at: name, expected: "\(bytes) bytes", found: "> \(bytes)")
        }
        return count > 0
    }
}
