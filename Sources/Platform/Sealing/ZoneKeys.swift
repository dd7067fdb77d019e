import Clearance
import Evidence
import Sealing
import Storage

/// 综试区密钥: what a zone hashes persons with and seals personal data with, from its key file.
package struct ZoneKeys: Sendable {
    package var secret: [UInt8]
    package var seals: Seals
    /// Vouches for what is recorded of every change.
    package var journal: JournalKey
    /// Whether the database still knows the key that new values are sealed with; asked within the
    /// transaction that keeps them, so that nothing is sealed under a key that was retired.
    package var check: @Sendable (borrowing Transaction) throws -> Void

    package init(
        _ ring: KeyRing, seals: Seals,
        check: @escaping @Sendable (borrowing Transaction) throws -> Void = { _ in }
    ) {
        secret = ring.lookup
        self.seals = seals
        journal = JournalKey(secret: ring.lasting)
        self.check = check
    }

    /// The keys that belong to a database: its key file is made with the first start, and a
    /// database that needs another one is refused.
    ///
    /// A database of an earlier version is sealed first, row by row; `erase` is called when every
    /// row is, so that the engine forgets what stood in the clear.
    package static func open(
        _ settings: Settings, storage: any Storage, erase: () throws -> Void = {}
    ) throws -> ZoneKeys {
        let path = settings.keyFilePath
        let zone = settings.zone.id
        let (needed, old) = try storage.read { transaction in
            (
                try SealingKeyRows.fingerprints(zone, transaction),
                try SettingRows.oldSecret(zone, transaction)
            )
        }
        let file = KeyFile(path: path)
        var found = try file.read()
        if found == nil {
            guard needed.isEmpty else { throw SealProblem.isMissing(path) }
            var random = SystemRandomNumberGenerator()
            let made = KeyRing(
                lookup: old ?? KeyFile.random(32, &random),
                algorithm: settings.sealing.algorithm, random: { KeyFile.random($0, &random) })
            found = try file.make(made)
        }
        guard let ring = found else { throw SealProblem.isMissing(path) }
        // An old database is known by the secret that it kept itself.
        if let old, old != ring.lookup { throw SealProblem.isOther(path) }
        let keys = try ZoneKeys(file, ring, zone)
        // Who has nothing to write starts without the pen, whoever holds it.
        let isRelied = SealingKeyRows.isRelied(on: ring, by: needed)
        func rely(_ storage: any Storage) throws {
            // Two nodes that start first at the same moment both found that nothing was needed.
            try storage.write { try SealingKeyRows.rely(on: ring, in: path, zone, $0) }
        }
        if old == nil {
            if !isRelied { try rely(JournaledStorage(storage, settings, keys)) }
            return keys
        }
        // Before anything is recorded, so that the first record has the rows as they stay.
        if !isRelied { try rely(storage) }
        try FirstSealing(zone: settings.zone.unlocked(by: keys), storage: storage)
            .run(erase: erase)
        return keys
    }

    private init(_ file: KeyFile, _ ring: KeyRing, _ zone: String) throws {
        let seals = try Seals(
            ring,
            random: {
                var random = SystemRandomNumberGenerator()
                return random.next()
            }, reload: file.readIfChanged)
        self.init(ring, seals: seals) { transaction in
            if try SealingKeyRows.knows(seals.currentNumber, zone, transaction) { return }
            // The next key came into the file before this one could be retired.
            _ = try seals.refresh()
            guard try SealingKeyRows.knows(seals.currentNumber, zone, transaction) else {
                throw SealProblem.isOther(file.path)
            }
        }
    }
}

extension JournaledStorage {
    /// For what is written beside the platform.
    package convenience init(_ engine: any Storage, _ settings: Settings, _ keys: ZoneKeys) {
        self.init(
            engine, tables: Schema.tables, zone: settings.zone.id, key: keys.journal,
            now: { SystemClock().now.milliseconds })
    }
}

extension Zone {
    /// The zone with what it hashes and seals with.
    package func unlocked(by keys: ZoneKeys) -> Zone {
        var zone = self
        zone.secret = keys.secret
        zone.seals = keys.seals
        return zone
    }
}

extension KeyRing {
    /// What tells each of its keys.
    var fingerprints: [String: String] {
        var known = ["lookup": lookupFingerprint]
        for key in keys where key.state != .retired { known[String(key.number)] = key.fingerprint }
        return known
    }
}

extension SealProblem {
    fileprivate static func isMissing(_ path: String) -> SealProblem {
        .keyFile(
            zh: "数据库中的个人信息已封存，而密钥文件 \(path) 不在。请从另存处恢复，或用 --key-file 指明；没有它无法启动。",
            en: "The database is sealed and its key file \(path) is not there. Bring it back from "
                + "where its copy is kept, or name it with --key-file: nothing starts without it.")
    }

    static func isOther(_ path: String) -> SealProblem {
        .keyFile(
            zh: "密钥文件 \(path) 不属于这个数据库，或比它旧。请换上正确的密钥文件。",
            en: "The key file \(path) is not that of this database, or is older than it is: "
                + "put the right one in its place.")
    }
}
