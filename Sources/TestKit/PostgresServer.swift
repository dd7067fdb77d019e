import Foundation
import PostgresStorage
import Storage
import Synchronization

/// 测试数据库: a PostgreSQL cluster of the tests' own, in a directory of its own, never as root.
///
/// One is shared by all suites of a process. It ends with the process, however that ends: its
/// keeper reads a pipe that nobody writes, and stops the server when the other end is gone.
package final class PostgresServer: Sendable {
    package let folder: URL
    /// The port on the loopback interface, and the name of the socket in the folder.
    package let port: Int
    private let keeper: Mutex<Process>
    private let leash: Pipe
    private let databases = Atomic<Int>(0)
    private let owner = Mutex<PostgresStorage?>(nil)

    /// Few connections each, because many storages are open at a time.
    package static var limits: PostgresLimits {
        var limits = PostgresLimits()
        limits.connections = 4
        return limits
    }

    private static let one = Mutex<Result<PostgresServer, PostgresServerProblem>?>(nil)

    /// The server of this process, started on the first call.
    package static func shared() throws -> PostgresServer {
        try one.withLock { one in
            if let one { return try one.get() }
            let made: Result<PostgresServer, PostgresServerProblem>
            do {
                made = .success(try PostgresServer())
            } catch {
                made = .failure(PostgresServerProblem(text: "\(error)"))
            }
            one = made
            return try made.get()
        }
    }

    /// Makes a cluster and starts it; with a port it listens on 127.0.0.1 too.
    ///
    /// `settings` are lines of postgresql.conf, `access` lines of pg_hba.conf before the usual;
    /// `files` in `other` become the server's own, as it demands of its keys. A standby waits for
    /// a primary that never comes.
    package init(
        port: Int? = nil, settings: [String] = [], access: [String] = [], files: [String] = [],
        in other: String? = nil, isStandby: Bool = false
    ) throws {
        let programs = try Self.programs()
        // A socket's path may have 107 bytes only, so the folder stands high up.
        folder = URL(
            filePath: "\(Self.place)/tongguan-pg-\(UUID().uuidString.prefix(8))",
            directoryHint: .isDirectory)
        self.port = port ?? 5432
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        if getuid() == 0 {
            try Self.run(["chown", "postgres", folder.path] + files + (other.map { [$0] } ?? []))
        }
        let data = folder.path + "/data"
        try Self.run(
            Self.unprivileged + [
                programs + "/initdb", "-D", data, "--locale=C", "-E", "UTF8", "-A", "trust",
                "-U", "tongguan", "--no-sync",
            ])
        let lines =
            [
                "listen_addresses = '\(port == nil ? "" : "127.0.0.1")'", "port = \(self.port)",
                "unix_socket_directories = '\(folder.path)'", "max_connections = 400",
                "shared_buffers = 64MB", "log_destination = 'stderr'", "log_min_messages = fatal",
                "max_prepared_transactions = 0",
            ] + settings
        try Self.append(lines, to: data + "/postgresql.conf", first: false)
        try Self.append(access, to: data + "/pg_hba.conf", first: true)
        if isStandby { try Self.run(Self.unprivileged + ["touch", data + "/standby.signal"]) }

        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments =
            [
                "-c",
                """
                folder=$1; shift; "$@" </dev/null >"$folder/log" 2>&1 & server=$!
                read end; kill -QUIT $server; left=100
                while [ -e "$folder/data/postmaster.pid" ] && [ $left -gt 0 ]
                do sleep 0.1; left=$((left - 1)); done
                rm -rf "$folder"
                """, "keeper", folder.path,
            ] + Self.unprivileged + [programs + "/postgres", "-D", data]
        process.standardInput = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Nobody else may hold the other end, the keeper and other children least of all.
        _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try process.run()
        keeper = Mutex(process)
        leash = pipe
        try waitUntilReady(programs)
    }

    deinit { stop() }

    package func stop() {
        try? leash.fileHandleForWriting.close()
        keeper.withLock { $0.waitUntilExit() }
    }

    /// The address of a fresh place for tables that nothing else uses.
    ///
    /// A schema, not a database: that would cost a copy of 8 MB each.
    package func makeDatabase(_ more: String = "") throws -> String {
        let number = databases.add(1, ordering: .relaxed).newValue
        let name = "t\(number)"
        let owner = try owner.withLock { owner in
            let storage = try owner ?? open(url())
            owner = storage
            return storage
        }
        try owner.write { try $0.execute(SQL(text: "CREATE SCHEMA \(name)")) }
        return url("&options=-csearch_path%3D\(name)&application_name=\(name)\(more)")
    }

    /// A storage of its own, or one more node over the tables at `url`.
    package func open(
        _ url: String? = nil, zone: String = "hz", limits: PostgresLimits = PostgresServer.limits
    ) throws -> PostgresStorage {
        try PostgresStorage(url: url ?? makeDatabase(), zone: zone, limits: limits)
    }

    package func url(_ more: String = "") -> String {
        "postgresql:///postgres?user=tongguan&host=\(folder.path)&port=\(port)\(more)"
    }

    /// Runs statements as the owner of the cluster; answers what they print, unaligned.
    @discardableResult
    package func psql(_ text: String) throws -> String {
        try Self.run([
            try Self.programs() + "/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
            "-d", url(), "-c", text,
        ])
    }

    private func waitUntilReady(_ programs: String) throws {
        for _ in 0..<600 {
            if (try? Self.run([programs + "/pg_isready", "-q", "-h", folder.path, "-p", "\(port)"]))
                != nil
            {
                return
            }
            guard keeper.withLock({ $0.isRunning }) else { break }
            Thread.sleep(forTimeInterval: 0.1)
        }
        let log = (try? String(contentsOfFile: folder.path + "/log", encoding: .utf8)) ?? ""
        throw PostgresServerProblem(text: "PostgreSQL did not start: \(log.suffix(2_000))")
    }

    // MARK: Programs

    /// The folder of PostgreSQL's programs, for those who start a server of their own.
    package static func binaries() throws -> String { try programs() }

    /// In memory where there is room: a thousand small tables are made, and every commit is
    /// flushed, wherever the file system keeps it.
    private static var place: String {
        let memory = "/dev/shm"
        let free = try? FileManager.default.attributesOfFileSystem(forPath: memory)[.systemFreeSize]
        return (free as? Int ?? 0) > 2 << 30 ? memory : "/tmp"
    }

    private static func programs() throws -> String {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql"))
        let folders =
            (versions ?? []).sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
            .map { "/usr/lib/postgresql/\($0)/bin" } + ["/usr/local/bin", "/opt/homebrew/bin"]
        guard
            let found = folders.first(where: {
                FileManager.default.isExecutableFile(atPath: $0 + "/initdb")
            })
        else {
            throw PostgresServerProblem(
                text: "PostgreSQL is not installed: `make install` installs postgresql-15")
        }
        return found
    }

    /// PostgreSQL refuses to run as root.
    private static var unprivileged: [String] {
        getuid() == 0
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
    }

    private static func append(_ lines: [String], to path: String, first: Bool) throws {
        let file = FileManager.default
        let old = String(decoding: file.contents(atPath: path) ?? Data(), as: UTF8.self)
        let text = lines.map { $0 + "\n" }.joined()
        let new = Data((first ? text + old : old + text).utf8)
        // In place, so that the owner stays.
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.write(contentsOf: new)
        try handle.close()
    }

    @discardableResult
    package static func run(_ command: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(
            decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw PostgresServerProblem(text: "\(command.first ?? "") failed: \(text)")
        }
        return text
    }
}

/// Why the tests have no server, in a sentence.
package struct PostgresServerProblem: Error, CustomStringConvertible {
    package var text: String
    package var description: String { text }
}
