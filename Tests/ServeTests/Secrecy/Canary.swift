import Foundation

/// 金丝雀: personal data of nobody, and the forms in which it could leak.
struct Canary {
    static let name = "欧阳澜沧"
    static let idNumber = "330302188105067714"
    static let telephone = "19988776655"
    static let address = "浙江省温州市鹿城区金丝雀路7号"
    static let account = "canary.zephyr@example.invalid"

    let title: String
    let bytes: [UInt8]

    /// What is searched for. Of the address and the account, parts that no mask keeps.
    static let all: [Canary] =
        forms("name", name, gbk: [0xC5, 0xB7, 0xD1, 0xF4, 0xC0, 0xBD, 0xB2, 0xD7])
        + forms("id", idNumber) + forms("telephone", telephone)
        + forms(
            "street", "金丝雀路7号",
            gbk: [0xBD, 0xF0, 0xCB, 0xBF, 0xC8, 0xB8, 0xC2, 0xB7, 0x37, 0xBA, 0xC5])
        + forms("account", "ary.zephyr@example")

    private static func forms(_ title: String, _ text: String, gbk: [UInt8]? = nil) -> [Canary] {
        let plain = Array(text.utf8)
        let wide = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let wideBig = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let hex = plain.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var forms = [
            ("UTF-8", plain), ("UTF-16LE", wide), ("UTF-16BE", wideBig),
            ("hex", Array(hex.utf8)), ("HEX", Array(hex.uppercased().utf8)),
        ]
        if let gbk { forms.append(("GBK", gbk)) }
        if let coded = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) {
            forms.append(("percent", Array(coded.utf8)))
        }
        // Where it begins at any place of a group of three bytes, without its uncertain ends.
        for shift in 0..<3 {
            let data = Data([UInt8](repeating: 65, count: shift) + plain)
            let text = data.base64EncodedString().filter { $0 != "=" }
            let inner = text.dropFirst(shift == 0 ? 0 : 4).dropLast(2)
            forms.append(("base64/\(shift)", Array(inner.utf8)))
        }
        return forms.map { Canary(title: "\(title) \($0)", bytes: $1) }
    }

    /// The titles of all that is found in these bytes.
    static func found(in data: Data) -> [String] {
        data.withUnsafeBytes { data in all.filter { $0.isIn(data) }.map(\.title) }
    }

    private func isIn(_ data: UnsafeRawBufferPointer) -> Bool {
        // Files are full of zeros, so the search goes by the first byte that is none.
        guard let mark = bytes.firstIndex(where: { $0 != 0 }), let base = data.baseAddress else {
            return false
        }
        var index = mark
        while index < data.count,
            let hit = memchr(base + index, Int32(bytes[mark]), data.count - index)
        {
            let start = UnsafeRawPointer(hit) - base - mark
            guard start + bytes.count <= data.count else { return false }
            if memcmp(base + start, bytes, bytes.count) == 0 { return true }
            index = start + mark + 1
        }
        return false
    }
}
