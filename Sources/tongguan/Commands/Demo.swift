import ArgumentParser
import Foundation
import Platform
import Values

/// `tongguan demo`
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "演示 | sends a day of consignments and shows each reaching its outcome",
        discussion: """
            Where a platform runs on --data it is used: the demonstration enterprises are \
            registered there, all of them synthetic. Otherwise a fresh one is started with a \
            clock that can be moved, and ends with the demonstration.
            """)

    @OptionGroup var options: DataOptions
    @Option(help: "平台地址 | the platform's address (default: http://127.0.0.1:8080)")
    var url: String?
    @Flag(help: "另起新平台 | start a fresh platform even where one runs") var fresh = false
    @Flag(help: "结束后继续运行新平台 | keep the fresh platform until Ctrl-C") var keep = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() async throws {
        if let running = try await running() {
            return try await play(
                try await DemoSession.open(url: running, data: options.open()), stays: true)
        }
        let scratch = try ScratchDirectory("demo-platform")
        defer { scratch.remove() }
        let server = try await ServerProcess.start(
            data: scratch.path, more: ["--virtual-clock", SystemClock().now.rfc3339])
        do {
            let fresh = try DataOptions.parse(["--data", scratch.path])
            try await play(
                try await DemoSession.open(url: server.url, data: fresh.open()), stays: keep)
            if keep {
                writeError("按 Ctrl-C 结束 | Ctrl-C ends it: \(server.url)")
                while !Task.isCancelled { try await Task.sleep(for: .seconds(3_600)) }
            }
        } catch {
            try await server.stop()
            throw error
        }
        try await server.stop()
    }

    /// The address of the platform that runs on the data directory, if one does.
    private func running() async throws -> String? {
        guard !fresh else { return nil }
        let address = url ?? "http://127.0.0.1:8080"
        let client = PlatformClient(base: address)
        let isReady = await client.isReady()
        try await client.shutdown()
        if isReady { return address }
        guard url == nil else {
            throw CommandFailure.failed("\(address) 没有平台应答", "No platform answers at \(address).")
        }
        return nil
    }

    private func play(_ session: DemoSession, stays: Bool) async throws {
        // A thousand numbers for each second: a repeated demonstration has numbers of its own.
        let first = Int(SystemClock().now.milliseconds / 1_000 % 9_000_000) * 1_000
        var progress = Progress()
        var lines: [DemoSession.Line] = []
        for (index, scene) in DemoScene.all.enumerated() {
            progress.show("\(index + 1)/\(DemoScene.all.count) \(scene.name)")
            lines.append(try await scene.play(session, first + index * 10))
        }
        progress.done()
        try await session.client.shutdown()
        if json { return try Output.json(lines) }
        print("中国（温州）跨境电子商务综合试验区 · 演示，企业和个人均为合成 | all synthetic\n")
        print(
            Output.table(
                ["结果 outcome", "订单 order", "状态 status", "", "说明 reason"],
                lines.map {
                    [$0.outcome, $0.key, $0.status, $0.state, String($0.reason.prefix(120))]
                }))
        guard stays else {
            print("\n加 --keep 可在浏览器查看卷宗 | with --keep the dossiers can be looked at")
            return
        }
        print("\n卷宗 dossiers:")
        for line in lines where !line.page.isEmpty { print("  \(line.page)  \(line.outcome)") }
        print("\n总览 overview: \(session.client.base)/")
    }
}
