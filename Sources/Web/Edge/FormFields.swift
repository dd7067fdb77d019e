import HTTPTypes
import Hummingbird
import Messages
import Platform

/// 网页表单: `application/x-www-form-urlencoded`, of which one field is wanted.
enum FormFields {
    private static let type = "application/x-www-form-urlencoded"

    /// The bytes of the field; at most `limit` of them, each up to three characters on the way.
    static func read(
        _ name: String, of request: Request, _ platform: RunningPlatform, limit: Int
    ) async throws -> [UInt8] {
        let found = request.headers[.contentType] ?? ""
        guard found.prefix(while: { $0 != ";" && $0 != " " }).lowercased() == type else {
            throw Problem.unsupportedType(type, found: found)
        }
        let body = try await Body(platform: platform).read(request, limit: 3 * limit + 4_096)
        guard let value = field(name, in: body) else {
            throw Problem.parameter(
                name,
                expected: Bilingual("表单中恰好一个字段", "exactly one field of the form"), found: "",
                isBody: true)
        }
        guard value.count <= limit else { throw Problem.tooLarge(limit: limit, name: name) }
        return value
    }

    /// Nil where the field is absent, stands twice or is wrongly encoded, or there are too many.
    static func field(_ name: String, in body: [UInt8]) -> [UInt8]? {
        let pairs = body.split(separator: UInt8(ascii: "&"), maxSplits: 16)
        guard pairs.count <= 16 else { return nil }
        let wanted = pairs.filter { pair in
            decoded(pair.prefix { $0 != UInt8(ascii: "=") }) == Array(name.utf8)
        }
        guard wanted.count == 1, let pair = wanted.first,
            let mark = pair.firstIndex(of: UInt8(ascii: "="))
        else { return nil }
        return decoded(pair[(mark + 1)...])
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard text.endIndex - index > 2, let high = digit(text[index + 1]),
                    let low = digit(text[index + 2])
                else { return nil }
                bytes.append(high << 4 | low)
                index += 2
            case let byte: bytes.append(byte)
            }
            index += 1
        }
        return bytes
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
