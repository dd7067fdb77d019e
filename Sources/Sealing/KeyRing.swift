/// 密钥串: what a key file holds: the lookup key and the sealing keys, old and new.
package struct KeyRing: Sendable, Equatable {
    /// Persons are hashed with it. It never changes, or nobody would find a person again.
    package private(set) var lookup: [UInt8]
    /// By number, from 0 on.
    package private(set) var keys: [SealingKey]

    static let most = 1_000

    /// A ring of a new zone; `random` gives that many bytes that nobody can guess.
    package init(
        lookup: [UInt8], algorithm: SealingAlgorithm, random: (_ count: Int) -> [UInt8]
    ) {
        self.lookup = lookup
        keys = [SealingKey.eventNumber, 1].map { number in
            SealingKey(
                number: number, algorithm: algorithm, state: .current, proposedBy: "-",
                approvedBy: "-", bytes: random(algorithm.keyBytes))
        }
    }

    init(lookup: [UInt8], keys: [SealingKey]) throws(SealProblem) {
        self.lookup = lookup
        self.keys = keys
        let rotating = keys.dropFirst()
        guard !lookup.isEmpty, keys.map(\.number) == Array(0..<keys.count),
            keys.first?.state == .current, rotating.count(where: { $0.state == .current }) == 1,
            rotating.count(where: { $0.state == .proposed }) <= 1, keys.count <= KeyRing.most,
            keys.allSatisfy({ ($0.state == .retired) == $0.bytes.isEmpty }),
            keys.allSatisfy({ $0.bytes.isEmpty || $0.bytes.count == $0.algorithm.keyBytes })
        else {
            throw .keyFile(
                zh: "密钥文件内容前后不符。", en: "The key file contradicts itself.")
        }
    }

    /// The key that new values are sealed with.
    package var current: SealingKey? { keys.dropFirst().first { $0.state == .current } }
    package var proposed: SealingKey? { keys.first { $0.state == .proposed } }

    /// The bytes of the key that no rotation changes, for deriving others that must last.
    package var lasting: [UInt8] { keys.first?.bytes ?? [] }

    package var lookupFingerprint: String {
        SealingKey.fingerprint(of: lookup, as: "lookup")
    }

    /// Whether it came from another by rotating: nothing is lost but what was retired or never
    /// sealed, and an older key does not seal again.
    func continues(_ old: KeyRing) -> Bool {
        lookup == old.lookup && current?.number ?? 0 >= old.current?.number ?? 0
            && old.keys.filter { $0.state != .proposed }.allSatisfy { key in
                guard keys.indices.contains(key.number) else { return false }
                let new = keys[key.number]
                return new.state == .retired
                    || new.bytes == key.bytes && new.algorithm == key.algorithm
            }
    }

    // MARK: Rotation

    /// A new key waits for a second person; refused while another waits.
    package mutating func propose(
        _ algorithm: SealingAlgorithm, by name: String, bytes: [UInt8]
    ) throws(SealProblem) -> SealingKey {
        if let proposed {
            throw .keyFile(
                zh: "\(proposed.number) 号密钥正等待批准。",
                en: "Key \(proposed.number) waits for approval already.")
        }
        let key = SealingKey(
            number: keys.count, algorithm: algorithm, state: .proposed, proposedBy: name,
            approvedBy: "-", bytes: bytes)
        self = try KeyRing(lookup: lookup, keys: keys + [key])
        return key
    }

    /// From now on the proposed key seals, and the one before only opens.
    package mutating func approve(by name: String) throws(SealProblem) -> SealingKey {
        guard let proposed else {
            throw .keyFile(zh: "没有待批准的密钥。", en: "No key waits for approval.")
        }
        guard !KeyRing.isOnePerson(proposed.proposedBy, name) else {
            throw .keyFile(
                zh: "提出人不能自己批准，请由另一人批准。",
                en: "Who proposed it may not approve it: a second person must.")
        }
        for index in keys.indices.dropFirst() where keys[index].state == .current {
            keys[index].state = .reading
        }
        keys[proposed.number].state = .current
        keys[proposed.number].approvedBy = name
        return keys[proposed.number]
    }

    /// Two people differ in their names and in the keys that they came with: `name@key`.
    static func isOnePerson(_ one: String, _ other: String) -> Bool {
        let (one, other) = (one.split(separator: "@"), other.split(separator: "@"))
        return one.first == other.first
            || one.count > 1 && other.count > 1 && one.last == other.last
    }

    /// Forgets a key that nothing is sealed under any more.
    package mutating func retire(_ number: Int) throws(SealProblem) {
        guard keys.indices.contains(number), keys[number].state == .reading else {
            throw .keyFile(
                zh: "只有不再用于封存的密钥可以停用；\(number) 号不是。",
                en: "Only a key that no longer seals can be retired; \(number) is none.")
        }
        keys[number].state = .retired
        keys[number].bytes = []
    }
}
