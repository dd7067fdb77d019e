import CPostgres
import Storage
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// 连接: one connection to the server, which never waits longer than it was told to.
///
/// `@unchecked Sendable`: the pool lends it to one call at a time, and whoever has it is the only
/// one that touches it.
final class PostgresLink: @unchecked Sendable {
    let handle: OpaquePointer
    /// The first thing that went wrong in this transaction, whatever the body made of it.
    private(set) var fault: PostgresFault?
    /// Nothing more can be asked over this connection.
    private(set) var isBroken = false
    /// The server warned of something since this was last set to false.
    var wasWarned = false
    /// How long the server may be silent before it is taken for lost.
    var patience: Duration
    /// The text that was asked last; it holds no values.
    private var statement = ""
    private var prepared: [String: String] = [:]
    private var texts: [String: PostgresSQL] = [:]
    /// A query whose rows still come; anything else that is asked waits until they were read.
    private var stream: PostgresStream?

    private static let mostPrepared = 256

    /// `handle` must be connected.
    init(_ handle: OpaquePointer, patience: Duration) {
        self.handle = handle
        self.patience = patience
        PQsetnonblocking(handle, 1)
        PQsetNoticeReceiver(
            handle,
            { context, notice in
                guard let context, PostgresFault.isWarning(notice) else { return }
                Unmanaged<PostgresLink>.fromOpaque(context).takeUnretainedValue().wasWarned = true
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { PQfinish(handle) }

    /// A transaction begins: what went wrong before is over.
    func forgetFaults() { fault = nil }

    /// The portable text as the server reads it, remembered.
    func sql(_ text: String) -> PostgresSQL {
        if let known = texts[text] { return known }
        if texts.count >= Self.mostPrepared { texts.removeAll() }
        let sql = PostgresSQL(text)
        texts[text] = sql
        return sql
    }

    // MARK: Asking

    /// Runs statements of the engine's own, without parameters; answers the last result.
    @discardableResult
    func execute(_ text: String) throws -> PostgresResult {
        try settle()
        guard PQsendQuery(handle, text) == 1 else { throw broken() }
        return try results().last ?? PostgresResult(nil)
    }

    /// Runs one prepared statement.
    func run(_ text: String, _ values: PostgresBytes, types: [UInt32]) throws -> PostgresResult {
        try settle()
        let name = try prepare(text, types)
        try send(name, values)
        return try results().last ?? PostgresResult(nil)
    }

    /// Begins a query whose rows are handed over as they come.
    func open(
        _ text: String, _ values: PostgresBytes, types: [UInt32]
    ) throws -> PostgresStream {
        try settle()
        let name = try prepare(text, types)
        try send(name, values)
        PQsetSingleRowMode(handle)
        let stream = PostgresStream(self)
        self.stream = stream
        return stream
    }

    /// Runs prepared statements one after another with one wait for all of their results.
    func pipeline(
        _ statements: [(text: String, values: PostgresBytes, types: [UInt32])]
    ) throws -> [PostgresResult] {
        try settle()
        // Twice, because preparing one may have thrown the others away to make room.
        for statement in statements { _ = try prepare(statement.text, statement.types) }
        let names = try statements.map { try prepare($0.text, $0.types) }
        guard PQenterPipelineMode(handle) == 1 else { throw broken() }
        do {
            for (name, statement) in zip(names, statements) { try send(name, statement.values) }
            guard PQpipelineSync(handle) == 1 else { throw broken() }
            let results = try pipelined()
            guard PQexitPipelineMode(handle) == 1 else { throw broken() }
            return results
        } catch {
            if !isBroken, PQexitPipelineMode(handle) != 1 { isBroken = true }
            throw error
        }
    }

    private func pipelined() throws -> [PostgresResult] {
        var results: [PostgresResult] = []
        var failure: (any Error)?
        while true {
            guard let result = try next() else { continue }
            switch result.status {
            case PGRES_PIPELINE_SYNC:
                if let failure { throw failure }
                return results
            case PGRES_PIPELINE_ABORTED: continue
            default:
                do { results.append(try checked(result)) } catch { failure = failure ?? error }
            }
        }
    }

    private func prepare(_ text: String, _ types: [UInt32]) throws -> String {
        statement = text
        let key = types.reduce(into: text) { $0 += " \($1)" }
        if let name = prepared[key] { return name }
        if prepared.count >= Self.mostPrepared {
            guard PQsendQuery(handle, "DEALLOCATE ALL") == 1 else { throw broken() }
            _ = try results()
            prepared.removeAll()
        }
        let name = "t\(prepared.count)"
        guard PQsendPrepare(handle, name, text, Int32(types.count), types) == 1 else {
            throw broken()
        }
        _ = try results()
        prepared[key] = name
        return name
    }

    private func send(_ name: String, _ values: PostgresBytes) throws {
        let lengths = values.places.map { Int32($0?.count ?? 0) }
        let formats = [Int32](repeating: 1, count: lengths.count)
        let sent = values.bytes.withUnsafeBytes { bytes in
            let pointers = values.places.map { place -> UnsafePointer<CChar>? in
                guard let place, let start = bytes.baseAddress else { return nil }
                return (start + place.lowerBound).assumingMemoryBound(to: CChar.self)
            }
            return PQsendQueryPrepared(
                handle, name, Int32(lengths.count), pointers, lengths, formats, 1)
        }
        guard sent == 1 else { throw broken() }
    }

    // MARK: Reading

    /// Lets an open query read its rows, so that the connection is free.
    private func settle() throws {
        if isBroken { throw PostgresFault.lost("the connection was lost").problem }
        try stream?.drain()
        stream = nil
    }

    func close(_ stream: PostgresStream) {
        if self.stream === stream { self.stream = nil }
    }

    /// All results of what was asked; the first error is thrown after the last of them.
    private func results() throws -> [PostgresResult] {
        var results: [PostgresResult] = []
        var failure: (any Error)?
        while let result = try next() {
            do { results.append(try checked(result)) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return results
    }

    func checked(_ result: PostgresResult) throws -> PostgresResult {
        guard result.isFailure else { return result }
        let fault = PostgresFault(result.handle, of: statement)
        note(fault)
        if PQstatus(handle) == CONNECTION_BAD { isBroken = true }
        throw fault.problem
    }

    /// The next result; nil after the last. Waits no longer than the link's patience.
    func next() throws -> PostgresResult? {
        while PQflush(handle) == 1 {
            try wait(for: Int16(POLLIN | POLLOUT))
            guard PQconsumeInput(handle) == 1 else { throw broken() }
        }
        while PQisBusy(handle) == 1 {
            try wait(for: Int16(POLLIN))
            guard PQconsumeInput(handle) == 1 else { throw broken() }
        }
        return PQgetResult(handle).map { PostgresResult($0) }
    }

    private func wait(for events: Int16) throws {
        var place = pollfd(fd: PQsocket(handle), events: events, revents: 0)
        let limit = Int32(clamping: patience.milliseconds)
        let begin = ContinuousClock.now
        while true {
            let ready = poll(&place, 1, limit)
            if ready > 0 { return }
            if ready < 0, errno == EINTR, ContinuousClock.now - begin < patience { continue }
            throw lose("the server did not answer for \(patience.milliseconds / 1_000) s")
        }
    }

    private func broken() -> StorageProblem {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return lose(text.split(separator: "\n").first.map(String.init) ?? "the connection was lost")
    }

    private func lose(_ detail: String) -> StorageProblem {
        isBroken = true
        let fault = PostgresFault.lost(detail)
        note(fault)
        return fault.problem
    }

    private func note(_ fault: PostgresFault) {
        if self.fault == nil { self.fault = fault }
    }
}
