import Storage
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// 数据库存储: the storage on PostgreSQL, which any number of nodes may share.
///
/// A write holds the pen of its zone, so it is the only writer of the zone wherever it runs.
/// Conflicts and lost connections are tried again. A COMMIT whose answer was lost, or whose wait
/// for the standby was cancelled, is never taken for done: the engine asks for its mark, and
/// fails when it gets no answer in time.
package final class PostgresStorage: Storage {
    private let pool: PostgresPool
    private let zone: String
    private let limits: PostgresLimits
    private let marks = Mutex<CommitMarks?>(nil)

    /// Connects when first asked; `url` may name several hosts and TLS files, as libpq has it.
    package init(url: String, zone: String, limits: PostgresLimits = PostgresLimits()) throws {
        self.zone = zone
        self.limits = limits
        pool = PostgresPool(try PostgresAddress(url, limits), limits)
    }

    package var isShared: Bool { true }

    package func read<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try again(for: limits.patienceOfRead) { place in
            let link = try connected(place, reading: true)
            return try attempt(link, reading: true) {
                try link.execute(
                    """
                    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
                    SET LOCAL statement_timeout = 0;
                    SET LOCAL idle_in_transaction_session_timeout = '10min'
                    """)
                let result = try body(Transaction(PostgresConnection(link: link)))
                try link.execute("COMMIT")
                return result
            }
        }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try again(for: limits.patience) { place in
            let link = try connected(place, reading: false)
            let marks = try attempt(link) { try known(link) }
            let result: T = try attempt(link) {
                try marks.begin(place, link)
                let result = try body(Transaction(PostgresConnection(link: link)))
                // What failed has undone the transaction, even if the body went on.
                if let fault = link.fault { throw fault.problem }
                return result
            }
            if try commit(link) { return result }
            if try wasCommitted(place, marks) { return result }
            throw Again(problem: .io("the transaction was not committed"))
        }
    }

    package func close() throws { pool.close() }

    // MARK: Trying again

    /// Nothing of the attempt was kept; the same may succeed the next time.
    private struct Again: Error { var problem: StorageProblem }

    /// Runs `work` until it succeeds, fails for good, or patience ends.
    private func again<T>(
        for patience: Duration, _ work: (PostgresPool.Place) throws -> T
    ) throws -> T {
        let end = ContinuousClock.now + patience
        var pause = Duration.zero
        while true {
            if pool.isClosed { throw StorageProblem.closed }
            do {
                return try pool.lend(work)
            } catch let again as Again {
                guard ContinuousClock.now + pause < end else { throw again.problem }
            }
            Self.sleep(pause)
            pause = min(max(pause * 2, .milliseconds(5)), .milliseconds(500))
        }
    }

    private func connected(_ place: PostgresPool.Place, reading: Bool) throws -> PostgresLink {
        do {
            return try pool.link(of: place, reading: reading)
        } catch let problem as StorageProblem where problem.isPassing {
            throw Again(problem: problem)
        }
    }

    /// Runs `work` and undoes its transaction when it fails. A failure of the connection that
    /// may pass becomes ``Again``, whatever the body made of it.
    private func attempt<T>(
        _ link: PostgresLink, reading: Bool = false, _ work: () throws -> T
    ) throws -> T {
        link.forgetFaults()
        do {
            return try work()
        } catch {
            let fault = link.fault
            _ = try? link.execute("ROLLBACK")
            if let fault, fault.isPassing, !(reading && fault.isWriteRefused) {
                throw Again(problem: fault.problem)
            }
            throw error
        }
    }

    /// Half of the pause is chance, so that nodes that collided do not collide again.
    private static func sleep(_ pause: Duration) {
        guard pause > .zero else { return }
        let microseconds = pause.milliseconds * 1_000
        usleep(UInt32(microseconds / 2 + Int64.random(in: 0...microseconds / 2)))
    }

    // MARK: Commit

    /// Whether the commit is certain. Throws when it is certain that it was not done.
    private func commit(_ link: PostgresLink) throws -> Bool {
        link.wasWarned = false
        do {
            let tag = try link.execute("COMMIT").tag
            if tag == "COMMIT" { return !link.wasWarned }
            throw StorageProblem.other("the transaction was undone")
        } catch {
            guard let fault = link.fault else { throw error }
            guard fault.isCertain, !link.isBroken else { return false }
            if fault.isPassing { throw Again(problem: fault.problem) }
            throw fault.problem
        }
    }

    /// Asks until it is known, or patience ends.
    private func wasCommitted(_ place: PostgresPool.Place, _ marks: CommitMarks) throws -> Bool {
        let end = ContinuousClock.now + limits.patience
        var pause = Duration.milliseconds(5)
        while true {
            do {
                return try marks.wasCommitted(place, try pool.link(of: place, reading: false))
            } catch {
                _ = try? place.link?.execute("ROLLBACK")
                guard ContinuousClock.now + pause < end, !pool.isClosed else {
                    throw StorageProblem.io("whether the last commit was done is not known")
                }
            }
            Self.sleep(pause)
            pause = min(pause * 2, .milliseconds(500))
        }
    }

    private func known(_ link: PostgresLink) throws -> CommitMarks {
        if let marks = marks.withLock({ $0 }) { return marks }
        let made = try CommitMarks.prepare(zone: zone, link)
        return marks.withLock { marks in
            let kept = marks ?? made
            marks = kept
            return kept
        }
    }
}
