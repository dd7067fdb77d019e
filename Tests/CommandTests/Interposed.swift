import Storage
import Synchronization

/// A storage where something happens before or after a write, counted from 1.
final class Interposed: Storage {
    private let storage: any Storage
    private let before: @Sendable (_ write: Int) throws -> Void
    private let after: @Sendable (_ write: Int) throws -> Void
    private let writes = Atomic(0)

    init(
        _ storage: any Storage, before: @escaping @Sendable (Int) throws -> Void = { _ in },
        after: @escaping @Sendable (Int) throws -> Void = { _ in }
    ) {
        self.storage = storage
        self.before = before
        self.after = after
    }

    func read<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try storage.read(body)
    }

    func write<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        let number = writes.add(1, ordering: .relaxed).newValue
        try before(number)
        let result = try storage.write(body)
        try after(number)
        return result
    }

    func close() throws { try storage.close() }
}
