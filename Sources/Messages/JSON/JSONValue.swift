/// A value of a JSON text with the byte at which it starts, so that an issue can say where it is.
struct JSONNode: Sendable, Equatable {
    indirect enum Value: Sendable, Equatable {
        case null
        case bool(Bool)
        /// As it was written: no digit of an amount is lost on the way.
        case number(String)
        case string(String)
        case array([JSONNode])
        case object([Member])
    }

    struct Member: Sendable, Equatable {
        var name: String
        var value: JSONNode
        /// Where the name starts.
        var offset: Int
    }

    var value: Value
    var offset: Int

    /// In the order of the text; nil where this is no object.
    var members: [Member]? {
        if case .object(let members) = value { members } else { nil }
    }

    var elements: [JSONNode]? {
        if case .array(let elements) = value { elements } else { nil }
    }

    var string: String? {
        if case .string(let text) = value { text } else { nil }
    }

    subscript(name: String) -> JSONNode? { members?.first { $0.name == name }?.value }
}

/// Why bytes are no JSON text that we take (RFC 8259), and at which byte.
struct JSONProblem: Error, Equatable {
    enum Reason: Equatable {
        case tooLarge, invalidUTF8, unexpected, tooDeep, tooManyValues, duplicateName
        case loneSurrogate, badEscape, controlCharacter, badNumber, trailing, empty
    }

    var reason: Reason
    var offset: Int
    var expected: String
    var found: String
}

struct JSONLimits: Sendable {
    var bytes = 20 << 20
    var depth = 32
    /// Values in all: a hundred lists of 99 lines of 20 fields have half as many.
    var values = 400_000
}
