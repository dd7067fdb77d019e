import Synchronization

/// 直方图: how often a figure fell below each bound; the form Prometheus reads.
package final class Histogram: Sendable {
    private struct State {
        var counts: [Int]
        var sum = 0
        var count = 0
    }

    private let bounds: [Int]
    private let state: Mutex<State>

    package init(bounds: [Int]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count)))
    }

    package func record(_ value: Int) {
        let bucket = bounds.firstIndex { value <= $0 }
        state.withLock { state in
            if let bucket { state.counts[bucket] += 1 }
            state.sum += value
            state.count += 1
        }
    }

    package func text(_ name: String, labels: String = "") -> String {
        let (counts, sum, count) = state.withLock { ($0.counts, $0.sum, $0.count) }
        let before = labels.isEmpty ? "" : labels + ","
        let braces = labels.isEmpty ? "" : "{\(labels)}"
        var lines: [String] = []
        var below = 0
        for (bound, inBucket) in zip(bounds, counts) {
            below += inBucket
            lines.append("\(name)_bucket{\(before)le=\"\(bound)\"} \(below)")
        }
        lines.append("\(name)_bucket{\(before)le=\"+Inf\"} \(count)")
        lines.append("\(name)_sum\(braces) \(sum)")
        lines.append("\(name)_count\(braces) \(count)")
        return lines.joined(separator: "\n") + "\n"
    }
}

/// 计数器: a number that grows, or one that is set.
package final class Counter: Sendable {
    private let number = Atomic<Int>(0)

    package init() {}

    package var value: Int { number.load(ordering: .relaxed) }
    package func add(_ more: Int) { number.add(more, ordering: .relaxed) }
    package func set(_ value: Int) { number.store(value, ordering: .relaxed) }
}
