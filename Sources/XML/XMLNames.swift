/// 名称表: the expanded names a reader knows, each with a small number; immutable once built.
///
/// Names are compared as bytes: the namespace first declared for a prefix and the local name.
public final class XMLNames: Sendable {
    /// What an element of an unknown name carries instead of a number.
    public static let unknown: Int32 = -1

    private struct Entry: Sendable {
        let namespace: [UInt8]
        let local: [UInt8]
    }

    private let entries: [Entry]
    /// Open addressing over a power of two; -1 is a free place.
    private let table: [Int32]

    /// Collects the names; numbers are given from 0 in the order of adding.
    public struct Builder: Sendable {
        private var entries: [(namespace: String, local: String)] = []
        private var numbers: [String: Int32] = [:]

        public init() {}

        /// The number of a name; the same name again gets the same number.
        public mutating func add(namespace: String, local: String) -> Int32 {
            let key = "\(namespace) \(local)"
            if let number = numbers[key] { return number }
            let number = Int32(entries.count)
            entries.append((namespace, local))
            numbers[key] = number
            return number
        }

        public func build() -> XMLNames { XMLNames(entries) }
    }

    private init(_ names: [(namespace: String, local: String)]) {
        let entries = names.map {
            Entry(namespace: Array($0.namespace.utf8), local: Array($0.local.utf8))
        }
        var size = 16
        while size < entries.count * 2 { size *= 2 }
        var table = [Int32](repeating: -1, count: size)
        for (number, entry) in entries.enumerated() {
            var place = entry.local.withUnsafeBufferPointer { XMLNames.hash($0) } & (size - 1)
            while table[place] >= 0 { place = (place + 1) & (size - 1) }
            table[place] = Int32(number)
        }
        self.entries = entries
        self.table = table
    }

    public var count: Int { entries.count }

    /// The number of a name, or -1. For an element without a namespace pass the empty string.
    public func id(namespace: String, local: String) -> Int32 {
        var namespace = namespace
        var local = local
        return namespace.withUTF8 { space in local.withUTF8 { find(namespace: space, local: $0) } }
    }

    /// The name that a number stands for, or nil when no such number was given.
    public func name(of id: Int32) -> (namespace: String, local: String)? {
        guard id >= 0, Int(id) < entries.count else { return nil }
        let entry = entries[Int(id)]
        return (
            String(decoding: entry.namespace, as: UTF8.self),
            String(decoding: entry.local, as: UTF8.self)
        )
    }

    func find(namespace: UnsafeBufferPointer<UInt8>, local: UnsafeBufferPointer<UInt8>) -> Int32 {
        let mask = table.count - 1
        var place = XMLNames.hash(local) & mask
        while table[place] >= 0 {
            let entry = entries[Int(table[place])]
            if entry.local.elementsEqual(local), entry.namespace.elementsEqual(namespace) {
                return table[place]
            }
            place = (place + 1) & mask
        }
        return XMLNames.unknown
    }

    /// FNV-1a: the table holds our own names only, so nobody can choose them to collide.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var value: UInt32 = 2_166_136_261
        for byte in bytes { value = (value ^ UInt32(byte)) &* 16_777_619 }
        return Int(value ^ (value >> 15))
    }
}
