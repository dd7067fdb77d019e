import Clearance
import Foundation
import Sealing
import Storage
import Values

/// 密钥轮换: a new key comes by two people, rows move to it, and the old one goes.
///
/// Each step is an event first and takes effect in the key file after that.
package struct KeyRotation {
    package let zone: Zone
    private let file: KeyFile
    private let storage: any Storage
    /// How long a running platform takes to notice another key file, and as long again.
    package static let noticeSeconds = 10

    /// `zone` is unlocked by the key file of `settings`.
    package init(_ settings: Settings, zone: Zone, storage: any Storage) {
        self.zone = zone
        self.storage = storage
        file = KeyFile(path: settings.keyFilePath)
    }

    package func ring() throws -> KeyRing {
        guard let ring = try file.read() else { throw SealProblem.noKey }
        return ring
    }

    // MARK: Two people

    package func propose(
        _ algorithm: SealingAlgorithm, by person: String, at now: Instant
    ) throws -> SealingKey {
        try file.alone {
            var ring = try ring()
            var random = SystemRandomNumberGenerator()
            let key = try ring.propose(
                algorithm, by: person, bytes: KeyFile.random(algorithm.keyBytes, &random))
            try storage.write {
                try record("keys.proposed", "\(key.number) \(algorithm.rawValue)", person, now, $0)
            }
            try file.replace(by: ring)
            return key
        }
    }

    package func approve(by person: String, at now: Instant) throws -> SealingKey {
        try file.alone {
            var ring = try ring()
            let key = try ring.approve(by: person)
            try storage.write {
                // The file holds the key already, so the database may rely on it from here on;
                // interrupted before the file says so too, the approval is repeated.
                try SealingKeyRows.rely(on: ring, in: file.path, zone.id, $0)
                try record(
                    "keys.approved", "\(key.number), proposed by \(key.proposedBy)", person, now, $0
                )
            }
            try file.replace(by: ring)
            return key
        }
    }

    // MARK: The old key

    /// Seals every row under the current key that stands under another; events stay as they are.
    ///
    /// Works beside a running platform: in small commits, with as much pause as work. A row that
    /// changed meanwhile is left: who changed it sealed it anew.
    package func reseal(
        by person: String, at now: Instant, progress: (_ rows: Int) -> Void = { _ in }
    ) throws -> Int {
        try zone.seals.adopt(ring())
        var count = 0
        for table in SealedTable.all where table.columns.contains(where: { !$0.isForEver }) {
            var key: [String]?
            while true {
                let begin = ContinuousClock.now
                let (last, changed) = try storage.write { transaction in
                    guard try SealingKeyRows.knows(zone.seals.currentNumber, zone.id, transaction)
                    else { throw SealProblem.isOther(file.path) }
                    let rows = try SealedTableRows.next(
                        of: table, after: key, zone, transaction)
                    let sealed = try rows.map { ($0, try renewed($0, of: table)) }
                    return (
                        rows.last?.key,
                        try SealedTableRows.replace(sealed, of: table, zone, transaction)
                    )
                }
                guard let last else { break }
                key = last
                count += changed
                progress(count)
                if changed > 0 { Thread.sleep(forTimeInterval: begin.secondsSince) }
            }
        }
        let total = count
        try storage.write { try record("keys.resealed", "\(total) rows", person, now, $0) }
        return total
    }

    private func renewed(
        _ row: SealedTableRows.Stored, of table: SealedTable
    ) throws -> [[UInt8]?] {
        try zip(row.values, table.columns).map { value, column in
            guard let value, Seals.keyNumber(of: value) != zone.seals.currentNumber else {
                return value
            }
            let place = Place(column, zone: zone.id, key: row.key)
            return try zone.seals.seal(zone.seals.open(value, at: place), at: place)
        }
    }

    /// Forgets a key for ever; refused while a row needs it.
    package func retire(_ number: Int, by person: String, at now: Instant) throws {
        try file.alone {
            var ring = try ring()
            let key = ring.keys.first { $0.number == number }
            try ring.retire(number)
            guard try file.secondsSinceChange >= Self.noticeSeconds else {
                throw SealProblem.keyFile(
                    zh: "密钥文件刚刚变更，运行中的平台可能仍在用旧密钥；请 \(Self.noticeSeconds) 秒后再试。",
                    en: "The key file changed just now, and a running platform may still seal with "
                        + "the old key: try again in \(Self.noticeSeconds) seconds.")
            }
            let beginnings = key.map { Seals.beginnings(of: $0) } ?? []
            try storage.write { transaction in
                for table in SealedTable.all {
                    for column in table.columns
                    where try SealedTableRows.holds(
                        beginnings, in: column, of: table, zone, transaction)
                    {
                        throw SealProblem.keyFile(
                            zh: "\(column.rawValue) 中仍有以 \(number) 号密钥封存的内容，"
                                + "请先执行 tongguan keys reseal。",
                            en: "\(column.rawValue) still holds what key \(number) sealed: "
                                + "tongguan keys reseal comes first.")
                    }
                }
                try SealingKeyRows.forget(String(number), zone.id, transaction)
                try record("keys.retired", String(number), person, now, transaction)
            }
            try file.replace(by: ring)
        }
    }

    private func record(
        _ kind: String, _ detail: String, _ person: String, _ now: Instant,
        _ transaction: borrowing Transaction
    ) throws {
        try EventRows.record(kind, at: now, actor: person, detail: detail, zone, transaction)
    }
}

extension ContinuousClock.Instant {
    fileprivate var secondsSince: Double {
        let (seconds, attoseconds) = (ContinuousClock.now - self).components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
