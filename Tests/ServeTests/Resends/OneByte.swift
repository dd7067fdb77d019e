import Demonstration
import TestKit

/// 一字之差: a letter in which one byte of one field is another, under a guid of its own.
struct OneByte {
    let letter: Letter
    /// The field, as the standard names it.
    let tag: String

    /// What makes the paper another one, or does not belong to its content.
    private static let others: Set = [
        "guid", "appTime", "appType", "appStatus", "copCode", "copName", "dxpMode", "dxpId",
        "ebcCode/311", "orderNo/311", "payCode/411", "payTransactionId/411", "logisticsCode/511",
        "logisticsNo/511", "ebcCode/621", "orderNo/621",
    ]

    /// Nil where the letter has no such byte.
    init?(_ letter: Letter, as number: Int, _ random: inout SeededRandom) {
        var bytes = letter.bytes
        let type = Self.type(of: bytes)
        let fields = Self.fields(of: bytes).filter { field in
            !Self.others.contains(field.tag) && !Self.others.contains("\(field.tag)/\(type)")
                && field.value.contains { Self.other(than: bytes[$0]) != nil }
        }
        guard let field = fields.randomElement(using: &random) else { return nil }
        let places = field.value.filter { Self.other(than: bytes[$0]) != nil }
        guard let place = places.randomElement(using: &random),
            let other = Self.other(than: bytes[place])
        else { return nil }
        bytes[place] = other
        guard
            let guid = Self.first(
                Array(ConsignmentPapers.guid("9100", letter.number).utf8), in: bytes)
        else { return nil }
        bytes.replaceSubrange(guid, with: ConsignmentPapers.guid("9200", number).utf8)
        self.letter = Letter(number: number, sender: letter.sender, bytes: bytes)
        tag = field.tag
    }

    /// A byte of the same kind: digit for digit, letter for letter.
    static func other(than byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "9"), UInt8(ascii: "z"), UInt8(ascii: "Z"): byte - 1
        case UInt8(ascii: "0")...UInt8(ascii: "8"), UInt8(ascii: "a")...UInt8(ascii: "y"),
            UInt8(ascii: "A")...UInt8(ascii: "Y"):
            byte + 1
        default: nil
        }
    }

    private static func type(of bytes: [UInt8]) -> String {
        ["311", "411", "511", "621"].first {
            first(Array("CEB\($0)Message".utf8), in: bytes) != nil
        }
            ?? ""
    }

    /// Elements that hold text only, and where it stands.
    private static func fields(of bytes: [UInt8]) -> [(tag: String, value: Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        var open: (tag: String, end: Int)?
        var place = 0
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")),
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        {
            if bytes[start + 1] == UInt8(ascii: "/") {
                if let open, open.end < start { found.append((open.tag, open.end..<start)) }
                open = nil
            } else {
                let name =
                    String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
                    .split(separator: " ").first ?? ""
                open = (String(name.split(separator: ":").last ?? ""), end + 1)
            }
            place = end + 1
        }
        return found
    }

    static func first(_ part: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
        guard let start = part.first, bytes.count >= part.count else { return nil }
        return bytes.indices.dropLast(part.count - 1).first {
            bytes[$0] == start && bytes[$0..<($0 + part.count)].elementsEqual(part)
        }.map { $0..<($0 + part.count) }
    }
}
