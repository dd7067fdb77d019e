import CPostgres
import Storage

/// Where the server is and how it is reached; what it is told about passwords is never printed.
struct PostgresAddress: Sendable {
    private let url: String
    private let limits: PostgresLimits

    /// Fails where libpq does not understand the URL.
    init(_ url: String, _ limits: PostgresLimits) throws {
        // What libpq says may repeat the URL, so it is not asked.
        guard let options = PQconninfoParse(url, nil) else {
            throw StorageProblem.other("the database URL cannot be read (postgresql://…)")
        }
        PQconninfoFree(options)
        self.url = url
        self.limits = limits
    }

    /// A connection to whichever host of the URL takes writes, set up for our work.
    func connect() throws -> PostgresLink {
        // What stands after the URL overrides it; what stands before is overridden by it.
        let settings: [(String, String)] = [
            ("connect_timeout", "\(limits.connecting)"),
            ("keepalives_idle", "5"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "10000"), ("application_name", "tongguan"),
            ("dbname", url),
            // Never decide on a standby.
            ("target_session_attrs", "read-write"), ("client_encoding", "UTF8"),
        ]
        let handle = withTexts(settings.map(\.0)) { names in
            withTexts(settings.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let handle else { throw StorageProblem.io("no memory for a connection") }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            let lines = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
            throw StorageProblem.io(
                lines.split(separator: "\n").first.map(String.init) ?? "cannot connect")
        }
        let link = PostgresLink(handle, patience: limits.silenceOfWrite)
        try setUp(link)
        return link
    }

    /// What every connection of ours must be, checked before it is used.
    ///
    /// A session that does not wait for the disk, and for the standby where there is one, would
    /// answer what can still be lost: `synchronous_commit` is on here whatever the server's
    /// default says, and the warning that tells of a cancelled wait is heard. Plans go by the
    /// keys, because a plan that was made while a table was empty would read all of it once it is
    /// full.
    private func setUp(_ link: PostgresLink) throws {
        let settings = try link.execute(
            """
            SET client_min_messages = warning;
            SET statement_timeout = \(limits.statement.milliseconds);
            SET lock_timeout = \(limits.lock.milliseconds);
            SET idle_in_transaction_session_timeout = \(limits.idle.milliseconds);
            SET client_connection_check_interval = 5000;
            SET enable_seqscan = off;
            SET max_parallel_workers_per_gather = 0;
            SET jit = off;
            SELECT pg_is_in_recovery(), current_setting('server_encoding'),
                current_setting('fsync'), set_config('synchronous_commit',
                    CASE current_setting('synchronous_commit')
                        WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)
            """)
        guard settings.text(0) == "f" else {
            throw StorageProblem.io("the server is a standby")
        }
        guard settings.text(1) == "UTF8" else {
            throw StorageProblem.other(
                "the database is kept as \(settings.text(1)): make one with ENCODING 'UTF8'")
        }
        guard settings.text(2) == "on", ["on", "remote_apply"].contains(settings.text(3)) else {
            throw StorageProblem.other(
                "the server does not wait for its disk: set fsync = on")
        }
    }
}

/// Lends texts as an array of C strings that ends with nothing.
private func withTexts<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    let copies = texts.map { $0.utf8CString }
    func lend(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> Result {
        guard index < copies.count else { return (pointers + [nil]).withBody(body) }
        return copies[index].withUnsafeBufferPointer { copy in
            lend(index + 1, pointers + [copy.baseAddress])
        }
    }
    return lend(0, [])
}

extension [UnsafePointer<CChar>?] {
    fileprivate func withBody<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
    ) -> Result {
        withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else {
                preconditionFailure("an array with an element has an address")
            }
            return body(start)
        }
    }
}
