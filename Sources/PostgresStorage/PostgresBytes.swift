import Storage

/// The parameters of one statement in the server's binary form, one after another.
struct PostgresBytes {
    /// Begins with a byte that nobody reads: an empty value needs an address, as none means NULL.
    private(set) var bytes: [UInt8] = [0]
    /// Where each parameter lies; nil is NULL.
    private(set) var places: [Range<Int>?] = []

    mutating func append(_ value: SQLValue) {
        guard value != .null else { return places.append(nil) }
        let start = bytes.count
        write(value)
        places.append(start..<bytes.count)
    }

    /// One column of many rows as an array of one dimension.
    mutating func append(column: some Collection<SQLValue>, of kind: PostgresKind) {
        let start = bytes.count
        let hasNull = column.contains(.null)
        for word in [1, hasNull ? 1 : 0, Int(kind.element), column.count, 1] {
            write(length: word)
        }
        for value in column {
            guard value != .null else {
                write(length: -1)
                continue
            }
            let place = bytes.count
            write(length: 0)
            write(value)
            let length = UInt32(bytes.count - place - 4)
            for index in 0..<4 {
                bytes[place + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(index)))
            }
        }
        places.append(start..<bytes.count)
    }

    private mutating func write(length: Int) {
        withUnsafeBytes(of: Int32(truncatingIfNeeded: length).bigEndian) {
            bytes.append(contentsOf: $0)
        }
    }

    private mutating func write(_ value: SQLValue) {
        switch value {
        case .null: break
        case .integer(let number):
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        case .text(var text): text.withUTF8 { PostgresText.escape($0, into: &bytes) }
        case .blob(let blob): bytes.append(contentsOf: blob)
        }
    }
}

/// What the server calls the kinds of our values.
enum PostgresKind: Character {
    case integer = "i"
    case text = "t"
    case blob = "b"
    case null = "n"

    init(_ value: SQLValue) {
        switch value {
        case .null: self = .null
        case .integer: self = .integer
        case .text: self = .text
        case .blob: self = .blob
        }
    }

    /// The type's number; the server finds out itself what an absent value would be.
    var element: UInt32 {
        switch self {
        case .integer: 20
        case .text: 25
        case .blob: 17
        case .null: 0
        }
    }

    var array: UInt32 {
        switch self {
        case .integer: 1016
        case .text: 1009
        case .blob: 1001
        case .null: 0
        }
    }

    /// The kind that a column of rows has; nil when it has more than one.
    static func common(to column: some Collection<SQLValue>) -> PostgresKind? {
        var common = PostgresKind.null
        for value in column {
            let kind = PostgresKind(value)
            if kind == .null || kind == common { continue }
            guard common == .null else { return nil }
            common = kind
        }
        return common
    }
}
