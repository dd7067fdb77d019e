/// Reads a JSON text strictly (RFC 8259): every name of an object once, UTF-8 only, no lone
/// surrogates, bounded in bytes, depth and values. `JSONSerialization` keeps one of two equal names
/// in silence and turns amounts into binary fractions, so the standard's texts need a reader here.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: JSONLimits
    private var index = 0
    private var depth = 0
    private var values = 0

    static func read(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
    ) -> Result<JSONNode, JSONProblem> {
        bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(bytes: buffer, limits: limits)
            do throws(JSONProblem) {
                return .success(try reader.text())
            } catch {
                return .failure(error)
            }
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    private mutating func text() throws(JSONProblem) -> JSONNode {
        guard bytes.count <= limits.bytes else {
            throw problem(.tooLarge, "<= \(limits.bytes) B", found: "\(bytes.count) B")
        }
        // A leading byte order mark may be ignored (RFC 8259, section 8.1).
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        skipBlanks()
        guard index < bytes.count else { throw problem(.empty, "JSON") }
        let node = try value()
        skipBlanks()
        guard index == bytes.count else { throw problem(.trailing, "end") }
        return node
    }

    private mutating func value() throws(JSONProblem) -> JSONNode {
        values += 1
        guard values <= limits.values else {
            throw problem(.tooManyValues, "<= \(limits.values)")
        }
        let start = index
        switch current ?? 0 {
        case UInt8(ascii: "{"): return JSONNode(value: .object(try object()), offset: start)
        case UInt8(ascii: "["): return JSONNode(value: .array(try array()), offset: start)
        case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), offset: start)
        case UInt8(ascii: "t"):
            try word("true")
            return JSONNode(value: .bool(true), offset: start)
        case UInt8(ascii: "f"):
            try word("false")
            return JSONNode(value: .bool(false), offset: start)
        case UInt8(ascii: "n"):
            try word("null")
            return JSONNode(value: .null, offset: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONNode(value: .number(try number()), offset: start)
        default: throw problem(.unexpected, "{ [ \" 0-9 - true false null")
        }
    }

    private mutating func object() throws(JSONProblem) -> [JSONNode.Member] {
        try enter()
        defer { depth -= 1 }
        var members: [JSONNode.Member] = []
        // Equal names are found in a set, which hostile input cannot make slow.
        var names: Set<[UInt8]> = []
        skipBlanks()
        if current == UInt8(ascii: "}") {
            index += 1
            return []
        }
        while true {
            skipBlanks()
            let start = index
            guard current == UInt8(ascii: "\"") else { throw problem(.unexpected, "\"") }
            let name = try string()
            // By bytes: Swift holds texts equal that differ in normalisation, JSON does not.
            guard names.insert(Array(name.utf8)).inserted else {
                throw JSONProblem(
                    reason: .duplicateName, offset: start, expected: "1",
                    found: String(name.prefix(60)))
            }
            skipBlanks()
            guard current == UInt8(ascii: ":") else { throw problem(.unexpected, ":") }
            index += 1
            skipBlanks()
            members.append(JSONNode.Member(name: name, value: try value(), offset: start))
            skipBlanks()
            switch current {
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: "}"):
                index += 1
                return members
            default: throw problem(.unexpected, ", }")
            }
        }
    }

    private mutating func array() throws(JSONProblem) -> [JSONNode] {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONNode] = []
        skipBlanks()
        if current == UInt8(ascii: "]") {
            index += 1
            return []
        }
        while true {
            skipBlanks()
            elements.append(try value())
            skipBlanks()
            switch current {
            case UInt8(ascii: ","): index += 1
            case UInt8(ascii: "]"):
                index += 1
                return elements
            default: throw problem(.unexpected, ", ]")
            }
        }
    }

    private mutating func enter() throws(JSONProblem) {
        depth += 1
        guard depth <= limits.depth else { throw problem(.tooDeep, "<= \(limits.depth)") }
        index += 1
    }

    private mutating func word(_ word: StaticString) throws(JSONProblem) {
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes.dropFirst(index).starts(with: letters) else {
            throw problem(.unexpected, String(describing: word))
        }
        index += letters.count
    }

    private mutating func number() throws(JSONProblem) -> String {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        if current == UInt8(ascii: "0") {
            index += 1
        } else {
            try digits()
        }
        if current == UInt8(ascii: ".") {
            index += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(JSONProblem) {
        let start = index
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            index += 1
        }
        guard index > start else { throw problem(.badNumber, "0-9") }
    }
}

extension JSONReader {
    fileprivate var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    fileprivate mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            index += 1
        }
    }

    fileprivate func problem(
        _ reason: JSONProblem.Reason, _ expected: String, found: String? = nil
    ) -> JSONProblem {
        let seen = bytes.dropFirst(index).prefix(12)
        return JSONProblem(
            reason: reason, offset: min(index, bytes.count), expected: expected,
            found: found ?? (seen.isEmpty ? "" : String(decoding: seen, as: UTF8.self)))
    }

    fileprivate mutating func string() throws(JSONProblem) -> String {
        index += 1
        let start = index
        // The common text has no escape and is taken as a whole.
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            guard byte >= 0x20 else { throw problem(.controlCharacter, "\\u00..") }
            index += 1
        }
        var text = Array(bytes[start..<index])
        while let byte = current {
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    index = start
                    throw problem(.invalidUTF8, "UTF-8")
                }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20:
                index -= 1
                throw problem(.controlCharacter, "\\u00..")
            default: text.append(byte)
            }
        }
        throw problem(.unexpected, "\"")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONProblem) {
        guard let byte = current else { throw problem(.badEscape, "\" \\ / b f n r t u") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default:
            index -= 1
            throw problem(.badEscape, "\" \\ / b f n r t u")
        }
    }

    /// What follows `\u`; two surrogates make one character, one alone makes none.
    private mutating func scalar() throws(JSONProblem) -> Character {
        let first = try unit()
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        guard first < 0xDC00, current == UInt8(ascii: "\\"), index + 1 < bytes.count,
            bytes[index + 1] == UInt8(ascii: "u")
        else { throw problem(.loneSurrogate, "\\uD800\\uDC00") }
        index += 2
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw problem(.loneSurrogate, "\\uD800\\uDC00") }
        return Character(scalar)
    }

    private mutating func unit() throws(JSONProblem) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            else { throw problem(.badEscape, "\\uXXXX") }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }
}
