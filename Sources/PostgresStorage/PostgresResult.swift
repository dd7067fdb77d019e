import CPostgres
import Storage

/// What the server answered to one statement; freed when nobody reads it any more.
final class PostgresResult {
    let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) { self.handle = handle }

    deinit { PQclear(handle) }

    var status: ExecStatusType { PQresultStatus(handle) }
    var isFailure: Bool { status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE }
    var rows: Int32 { PQntuples(handle) }
    /// `COMMIT`, `INSERT 0 1`, …
    var tag: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }
    var changes: Int { PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// A field of a result that came as text.
    func text(_ column: Int32) -> String {
        rows > 0 ? PQgetvalue(handle, 0, column).map { String(cString: $0) } ?? "" : ""
    }
}

/// The rows of one query as they come. When something else is asked meanwhile, the rest is read
/// first, and kept.
final class PostgresStream {
    private let link: PostgresLink
    private var kept: [PostgresResult] = []
    private var position = 0
    private var isDone = false
    private var failure: (any Error)?

    init(_ link: PostgresLink) { self.link = link }

    /// The next row as a result of one row; nil after the last.
    func next() throws -> PostgresResult? {
        if position < kept.count {
            position += 1
            return kept[position - 1]
        }
        if let failure { throw failure }
        return isDone ? nil : try receive()
    }

    /// Reads and keeps what is still to come.
    func drain() throws {
        while !isDone {
            do {
                if let row = try receive() { kept.append(row) }
            } catch { failure = failure ?? error }
            if link.isBroken { isDone = true }
        }
    }

    /// Reads and forgets what is still to come.
    func finish() {
        while !isDone, !link.isBroken {
            do { _ = try receive() } catch { continue }
        }
        isDone = true
        link.close(self)
    }

    private func receive() throws -> PostgresResult? {
        var failure: (any Error)?
        while let result = try link.next() {
            if result.status == PGRES_SINGLE_TUPLE { return result }
            // The end of the rows, or an error; after either comes nothing.
            do { _ = try link.checked(result) } catch { failure = failure ?? error }
        }
        isDone = true
        link.close(self)
        if let failure { throw failure }
        return nil
    }
}
