import Foundation
import Synchronization

/// `tongguan serve` as a child process on a free port of this machine.
final class Server: Sendable {
    private let process: Int32
    private let output: Int32
    private let log: String
    private let ended = DispatchSemaphore(value: 0)
    private let record = Record()
    private let bound = Atomic<UInt16>(0)

    var port: UInt16 { bound.load(ordering: .relaxed) }

    /// Starts the process; it may not answer yet. Nodes over one database have a number each.
    init(
        directory: String, settings: [String: String] = [:], options: [String] = [],
        node: Int? = nil
    ) throws {
        let suffix = node.map(String.init) ?? ""
        let child = try Program.process(
            ["serve", "--data", directory + "/data" + suffix, "--port", "0"] + options,
            in: directory, environment: settings)
        let pipe = Pipe()
        log = directory + "/server\(suffix).log"
        if !FileManager.default.fileExists(atPath: log) {
            _ = FileManager.default.createFile(atPath: log, contents: nil)
        }
        let written = FileHandle(forWritingAtPath: log)
        _ = try written?.seekToEnd()
        child.standardOutput = pipe
        child.standardError = written ?? FileHandle.nullDevice
        output = dup(pipe.fileHandleForReading.fileDescriptor)
        let (record, ended) = (record, ended)
        child.terminationHandler = { child in
            record.set(child.terminationReason, child.terminationStatus)
            ended.signal()
        }
        try child.run()
        process = child.processIdentifier
    }

    deinit {
        // Once it has ended its number may be another's.
        if !record.hasEnded { kill(process, SIGKILL) }
        close(output)
    }

    /// Reads the address that the platform prints once it serves.
    func awaitGreeting(seconds: Int32 = 60) throws {
        var text = ""
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while true {
            if let match = text.firstMatch(of: /https?:\/\/[^:]+:(\d+)\/\n/),
                let port = UInt16(match.1)
            {
                return bound.store(port, ordering: .relaxed)
            }
            var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            let isReadable = poll(&waiting, 1, seconds * 1_000) > 0
            let count = isReadable ? read(output, &chunk, chunk.count) : 0
            guard count > 0 else { throw Trouble("the platform did not start: \(lastWords)") }
            text += String(decoding: chunk.prefix(count), as: UTF8.self)
        }
    }

    /// What the kernel allows the process to leave behind when it crashes.
    var coreLimit: String? {
        let limits = try? String(contentsOfFile: "/proc/\(process)/limits", encoding: .utf8)
        return limits?.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
            .map { $0.split(separator: " ")[4] }.map(String.init)
    }

    /// SIGABRT: as a defect ends it.
    func abort() throws {
        kill(process, SIGABRT)
        guard ended.wait(timeout: .now() + 60) == .success else {
            throw Trouble("the aborted platform is still there")
        }
    }

    /// SIGKILL: nothing is finished, nothing is closed.
    func killAtOnce() throws {
        kill(process, SIGKILL)
        guard ended.wait(timeout: .now() + 20) == .success else {
            throw Trouble("the killed platform is still there")
        }
    }

    /// SIGTERM; the exit code, nil where a signal ended it.
    @discardableResult
    func terminate(seconds: Double = 30) throws -> Int32? {
        kill(process, SIGTERM)
        return try awaitEnd(seconds: seconds)
    }

    /// Waits until it has ended, by itself or asked to; the exit code, nil where a signal did it.
    func awaitEnd(seconds: Double = 30) throws -> Int32? {
        guard ended.wait(timeout: .now() + seconds) == .success else {
            throw Trouble("the platform did not stop within \(seconds) s: \(lastWords)")
        }
        return record.exitCode
    }

    func connect(seconds: Double = 30, from source: UInt32 = 0x7F00_0001) throws -> Wire {
        try Wire(port: port, seconds: seconds, from: source)
    }

    /// Whether it answers `/healthz` within a second, at the third attempt at the latest: a busy
    /// machine may hold up one answer, a platform that hangs holds up all.
    var isHealthy: Bool {
        (0..<3).contains { _ in
            guard let wire = try? connect(seconds: 1) else { return false }
            return (try? wire.ask(.get("/healthz")))?.status == 200
        }
    }

    /// Resident memory at its highest so far, in MiB; nil where this cannot be read.
    var peakMemory: Int? {
        let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        return status?.firstMatch(of: /VmHWM:\s*(\d+) kB/).flatMap { Int($0.1) }.map { $0 >> 10 }
    }

    /// Seconds of processor time that the process has used.
    var processorSeconds: Double {
        let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        // After the name in brackets the state and ten numbers stand before the two times.
        let fields = stat.drop { $0 != ")" }.split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// The end of what it logged.
    var lastWords: String {
        String((try? String(contentsOfFile: log, encoding: .utf8))?.suffix(2_000) ?? "")
    }

    /// How the process ended, written by whoever sees it end.
    private final class Record: Sendable {
        private let value = Mutex<(Process.TerminationReason, Int32)?>(nil)

        func set(_ reason: Process.TerminationReason, _ code: Int32) {
            value.withLock { $0 = (reason, code) }
        }

        var hasEnded: Bool { value.withLock { $0 != nil } }

        var exitCode: Int32? {
            value.withLock { $0.flatMap { $0.0 == .exit ? $0.1 : nil } }
        }
    }
}
