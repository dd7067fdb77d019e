import Hummingbird
import Messages

/// 查询参数: the parameters of an address, each checked, none longer than it may be.
struct Query {
    private let request: Request

    init(_ request: Request) { self.request = request }

    func text(_ name: String, limit: Int = 255) throws -> String? {
        guard let value = request.uri.queryParameters[Substring(name)].map(String.init) else {
            return nil
        }
        guard value.utf8.count <= limit else {
            throw Problem.parameter(
                name, expected: Bilingual("不超过 \(limit) 字节", "at most \(limit) bytes"),
                found: value)
        }
        return value
    }

    func number(_ name: String, _ range: ClosedRange<Int>, orElse other: Int) throws -> Int {
        guard let value = try text(name), !value.isEmpty else { return other }
        guard let number = Int(value), range.contains(number) else {
            let bounds = "\(range.lowerBound)...\(range.upperBound)"
            throw Problem.parameter(
                name,
                expected: Bilingual(" \(bounds) 之间的整数", "a whole number within \(bounds)"),
                found: value)
        }
        return number
    }

    /// `true` or `false`; false where it is absent.
    func flag(_ name: String) throws -> Bool {
        switch try text(name) {
        case nil, "false", "0": return false
        case "true", "1", "": return true
        case .some(let value):
            throw Problem.parameter(
                name, expected: Bilingual(" true 或 false", "true or false"), found: value)
        }
    }

    /// A cursor that we gave out; absent or empty is the beginning.
    func cursor() throws -> Int64 {
        guard let value = try text("after"), !value.isEmpty else { return 0 }
        guard let cursor = Int64(value), cursor >= 0 else {
            throw Problem.parameter(
                "after", expected: Bilingual("本接口给出的游标", "a cursor that this interface gave"),
                found: value)
        }
        return cursor
    }
}
