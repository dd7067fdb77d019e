import CZip
import Glibc

/// 打包: parts as one text, packed with right checksums, so that mutations reach the XML inside.
///
/// Each part is the byte 1, its name, a line end and its content.
struct StoredArchive {
    private(set) var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    init(parts: [UInt8]) {
        for part in parts.split(separator: 1).prefix(32) {
            let name = part.prefix { $0 != 0x0A }
            add(Array(name.prefix(200)), Array(part.dropFirst(name.count + 1)))
        }
        let start = bytes.count
        bytes += directory
        append(&bytes, [0x0605_4B50], 4)
        append(&bytes, [0, 0, count, count], 2)
        append(&bytes, [directory.count, start], 4)
        append(&bytes, [0], 2)
    }

    /// The parts of an archive as such a text; nil where nothing can be unpacked.
    static func parts(of archive: [UInt8]) -> [UInt8]? {
        MemoryFile.shared.hold(archive)
        var code: Int32 = 0
        guard let handle = zip_open(MemoryFile.shared.path, ZIP_RDONLY, &code) else { return nil }
        defer { zip_discard(handle) }
        var text: [UInt8] = []
        for index in 0..<min(32, zip_get_num_entries(handle, 0)) {
            guard let name = zip_get_name(handle, UInt64(index), 0),
                let file = zip_fopen_index(handle, UInt64(index), 0)
            else { continue }
            defer { zip_fclose(file) }
            var content = [UInt8](repeating: 0, count: 16 << 10)
            let read = zip_fread(file, &content, UInt64(content.count))
            text +=
                [1] + Array(String(cString: name).utf8) + [0x0A] + content.prefix(Int(max(0, read)))
        }
        return text.isEmpty ? nil : text
    }

    private mutating func add(_ name: [UInt8], _ content: [UInt8]) {
        let place = bytes.count
        let sum = Int(checksum(content))
        func fields(_ record: inout [UInt8]) {
            append(&record, [20, 0, 0, 0, 0x21], 2)
            append(&record, [sum, content.count, content.count], 4)
            append(&record, [name.count, 0], 2)
        }
        append(&bytes, [0x0403_4B50], 4)
        fields(&bytes)
        bytes += name + content
        append(&directory, [0x0201_4B50], 4)
        append(&directory, [20], 2)
        fields(&directory)
        append(&directory, [0, 0, 0], 2)
        append(&directory, [0, place], 4)
        directory += name
        count += 1
    }
}

private func append(_ bytes: inout [UInt8], _ numbers: [Int], _ width: Int) {
    for number in numbers {
        for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
    }
}

/// CRC-32 as archives have it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
        sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)]
    }
}

private let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in
        sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320
    }
}
