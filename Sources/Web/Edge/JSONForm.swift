import Foundation
import Hummingbird
import Messages
import Platform
import Values

/// 表单: a small JSON body, decoded into a type whose members are all optional, then checked.
struct JSONForm<Members: Decodable> {
    let members: Members

    static func read(
        _ request: Request, _ platform: RunningPlatform, as type: Members.Type
    ) async throws -> Self {
        guard MediaKind(request.headers[.contentType]) == .json else {
            throw Problem.unsupportedType(
                "application/json", found: request.headers[.contentType] ?? "")
        }
        let bytes = try await Body(platform: platform).read(request, limit: 65_536)
        do {
            return Self(members: try JSONDecoder().decode(type, from: Data(bytes)))
        } catch DecodingError.typeMismatch(_, let context) {
            throw Problem.parameter(
                context.codingPath.map(\.stringValue).joined(separator: "/"),
                expected: Bilingual("另一种类型", "of another type"), found: "", isBody: true)
        } catch {
            throw Problem.notJSON
        }
    }

    func text(
        _ name: String, _ member: KeyPath<Members, String?>, _ length: ClosedRange<Int>
    ) throws -> String {
        let value = members[keyPath: member] ?? ""
        guard length.contains(value.unicodeScalars.count) else {
            throw Problem.parameter(
                name,
                expected: Bilingual(
                    " \(length.lowerBound) 至 \(length.upperBound) 个字符的文字",
                    "a text of \(length.lowerBound) to \(length.upperBound) characters"),
                found: "", isBody: true)
        }
        return value
    }

    func day(_ name: String, _ member: KeyPath<Members, String?>) throws -> Day {
        let value = members[keyPath: member] ?? ""
        guard let day = Day(value) else {
            throw Problem.parameter(
                name, expected: Bilingual("日期，如 2026-11-21", "a day such as 2026-11-21"),
                found: value, isBody: true)
        }
        return day
    }
}
