/// 字符编码: the encodings that are read; each only by its own label or mark, never by guessing.
public enum XMLEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "UTF-8"
    case ascii = "US-ASCII"
    /// Labels GB2312 and GBK as well: GB 18030 contains both.
    case gb18030 = "GB18030"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"

    /// The encoding of a label in an XML declaration, compared without regard to case.
    ///
    /// "UTF-16" alone is not here: it says nothing without a byte order mark.
    init?(label: String) {
        switch label.uppercased() {
        case "UTF-8", "UTF8": self = .utf8
        case "US-ASCII", "ASCII": self = .ascii
        case "GB18030", "GBK", "GB2312", "GB_2312-80", "CP936", "X-GBK": self = .gb18030
        default: return nil
        }
    }

    /// What the first bytes prove: a byte order mark, or nothing.
    enum Mark {
        case none
        case utf8
        case utf16(XMLEncoding)
        /// Recognised, and not taken: UTF-32, UTF-16 without a mark, EBCDIC.
        case refused(String)

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            func begins(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
            if begins([0xEF, 0xBB, 0xBF]) {
                self = .utf8
            } else if begins([0xFF, 0xFE, 0, 0]) || begins([0, 0, 0xFE, 0xFF])
                || begins([0x3C, 0, 0, 0]) || begins([0, 0, 0, 0x3C])
            {
                self = .refused("UTF-32")
            } else if begins([0xFF, 0xFE]) {
                self = .utf16(.utf16LittleEndian)
            } else if begins([0xFE, 0xFF]) {
                self = .utf16(.utf16BigEndian)
            } else if begins([0x3C, 0]) || begins([0, 0x3C]) {
                self = .refused("UTF-16 without a byte order mark")
            } else if begins([0x4C, 0x6F, 0xA7, 0x94]) {
                self = .refused("EBCDIC")
            } else {
                self = .none
            }
        }
    }

    /// The label of the XML declaration, or nil when there is no declaration or no label in it.
    ///
    /// Only the form is read here; libxml2 checks the declaration itself. A declaration is short,
    /// so no more than its first 256 bytes are looked at.
    static func label(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> String? {
        let end = min(start + 256, bytes.count)
        guard bytes[start..<end].starts(with: declarationStart),
            let close = bytes[start..<end].firstIndex(of: 0x3E)
        else { return nil }
        var index = start + declarationStart.count
        while index + labelKey.count < close, !bytes[index..<close].starts(with: labelKey) {
            index += 1
        }
        index += labelKey.count
        func skipBlanks() {
            while index < close, bytes[index] <= 0x20 { index += 1 }
        }
        skipBlanks()
        guard index < close, bytes[index] == 0x3D else { return nil }
        index += 1
        skipBlanks()
        guard index < close, bytes[index] == 0x22 || bytes[index] == 0x27 else { return nil }
        let value = bytes[(index + 1)..<close].prefix { $0 != bytes[index] }
        return String(decoding: value, as: UTF8.self)
    }

    private static let declarationStart = Array("<?xml".utf8)
    private static let labelKey = Array("encoding".utf8)
}
