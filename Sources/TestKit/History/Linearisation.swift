import Values

/// 线性化: whether one order of all operations on an account explains every answer, an order in
/// which nothing that was over comes after what began later (Herlihy and Wing; search by Wing and
/// Gong, with the memory of Lowe).
///
/// Complete within `steps`. The state of an account follows from the set of operations that
/// happened, so a set is tried once.
package struct Linearisation {
    package enum Verdict: Sendable, Equatable {
        case possible
        /// No order exists; the first answer that none explains.
        case impossible(AccountOperation)
        /// The search was given up.
        case undecided
    }

    package static func judge(
        _ operations: [AccountOperation], allowance: Amount, steps: Int = 5_000_000
    ) -> Verdict {
        var search = Linearisation(operations, AccountModel(allowance: allowance))
        return search.run(steps)
    }

    private let operations: [AccountOperation]
    /// Those with an answer by the moment they began, and by the moment they were over.
    private let began: [Int]
    private let ended: [Int]
    private let unknown: [Int]
    private var model: AccountModel
    private var happened: [Bool]
    private var tried: Set<Mark> = []
    private var frames: [Frame] = []

    /// A set of operations as the exclusive or of 128 random bits for each: two sets that meet
    /// would hide an order, so raise a false alarm; they never let a wrong history pass.
    private struct Mark: Hashable {
        var low: UInt64 = 0
        var high: UInt64 = 0

        mutating func toggle(_ index: Int) {
            low ^= Self.mix(UInt64(index) &+ 0x9E37_79B9_7F4A_7C15)
            high ^= Self.mix(UInt64(index) &* 0xD134_2543_DE82_EF95 &+ 0x94D0_49BB_1331_11EB)
        }

        private static func mix(_ number: UInt64) -> UInt64 {
            var mixed = number
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// A point of the search: what may come next, and how to take back what was tried last.
    private struct Frame {
        var choices: [Int]
        var next = 0
        var taken: (index: Int, before: AccountModel.Before)?
        let firstOpen: Int
        let firstEnd: Int
    }

    private init(_ operations: [AccountOperation], _ model: AccountModel) {
        self.operations = operations
        self.model = model
        let answered = operations.indices.filter { operations[$0].outcome != .unknown }
        began = answered.sorted { operations[$0].invoked < operations[$1].invoked }
        ended = answered.sorted { operations[$0].completed < operations[$1].completed }
        unknown = operations.indices.filter { operations[$0].outcome == .unknown }
        happened = Array(repeating: false, count: operations.count)
    }

    private mutating func run(_ steps: Int) -> Verdict {
        var mark = Mark()
        var furthest = 0
        guard let first = frame(after: nil) else { return .possible }
        frames = [first]
        for _ in 0..<steps {
            guard let last = frames.indices.last else {
                return .impossible(operations[ended[furthest]])
            }
            if let (index, before) = frames[last].taken {
                frames[last].taken = nil
                happened[index] = false
                mark.toggle(index)
                model.undo(before)
            }
            guard frames[last].next < frames[last].choices.count else {
                frames.removeLast()
                continue
            }
            let index = frames[last].choices[frames[last].next]
            frames[last].next += 1
            guard let before = model.apply(operations[index]) else { continue }
            // What changes nothing and is right now may always come now: no other choice is needed.
            if operations[index].isObservation { frames[last].next = frames[last].choices.count }
            frames[last].taken = (index, before)
            happened[index] = true
            mark.toggle(index)
            guard tried.insert(mark).inserted else { continue }
            guard let next = frame(after: frames[last]) else { return .possible }
            furthest = max(furthest, next.firstEnd)
            frames.append(next)
        }
        return .undecided
    }

    /// Nil when every operation with an answer has happened.
    private func frame(after last: Frame?) -> Frame? {
        var firstEnd = last?.firstEnd ?? 0
        while firstEnd < ended.count, happened[ended[firstEnd]] { firstEnd += 1 }
        guard firstEnd < ended.count else { return nil }
        var firstOpen = last?.firstOpen ?? 0
        while happened[began[firstOpen]] { firstOpen += 1 }
        let limit = operations[ended[firstEnd]].completed
        var observations: [Int] = []
        var changes: [Int] = []
        for index in began[firstOpen...] {
            guard operations[index].invoked <= limit else { break }
            if happened[index] { continue }
            if operations[index].isObservation {
                observations.append(index)
            } else {
                changes.append(index)
            }
        }
        // Whoever must be done first is tried first; what may never have happened, last.
        changes.sort { operations[$0].completed < operations[$1].completed }
        let doubtful = unknown.filter { !happened[$0] && operations[$0].invoked <= limit }
        return Frame(
            choices: observations + changes + doubtful, firstOpen: firstOpen, firstEnd: firstEnd)
    }
}
