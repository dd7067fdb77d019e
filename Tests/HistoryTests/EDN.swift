/// The part of Clojure's notation in which histories are written: maps, vectors, keywords, whole
/// numbers, nil, remarks. Bounded in depth; everything else is refused.
indirect enum EDN: Hashable {
    case map([String: EDN])
    case vector([EDN])
    case keyword(String)
    case number(Int)
    case null

    struct Problem: Error {
        let place: Int
    }

    /// Every value of a text, one after another.
    static func read(_ text: String) throws -> [EDN] {
        var reader = Reader(bytes: Array(text.utf8))
        var values: [EDN] = []
        while let value = try reader.value(depth: 0) { values.append(value) }
        guard reader.isAtEnd else { throw Problem(place: reader.place) }
        return values
    }

    var number: Int? { if case .number(let number) = self { number } else { nil } }
    var elements: [EDN]? { if case .vector(let elements) = self { elements } else { nil } }
    subscript(name: String) -> EDN? { if case .map(let map) = self { map[name] } else { nil } }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        var isAtEnd: Bool { place >= bytes.count }

        /// Nil at the end, and before a closing bracket.
        mutating func value(depth: Int) throws -> EDN? {
            skipBlanks()
            guard !isAtEnd, depth < 16 else { return nil }
            switch bytes[place] {
            case UInt8(ascii: "]"), UInt8(ascii: "}"): return nil
            case UInt8(ascii: "["): return .vector(try values(until: "]", depth))
            case UInt8(ascii: "{"):
                let parts = try values(until: "}", depth)
                var map: [String: EDN] = [:]
                for index in stride(from: 0, to: parts.count - 1, by: 2) {
                    guard case .keyword(let name) = parts[index] else {
                        throw Problem(place: place)
                    }
                    map[name] = parts[index + 1]
                }
                return .map(map)
            case UInt8(ascii: ":"):
                place += 1
                return .keyword(word())
            default:
                let word = word()
                if word == "nil" { return .null }
                guard let number = Int(word) else { throw Problem(place: place) }
                return .number(number)
            }
        }

        private mutating func values(until end: Unicode.Scalar, _ depth: Int) throws -> [EDN] {
            place += 1
            var values: [EDN] = []
            while let value = try value(depth: depth + 1) { values.append(value) }
            guard !isAtEnd, bytes[place] == UInt8(ascii: end) else { throw Problem(place: place) }
            place += 1
            return values
        }

        private mutating func word() -> String {
            let start = place
            while !isAtEnd, !Self.isBlank(bytes[place]), !"[]{}:;".utf8.contains(bytes[place]) {
                place += 1
            }
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }

        private mutating func skipBlanks() {
            while !isAtEnd {
                if bytes[place] == UInt8(ascii: ";") {
                    while !isAtEnd, bytes[place] != UInt8(ascii: "\n") { place += 1 }
                } else if Self.isBlank(bytes[place]) {
                    place += 1
                } else {
                    return
                }
            }
        }

        private static func isBlank(_ byte: UInt8) -> Bool {
            byte <= 32 || byte == UInt8(ascii: ",")
        }
    }
}
