import Foundation
import SQLiteStorage
import Storage
import Synchronization
import TestKit

/// 底账: a database of which every commit is known, so that any restored moment can be judged.
final class KnownStorage: Sendable {
    /// What one commit did to the rows, and a moment after it and before the next.
    private struct Commit {
        var rows: [Int: Int]
        var after: Int64
    }

    private struct State {
        var commits: [Commit] = []
        var random: SeededRandom
    }

    let shelf: Shelf
    let storage: SQLiteStorage
    let archive: String
    private let clock: Ticker
    private let state: Mutex<State>

    /// Each row fills a good part of a page, so that commits overwrite each other's pages.
    private static let rows = 400

    /// Archived from the start, unless there are no rules for it.
    init(seed: UInt64, baseMilliseconds: Int64 = 1_000_000_000, keepMilliseconds: Int64? = nil)
        throws
    {
        shelf = try Shelf()
        clock = Ticker()
        archive = shelf.folder.path + "/archive"
        var rules = Self.rules(archive, clock)
        rules.baseMilliseconds = baseMilliseconds
        rules.keepMilliseconds = keepMilliseconds ?? rules.keepMilliseconds
        storage = try SQLiteStorage(path: shelf.path, logSize: 1 << 20, archive: rules)
        state = Mutex(State(random: SeededRandom(seed: seed)))
        try storage.write {
            try $0.execute(
                "CREATE TABLE known (id INTEGER PRIMARY KEY, round INTEGER NOT NULL, body BLOB)")
        }
        try LogArchive.mark(shelf.path)
        try step()
    }

    private static func rules(_ archive: String, _ clock: Ticker) -> ArchiveRules {
        var rules = ArchiveRules(directory: archive, now: { clock.next() })
        rules.milliseconds = 5
        rules.baseMilliseconds = 1_000_000_000
        return rules
    }

    /// Another platform on the same file and archive.
    func again() throws -> SQLiteStorage {
        try SQLiteStorage(
            path: shelf.path, logSize: 1 << 20, archive: Self.rules(archive, clock))
    }

    /// Archives what was committed by now.
    func step() throws { try storage.archive?.step() }

    /// Ends without a last step, as a kill does: the archive is out of reach at that moment.
    func crash() throws {
        try FileManager.default.moveItem(atPath: archive, toPath: archive + "-away")
        try storage.close()
        try FileManager.default.moveItem(atPath: archive + "-away", toPath: archive)
    }

    /// Time goes on by a millisecond whenever it is asked.
    func now() -> Int64 { clock.next() }

    /// One commit of a few rows, by `writer` if that is another program.
    func commit(by writer: SQLiteStorage? = nil) throws {
        let (round, rows) = state.withLock { state in
            let rows = (0..<8).map { _ in Int.random(in: 0..<Self.rows, using: &state.random) }
            return (state.commits.count + 1, Set(rows))
        }
        try (writer ?? storage).write { transaction in
            for row in rows {
                let body = [UInt8](repeating: UInt8(truncatingIfNeeded: round), count: 1_500)
                try transaction.execute(
                    """
                    INSERT INTO known (id, round, body) VALUES (\(row), \(round), \(body))
                    ON CONFLICT (id) DO UPDATE SET round = excluded.round, body = excluded.body
                    """)
            }
        }
        let after = now()
        let changed = Dictionary(rows.map { ($0, round) }) { $1 }
        state.withLock { $0.commits.append(Commit(rows: changed, after: after)) }
    }

    var count: Int { state.withLock { $0.commits.count } }

    /// A moment after commit `round` and before the next.
    func moment(_ round: Int) -> Int64 { state.withLock { $0.commits[round - 1].after } }

    /// What the rows held after so many commits.
    func rows(after round: Int) -> [Int: Int] {
        state.withLock { state in
            state.commits.prefix(round).reduce(into: [:]) { $0.merge($1.rows) { $1 } }
        }
    }

    /// Restores a moment; how many commits are in it, after proof that it is exactly these.
    func restored(at instant: Int64?) throws -> (round: Int, archive: ArchiveRestore) {
        let place = try Shelf()
        let result = try ArchiveRestore(from: archive, to: place.path, at: instant)
        let copy = try SQLiteStorage(path: place.path, logSize: 1 << 20)
        if let problem = try copy.integrityProblem() { throw Unlike(text: problem) }
        let found = try copy.read { transaction in
            try transaction.rows("SELECT id, round, body FROM known") { row in
                (Int(row.integer(0)), Int(row.integer(1)), row.blob(2))
            }
        }
        try copy.close()
        let round = found.map(\.1).max() ?? 0
        let expected = rows(after: round)
        let held = Dictionary(found.map { ($0.0, $0.1) }) { $1 }
        guard held == expected,
            found.allSatisfy({ row in
                row.2.count == 1_500
                    && row.2.allSatisfy { $0 == UInt8(truncatingIfNeeded: row.1) }
            })
        else { throw Unlike(text: "not the state after \(round) commits") }
        return (round, result)
    }

    /// What was restored is no state that ever was.
    struct Unlike: Error { var text: String }
}

/// 虚拟滴答: a clock that is a count.
final class Ticker: Sendable {
    private let count = Atomic<Int64>(1_700_000_000_000)

    func next() -> Int64 { count.add(1, ordering: .relaxed).newValue }
}
