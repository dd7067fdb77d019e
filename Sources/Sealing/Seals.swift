import Synchronization

/// 封存: seals values for their places and opens them there, under the keys of one zone.
///
/// A sealed value is, in this order: version (1 byte), algorithm and compression (4 bits each),
/// number of the key (2 bytes), nonce (12 bytes), sealed text, tag (16 bytes). The first four bytes
/// and the place are authenticated with the text.
package final class Seals: Sendable {
    private struct Keys {
        var ring: KeyRing
        var ciphers: [Int: any SealCipher]
    }

    package static let version: UInt8 = 1
    private static let headerBytes = 4

    private let keys: Mutex<Keys?>
    private let nonces: Mutex<Nonces>
    /// One looks at a time, so that whoever comes meanwhile finds what the first one took.
    private let looking = Mutex(())
    /// The key file where it changed.
    private let reload: @Sendable () throws(SealProblem) -> KeyRing?

    /// `random` gives bits that nobody can guess; tests give their own.
    package init(
        _ ring: KeyRing, random: @escaping @Sendable () -> UInt64,
        reload: @escaping @Sendable () throws(SealProblem) -> KeyRing? = { nil }
    ) throws(SealProblem) {
        keys = Mutex(try Seals.keys(of: ring))
        nonces = Mutex(Nonces(random: random))
        self.reload = reload
    }

    /// Keys of nobody: a zone that was given none can neither seal nor open.
    private init() {
        keys = Mutex(nil)
        nonces = Mutex(Nonces(random: { 0 }))
        reload = { nil }
    }

    package static let none = Seals()

    /// The number of the key that seals now.
    package var currentNumber: Int? { keys.withLock { $0?.ring.current?.number } }

    /// Takes the keys of a file that changed, if they go on from those here; values sealed before
    /// stay readable.
    package func adopt(_ ring: KeyRing) throws(SealProblem) {
        let new = try Seals.keys(of: ring)
        let isTaken = keys.withLock { keys in
            guard let old = keys?.ring, ring.continues(old) else { return false }
            keys = new
            return true
        }
        guard isTaken else {
            throw .keyFile(
                zh: "密钥文件被换成了另一份或更旧的一份，平台继续使用原有密钥。",
                en: "Another key file, or an older one, was put in place of the one in use: "
                    + "the platform goes on with the keys it has.")
        }
    }

    /// Takes the keys of a file that changed since; whether it had.
    package func refresh() throws(SealProblem) -> Bool {
        try looking.withLock { _ throws(SealProblem) in
            guard let ring = try reload() else { return false }
            try adopt(ring)
            return true
        }
    }

    // MARK: Sealing

    package func seal(_ clear: [UInt8], at place: Place) throws(SealProblem) -> [UInt8] {
        guard let (number, key, cipher) = sealing(place) else { throw .noKey }
        let (compression, text) = try Compression.compress(clear)
        let header = [
            Seals.version, key.code << 4 | compression.rawValue, UInt8(number >> 8),
            UInt8(number & 255),
        ]
        let nonce = nonces.withLock { $0.next() }
        var sealed: [UInt8] = []
        sealed.reserveCapacity(Seals.overhead + text.count)
        sealed.append(contentsOf: header)
        sealed.append(contentsOf: nonce)
        try cipher.seal(text, nonce: nonce, context: header + place.bytes, to: &sealed)
        return sealed
    }

    package func open(_ sealed: [UInt8], at place: Place) throws(SealProblem) -> [UInt8] {
        guard sealed.count >= Seals.overhead, sealed[0] == Seals.version,
            let compression = Compression(rawValue: sealed[1] & 15)
        else { throw .broken(place: place.column.rawValue) }
        let number = Seals.keyNumber(of: sealed)
        let (key, cipher) = try opening(number)
        let nonceEnd = Seals.headerBytes + AESGCM.nonceBytes
        let context = Array(sealed[..<Seals.headerBytes]) + place.bytes
        guard key.code == sealed[1] >> 4,
            let text = try cipher.open(
                sealed[nonceEnd...], nonce: sealed[Seals.headerBytes..<nonceEnd], context: context)
        else { throw .broken(place: place.column.rawValue) }
        return try compression.expand(text)
    }

    /// What sealing adds to a value that cannot be made shorter.
    package static let overhead = headerBytes + AESGCM.nonceBytes + AESGCM.tagBytes

    /// The key that a value was sealed with; meaningless for anything else.
    package static func keyNumber(of sealed: [UInt8]) -> Int {
        sealed.count < headerBytes ? -1 : Int(sealed[2]) << 8 | Int(sealed[3])
    }

    /// The first bytes that every value sealed with a key begins with, one for each way to
    /// compress: so a database can be asked for them.
    package static func beginnings(of key: SealingKey) -> [[UInt8]] {
        (0...Compression.firstDictionary.rawValue).map {
            [
                version, key.algorithm.code << 4 | $0, UInt8(key.number >> 8),
                UInt8(key.number & 255),
            ]
        }
    }

    // MARK: Keys

    private func sealing(_ place: Place) -> (Int, SealingAlgorithm, any SealCipher)? {
        keys.withLock { keys in
            guard let keys else { return nil }
            let key = place.column.isForEver ? keys.ring.keys.first : keys.ring.current
            guard let key, let cipher = keys.ciphers[key.number] else { return nil }
            return (key.number, key.algorithm, cipher)
        }
    }

    private func opening(
        _ number: Int
    ) throws(SealProblem) -> (SealingAlgorithm, any SealCipher) {
        if let known = known(number) { return known }
        // Another node may have a key that this one has not noticed yet.
        _ = try refresh()
        if let known = known(number) { return known }
        throw .unknownKey(number: number)
    }

    private func known(_ number: Int) -> (SealingAlgorithm, any SealCipher)? {
        keys.withLock { keys in
            guard let keys, let cipher = keys.ciphers[number] else { return nil }
            return (keys.ring.keys[number].algorithm, cipher)
        }
    }

    private static func keys(of ring: KeyRing) throws(SealProblem) -> Keys {
        var ciphers: [Int: any SealCipher] = [:]
        for key in ring.keys where key.state != .retired {
            ciphers[key.number] = try key.algorithm.cipher(key: key.bytes)
        }
        return Keys(ring: ring, ciphers: ciphers)
    }
}

/// 一次性数: 64 bits of chance and a counter of 32, so that no nonce comes twice under one key.
///
/// Chance is drawn when a process begins and when the counter is full. The draws of 65,536 starts
/// of a platform meet with a probability under 2^-32, the bound of NIST SP 800-38D (8.2, 8.3). All
/// 96 bits drawn for each value would reach it after 2^32 values, a few days of a great zone.
private struct Nonces {
    let random: @Sendable () -> UInt64
    private var prefix: UInt64
    private var counter: UInt32 = 0

    init(random: @escaping @Sendable () -> UInt64) {
        self.random = random
        prefix = random()
    }

    mutating func next() -> [UInt8] {
        let (value, isFull) = counter.addingReportingOverflow(1)
        counter = value
        if isFull { prefix = random() }
        var nonce: [UInt8] = []
        nonce.reserveCapacity(12)
        for shift: UInt64 in [56, 48, 40, 32, 24, 16, 8, 0] {
            nonce.append(UInt8(truncatingIfNeeded: prefix >> shift))
        }
        for shift: UInt32 in [24, 16, 8, 0] {
            nonce.append(UInt8(truncatingIfNeeded: counter >> shift))
        }
        return nonce
    }
}
