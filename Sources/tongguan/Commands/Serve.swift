import ArgumentParser
import Clearance
import Foundation
import Hummingbird
import Logging
import NIOCore
import Platform
import SQLiteStorage
import ServiceLifecycle
import Storage
import Web

/// `tongguan serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "启动平台 | starts the platform",
        discussion: """
            Settings: flag, then environment (TONGGUAN_…), then tongguan.yaml, then default.
            设置次序：命令行、环境变量 TONGGUAN_…、tongguan.yaml、默认值。
            SIGTERM and SIGINT finish what was accepted, then end it.
            """)

    @OptionGroup var options: DataOptions
    @Option(help: "监听地址 | address to listen on (default: 127.0.0.1)") var host: String?
    @Option(help: "端口 | port (default: 8080)") var port: String?
    @Option(help: "虚拟时钟起点 | RFC 3339; time then moves only by POST /clock")
    var virtualClock: String?
    @Option(help: "服务器证书 PEM 文件 | PEM file of the server's certificate chain")
    var tlsCertificate: String?
    @Option(help: "服务器私钥 PEM 文件 | PEM file of its private key") var tlsKey: String?
    @Option(help: "日志级别 | log level: debug, info, warning, error") var log = "warning"

    func run() async throws {
        var flags: [String: String] = [:]
        flags["host"] = host
        flags["port"] = port
        flags["virtual-clock"] = virtualClock
        flags["tls.certificate"] = tlsCertificate
        flags["tls.key"] = tlsKey
        let settings = try options.settings(flags)
        // What is heavy has threads of its own; more loops only wake one another.
        NIOSingletons.groupLoopCountSuggestion = max(1, System.coreCount / 2)
        let platform = try Serve.start(settings, log: log)
        let application = try makeApplication(platform) { port in
            Serve.greet(platform, port: port ?? settings.port)
        }
        try await run(application, of: platform)
    }

    /// Serves until it is told to stop, or until the storage cannot be trusted any more: then it
    /// stops in the same order and ends with 74, so that a supervisor starts it again.
    private func run(
        _ application: some ApplicationProtocol, of platform: RunningPlatform
    ) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [application], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: platform.logger))
        let watch = Task {
            await platform.window.awaitCollapse()
            if platform.window.collapsed != nil { await group.triggerGracefulShutdown() }
        }
        defer { watch.cancel() }
        try await group.run()
        if let problem = platform.window.collapsed { throw problem }
    }

    /// Opens the data directory, a new one with the starter tariff, and starts the platform on it.
    static func start(_ settings: Settings, log: String = "error") throws -> RunningPlatform {
        do {
            try FileManager.default.createDirectory(
                atPath: settings.data, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure.failed(
                "无法使用数据目录 \(settings.data)", "The data directory \(settings.data) cannot be used.")
        }
        try DirectoryLock.take(settings.data)
        let storage = try StorageChoice.open(settings, archive: ArchiveThread.rules(settings))
        var logger = Logger(label: "tongguan")
        logger.logLevel = Logger.Level(rawValue: log) ?? .warning
        try storage.migrate(Schema.migrations)
        let keys = try DataOptions.keys(settings, storage)
        let platform = try RunningPlatform.start(
            settings, storage: storage, keys: keys, evidence: EvidenceFiles(settings),
            logger: logger)
        if let archive = (storage as? SQLiteStorage)?.archive {
            ArchiveThread.start(archive, platform)
        }
        try StarterData.load(into: platform.storage, zone: platform.zone)
        return platform
    }

    private static func greet(_ platform: RunningPlatform, port: Int) {
        let zone = platform.zone
        var text = """
            \(zone.name.zh) · 通关 Tongguan
            \(platform.settings.tls.certificate.isEmpty ? "http" : "https")://\(platform.settings.host):\(port)/

            """
        if let key = platform.administratorKey {
            text += """
                管理员密钥，仅显示这一次 | administrator's key, shown only this once:
                \(key)

                """
        }
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
