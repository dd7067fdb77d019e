import Values

/// 订购人姓名: under which names lists drew on one person's quota, as keyed hashes, newest first.
///
/// An inquiry gives a name and is told only whether it is one of these; no name can be read back.
package struct BuyerNames: Sendable, Equatable {
    /// More than one has by marriage and mistakes.
    static let limit = 8
    private var hashes: [String] = []

    package init() {}

    /// As `text` wrote it.
    init(text: String) { hashes = text.split(separator: " ").map(String.init) }

    var text: String { hashes.joined(separator: " ") }

    mutating func note(_ name: String, of person: String, zone: Zone) {
        let hash = Self.hash(name, person, zone)
        guard hashes.first != hash else { return }
        hashes.removeAll { $0 == hash }
        hashes.insert(hash, at: 0)
        hashes.removeLast(max(0, hashes.count - Self.limit))
    }

    package func contains(_ name: String, of person: String, zone: Zone) -> Bool {
        hashes.contains(Self.hash(name, person, zone))
    }

    /// Under the person, so that namesakes are not seen to be such.
    private static func hash(_ name: String, _ person: String, _ zone: Zone) -> String {
        let normal = name.filter { !$0.isWhitespace }
        return String(
            keyedHash(Array("name/\(person)/\(normal)".utf8), secret: zone.secret).prefix(16))
    }
}
