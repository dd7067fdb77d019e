import Foundation
import Synchronization
import TestKit
import Values

/// 不断的申报: papers sent without end over several nodes, and when each was acknowledged.
final class SteadyTrade: Sendable {
    private let site: Site
    private let nodes: Nodes
    private let state: Mutex<State>
    private let isOver = Atomic<Bool>(false)
    private let isAbandoned = Atomic<Bool>(false)

    private struct State {
        var trade: Trade
        var waiting: [Letter] = []
        var acknowledged: [Int: (letter: Letter, answer: HTTPAnswer)] = [:]
        /// When a letter was first acknowledged, and when that sending of it began.
        var moments: [(sent: Double, answered: Double)] = []
        var refused: [String] = []
        var sendings = 0
    }

    init(_ site: Site, _ nodes: Nodes, seed: UInt64, at: Instant) {
        (self.site, self.nodes) = (site, nodes)
        state = Mutex(State(trade: Trade(seed: seed, at: at)))
    }

    static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

    var trade: Trade { state.withLock { $0.trade } }
    var acknowledged: [(letter: Letter, answer: HTTPAnswer)] {
        state.withLock { Array($0.acknowledged.values) }
    }
    /// Answers that no letter may get; the first ten.
    var refused: [String] { state.withLock { Array($0.refused.prefix(10)) } }
    var sendings: Int { state.withLock { $0.sendings } }

    func start(connections: Int) -> DispatchGroup {
        onThreads(connections) { [self] index in
            var place = index
            var wire: Wire?
            while let letter = next() {
                send(letter, &wire, &place)
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
    }

    /// Sends what is under way to its end, and nothing new.
    func stop() { isOver.store(true, ordering: .relaxed) }

    /// Leaves even what is under way.
    func abandon() {
        stop()
        isAbandoned.store(true, ordering: .relaxed)
    }

    private func next() -> Letter? {
        state.withLock { state in
            if state.waiting.isEmpty {
                guard !isOver.load(ordering: .relaxed) else { return nil }
                state.waiting = state.trade.letters(of: 8, most: 3)
            }
            return state.waiting.popLast()
        }
    }

    private func send(_ letter: Letter, _ wire: inout Wire?, _ place: inout Int) {
        while !isAbandoned.load(ordering: .relaxed) {
            if wire == nil {
                // Neither node nor database may hold one letter for longer than this.
                wire = try? nodes.node(place).connect(seconds: 20)
                place += 1
            }
            let sent = Self.now
            let answer = wire.flatMap { letter.send(over: $0, key: site.keys[letter.sender] ?? "") }
            let isDone = state.withLock { state -> Bool in
                state.sendings += 1
                switch answer {
                case let answer? where answer.status == 200:
                    state.acknowledged[letter.number] = (letter, answer)
                    state.moments.append((sent, Self.now))
                    return true
                case let answer? where ![429, 500, 503, 507].contains(answer.status):
                    state.refused.append("letter \(letter.number): \(answer.status) \(answer.text)")
                    return true
                default: return false
                }
            }
            if isDone { return }
            wire = nil
            Thread.sleep(forTimeInterval: 0.1)
        }
    }

    /// Waits until something is acknowledged that was sent after a moment.
    func awaitAnswer(sentAfter moment: Double, seconds: Double) -> Bool {
        let end = Self.now + seconds
        while Self.now < end {
            if state.withLock({ $0.moments.contains { $0.sent > moment } }) { return true }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return false
    }

    /// The longest time after a moment in which nothing was acknowledged.
    func longestSilence(since start: Double) -> Double {
        let moments = state.withLock { $0.moments.map(\.answered) }.filter { $0 > start }.sorted()
        return zip([start] + moments, moments + [Self.now]).map { $1 - $0 }.max() ?? 0
    }
}
