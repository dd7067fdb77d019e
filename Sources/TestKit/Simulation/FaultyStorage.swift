import Clearance
import Storage
import Synchronization

/// 多难的存储: a storage that fails as engines, disks and networks do, by a seed.
///
/// Every failure is one that the engine below could have had: a commit is either whole or not
/// there, whatever is reported. `sabotage` is a bug on purpose, to prove that it would be found.
final class FaultyStorage: Storage {
    private enum Mishap: CaseIterable {
        /// The n-th statement of the body fails; a passing failure, or one of this batch alone.
        case statement, strangeStatement
        case beforeCommit
        /// The outcome is unknown: committed and reported lost, or neither.
        case lostAfterCommit, lostBeforeCommit
        case busy, full
        /// The engine resolves a conflict by running the body again.
        case twice
    }

    private struct State {
        var chance: Chance
        /// How many mishaps are still to come; then the storage works, so that a story can end.
        var budget: Int
        var count = 0
    }

    private let engine: any Storage
    private let zone: Zone
    private let state: Mutex<State>
    let sabotage: Sabotage?

    init(_ engine: any Storage, zone: Zone, seed: UInt64, mishaps: Int, sabotage: Sabotage?) {
        self.engine = engine
        self.zone = zone
        self.sabotage = sabotage
        state = Mutex(State(chance: Chance(seed: seed), budget: mishaps))
    }

    /// How many mishaps there were.
    var mishaps: Int { state.withLock { $0.count } }

    func heal() { state.withLock { $0.budget = 0 } }
    func close() throws {}

    /// As a transaction like the others: between reading and writing the one connection of an
    /// engine in memory would prepare every statement anew, a third of all time.
    func read<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try engine.write(body)
    }

    func write<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        let (mishap, position) = draw()
        switch mishap {
        case nil: return try commit(body)
        case .busy: throw StorageProblem.busy
        case .full: throw StorageProblem.full
        case .statement: return try commit(body, failing: position, .io("simulated"))
        case .strangeStatement: return try commit(body, failing: position, .other("simulated"))
        case .beforeCommit, .lostBeforeCommit:
            return try engine.write { transaction in
                _ = try body(transaction)
                throw StorageProblem.io("simulated")
            }
        case .lostAfterCommit:
            _ = try commit(body)
            throw StorageProblem.io("simulated")
        case .twice:
            try? engine.write { transaction in
                _ = try body(transaction)
                throw StorageProblem.busy
            }
            return try commit(body)
        }
    }

    private func draw() -> (Mishap?, Int) {
        state.withLock { state in
            guard state.budget > 0, state.chance.once(in: 3) else { return (nil, 0) }
            state.budget -= 1
            state.count += 1
            return (state.chance.pick(Mishap.allCases), state.chance.below(30))
        }
    }

    private func commit<T: Sendable>(
        _ body: (borrowing Transaction) throws -> T, failing position: Int? = nil,
        _ problem: StorageProblem = .busy
    ) throws -> T {
        guard sabotage != .answersBeforeCommit else { return try forget(body) }
        return try engine.write { transaction in
            let layer = transaction.through {
                FaultyConnection($0, failing: position, problem, hiding: sabotage?.hidden)
            }
            let before = try sabotage.map { try SabotageRows.prepare($0, zone, transaction) }
            let result = try body(layer)
            if let sabotage, let before {
                try SabotageRows.spoil(sabotage, zone, before, transaction)
            }
            return result
        }
    }

    /// The bug of answering what is not durable, for one batch in eight.
    private func forget<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        guard state.withLock({ $0.chance.once(in: 8) }) else { return try engine.write(body) }
        let kept = Mutex<T?>(nil)
        try? engine.write { transaction in
            let result = try body(transaction)
            kept.withLock { $0 = result }
            throw StorageProblem.busy
        }
        guard let result = kept.withLock({ $0 }) else { throw StorageProblem.busy }
        return result
    }
}
