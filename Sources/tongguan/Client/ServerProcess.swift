import Foundation

/// A platform in a process of its own, on a fresh directory or one that is there.
final class ServerProcess: Sendable {
    let url: String
    /// On first start only.
    let administratorKey: String?
    let process: Int32
    /// From the start of the process until it answered `/readyz`.
    let startSeconds: Double

    private init(url: String, administratorKey: String?, process: Int32, startSeconds: Double) {
        self.url = url
        self.administratorKey = administratorKey
        self.process = process
        self.startSeconds = startSeconds
    }

    /// This same binary.
    static var executable: URL {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    }

    /// Starts `serve` on a free port.
    static func start(
        data: String, more: [String] = [], environment: [String: String] = [:],
        executable: URL = executable
    ) async throws -> ServerProcess {
        let child = Process()
        child.executableURL = executable
        child.arguments = ["serve", "--data", data, "--port", "0"] + more
        child.environment = ProcessInfo.processInfo.environment
            .merging(environment) { $1 }
        let pipe = Pipe()
        child.standardOutput = pipe
        let begin = ContinuousClock.now
        try child.run()
        var output = ""
        while !output.contains("\nhttp://") || !output.hasSuffix("\n") {
            let chunk = pipe.fileHandleForReading.availableData
            guard !chunk.isEmpty else {
                throw CommandFailure.failed("平台没有启动", "The platform did not start.")
            }
            output += String(decoding: chunk, as: UTF8.self)
        }
        let lines = output.split(separator: "\n").map(String.init)
        let url = lines.first { $0.hasPrefix("http://") } ?? ""
        let client = PlatformClient(base: url)
        while !(await client.isReady()) { try await Task.sleep(for: .milliseconds(2)) }
        let elapsed = ContinuousClock.now - begin
        try await client.shutdown()
        return ServerProcess(
            url: client.base, administratorKey: lines.first { $0.hasPrefix("tg_") },
            process: child.processIdentifier, startSeconds: elapsed.seconds)
    }

    /// Asks it to finish what it accepted and waits until it has gone.
    func stop() async throws { try await end(with: SIGTERM) }

    /// Ends it in the middle of whatever it does, as a failing machine would.
    func kill() async throws { try await end(with: SIGKILL) }

    private func end(with signal: Int32) async throws {
        Foundation.kill(process, signal)
        while Foundation.kill(process, 0) == 0 { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// Seconds of processor time that the server has used.
    var processorSeconds: Double {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return 0 }
        let fields = stat[end...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else { return 0 }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Resident memory at its highest, in MiB.
    var peakMemory: Double {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first
                .flatMap({ Double($0) })
        else { return 0 }
        return kilobytes / 1_024
    }
}

extension Duration {
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
