import Synchronization

/// 字节预算: how many bytes of unfinished bodies the platform holds at once.
package final class ByteBudget: Sendable {
    private let left: Atomic<Int>

    package init(bytes: Int) { left = Atomic(bytes) }

    /// Whether there was room; whoever took it gives it back.
    package func take(_ bytes: Int) -> Bool {
        let after = left.subtract(bytes, ordering: .relaxed).newValue
        if after >= 0 { return true }
        left.add(bytes, ordering: .relaxed)
        return false
    }

    package func giveBack(_ bytes: Int) { left.add(bytes, ordering: .relaxed) }
}
