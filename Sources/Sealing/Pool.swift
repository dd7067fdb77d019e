import Synchronization

/// Idle contexts of a library that are dear to make and belong to one call at a time.
final class Pool<Context: Sendable>: Sendable {
    private let idle = Mutex<[Context]>([])
    /// As many as cores that work at one moment on a large machine.
    private let capacity = 32

    func take(
        orMake make: () throws(SealProblem) -> Context
    ) throws(SealProblem) -> Context {
        if let context = idle.withLock({ $0.popLast() }) { return context }
        return try make()
    }

    func giveBack(_ context: Context) {
        idle.withLock { if $0.count < capacity { $0.append(context) } }
    }
}
