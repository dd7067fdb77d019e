import ArgumentParser
import Clearance
import Demonstration
import Foundation
import Messages
import Platform
import Storage
import Values

/// `tongguan bench`
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "压力测试 | measures whole consignments over HTTP, and the bare engine beside them",
        discussion: """
            Without --url a fresh platform is started in a directory of its own. Whole consignments \
            (order, payment, waybill, list of 1 to 3 items) are sent packed into messages, then one \
            paper a message at a fixed rate. Then the same rows go into the bare engine.
            With --url the platform is given, and so must be --key: a key of an enterprise that is \
            merchant, platform, payment, logistics, broker and assurer, named by --enterprise.
            """)

    @Option(help: "单数 | consignments sent packed") var consignments = 20_000
    @Option(help: "客户端数 | senders at once") var clients = 8
    @Option(help: "每报文单证数 | papers in one message, 1 to 100") var papersPerMessage = 100
    @Option(help: "单票单数 | consignments sent one paper a message, as fast as 64 senders get answers")
    var single = 1_000
    @Option(help: "恒定速率 | consignments a second offered one paper a message; 0: leave it out")
    var rate = 300
    @Option(help: "恒定速率秒数 | seconds of it") var rateSeconds = 10
    @Option(help: "持续分钟 | sends packed for so many minutes instead") var minutes: Int?
    @Option(help: "数据库地址 | an empty PostgreSQL database, instead of SQLite")
    var database: String?
    @Option(help: "已有平台 | a given platform") var url: String?
    @Option(help: "密钥 | a key for it") var key: String?
    @Option(help: "企业代码 | whose key it is") var enterprise: String?
    @Flag(help: "不测裸引擎 | leave the bare engine out") var skipEngine = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        guard (1...100).contains(papersPerMessage), clients > 0, consignments > 0, rate >= 0 else {
            throw ValidationError(
                "--papers-per-message 1...100, --clients and --consignments above 0")
        }
        guard (url == nil) == (key == nil), (url == nil) == (enterprise == nil) else {
            throw ValidationError("--url, --key and --enterprise belong together")
        }
    }

    func run() async throws {
        var report = BenchReport()
        if let url, let key, let enterprise {
            let client = PlatformClient(base: url, connections: max(64, clients))
            defer { Task { try await client.shutdown() } }
            try await measure(
                client, key: key, enterprise: .named(enterprise), server: nil, &report)
        } else {
            let directory = try ScratchDirectory("bench")
            defer { directory.remove() }
            try await fresh(in: directory, &report)
        }
        if json { try Output.json(report) } else { print(report.text) }
        if report.failed { throw ExitCode(1) }
    }

    /// A platform of our own, so that its memory, its processor time and its rows can be read.
    private func fresh(in directory: ScratchDirectory, _ report: inout BenchReport) async throws {
        let data = directory.path + "/data"
        var settings = Settings()
        settings.data = data
        settings.database = database ?? ""
        // The address may hold a password, so it does not go through the arguments.
        let server = try await ServerProcess.start(
            data: data, environment: database.map { ["TONGGUAN_DATABASE": $0] } ?? [:])
        report.startMilliseconds = server.startSeconds * 1_000
        let storage = try StorageChoice.open(settings)
        let zone = Zone()
        let file = try directory.write(
            DemonstrationEnterprise.allInOne.registerAlone, to: "register.csv")
        let imported = try RegistryImport.run(file: file, zone: zone, storage: storage)
        precondition(imported.problems.isEmpty, "our own register is imported")
        let (key, _) = try Keys.issue(
            for: Actor(role: .enterprise, enterprise: DemonstrationEnterprise.allInOne.code),
            zone: zone.id, at: SystemClock().now, in: storage)
        try storage.close()

        let client = PlatformClient(base: server.url, connections: max(64, clients))
        do {
            try await measure(
                client, key: key, enterprise: .allInOne, server: server, &report)
        } catch {
            try await server.stop()
            try await client.shutdown()
            throw error
        }
        report.peakMemoryMegabytes = server.peakMemory
        try await client.shutdown()
        try await server.stop()
        if database == nil { report.bytesPerConsignment = try FileRows.bytes(settings) }
        let again = try await ServerProcess.start(
            data: data, environment: database.map { ["TONGGUAN_DATABASE": $0] } ?? [:])
        report.restartMilliseconds = again.startSeconds * 1_000
        try await again.stop()
        if !skipEngine { try measureEngine(settings, &report) }
    }

    private func measure(
        _ client: PlatformClient, key: String, enterprise: DemonstrationEnterprise,
        server: ServerProcess?, _ report: inout BenchReport
    ) async throws {
        let now = SystemClock().now
        // Numbers that no earlier run on the same platform has used.
        let first = Int(now.milliseconds / 100 % 100_000_000) * 10
        let packed = Load(
            client: client, key: key, enterprise: enterprise, papersPerMessage: papersPerMessage,
            at: now)
        report.parseMegabytesPerSecond = parseRate(packed)

        var progress = Progress()
        progress.show("压测中 measuring…")
        var before = server?.processorSeconds ?? 0
        let outcome = try await packed.closed(
            clients: clients, from: first,
            limit: minutes == nil ? consignments : 1_000_000_000,
            until: minutes.map { .now + .seconds(60 * $0) })
        report.parts.append(
            BenchReport.Part(
                "整单 packed, \(papersPerMessage) papers a message", outcome,
                processorSeconds: (server?.processorSeconds ?? 0) - before))
        report.papersPerCommit = await papersPerCommit(client)
        if single > 0 {
            let load = Load(
                client: client, key: key, enterprise: enterprise, papersPerMessage: 1, at: now)
            before = server?.processorSeconds ?? 0
            let outcome = try await load.closed(
                clients: 64, from: first + 1_000_000_000, limit: single, until: nil)
            report.parts.append(
                BenchReport.Part(
                    "单票 one paper a message, 64 senders", outcome,
                    processorSeconds: (server?.processorSeconds ?? 0) - before))
        }
        if rate > 0 {
            let single = Load(
                client: client, key: key, enterprise: enterprise, papersPerMessage: 1, at: now)
            before = server?.processorSeconds ?? 0
            let outcome = try await single.open(
                rate: Double(rate), from: first + 2_000_000_000, consignments: rate * rateSeconds)
            report.parts.append(
                BenchReport.Part(
                    "单票 one paper a message, \(rate)/s offered", outcome,
                    processorSeconds: (server?.processorSeconds ?? 0) - before))
        }
        progress.done()
    }

    /// Megabytes of list messages that one core reads and validates in a second.
    private func parseRate(_ load: Load) -> Double {
        let messages = (0..<4).map { load.listMessage(from: 1_000 + $0 * 100) }
        var bytes = 0
        let begin = ContinuousClock.now
        while (ContinuousClock.now - begin).seconds < 1 {
            for message in messages {
                guard case .success(let read) = readMessage(message),
                    !read.papers.contains(where: { $0.issues.hasErrors })
                else { return 0 }
                bytes += message.count
            }
        }
        return Double(bytes) / (ContinuousClock.now - begin).seconds / 1_000_000
    }

    private func papersPerCommit(_ client: PlatformClient) async -> Double? {
        guard let text = try? await client.get("/metrics").text else { return nil }
        func value(_ name: String) -> Double? {
            text.split(separator: "\n").first { $0.hasPrefix(name + " ") }
                .flatMap { Double($0.dropFirst(name.count + 1)) }
        }
        guard let papers = value("tongguan_batch_papers_sum"),
            let commits = value("tongguan_batch_papers_count"), commits > 0
        else { return nil }
        return papers / commits
    }

    /// The rows that the run left, in commits of the size that a full window has.
    private func measureEngine(
        _ settings: Settings, _ report: inout BenchReport
    ) throws {
        let source = try StorageChoice.open(settings)
        let rows = try BareEngineRows.read(from: source, limit: min(consignments, 10_000))
        try source.close()
        var other = settings
        other.zone.id = BareEngineRows.zone
        if database == nil {
            other.data += "-engine"
            try StorageChoice.prepareDirectory(other, make: true)
        }
        let target = try StorageChoice.open(other)
        try target.migrate(Schema.migrations)
        // The default window commits at most 512 papers, four of which are one consignment.
        let batches = max(1, rows.consignments * 4 / 512)
        let seconds = try BareEngineRows.write(rows, to: target, batches: batches)
        try target.close()
        report.engineRows = rows.count
        report.enginePerSecond = Double(rows.consignments) / seconds
        if let packed = report.parts.first, let engine = report.enginePerSecond {
            report.ratioToEngine = packed.perSecond / engine
        }
    }
}
