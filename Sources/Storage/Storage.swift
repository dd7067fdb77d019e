/// 存储: durable tables behind one face, so that the domain never knows which engine keeps them.
///
/// Bodies are synchronous, do nothing but SQL, and may run more than once: an engine that
/// resolves conflicts by retrying calls the body again. A body's own error rolls back and passes
/// through unchanged; everything that goes wrong below is a ``StorageProblem``.
/// Calls do not nest: a body that calls its own storage again is a defect.
package protocol Storage: Sendable {
    /// Runs `body` on one consistent snapshot. Callable from any thread; a write inside fails.
    func read<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T

    /// Runs `body` as the only writer. When this returns, the changes are on the disk.
    ///
    /// When it throws, nothing was acknowledged. After `unflushed` every later write fails the same
    /// way, and what became of the last one shows when the storage is opened again: whoever
    /// repeats the work must be recognisable as the same work.
    @discardableResult
    func write<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T

    /// Whether other nodes may write here too, unseen by this one.
    var isShared: Bool { get }

    /// Ends all connections; every later call fails with ``StorageProblem/closed``.
    func close() throws
}

extension Storage {
    package var isShared: Bool { false }
}
