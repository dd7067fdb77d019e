import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Platform
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
    @Option(help: "日志级别 | log level: debug, info, warning, error") var log = "warning"

    func run() async throws {
        var flags: [String: String] = [:]
        flags["host"] = host
        flags["port"] = port
        flags["virtual-clock"] = virtualClock
        let settings = try options.settings(flags)
        let platform = try Serve.start(settings, log: log)
        let application = makeApplication(platform) { port in
            Serve.greet(platform, port: port ?? settings.port)
        }
        try await application.runService()
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
        let storage = try StorageChoice.open(settings)
        var logger = Logger(label: "tongguan")
        logger.logLevel = Logger.Level(rawValue: log) ?? .warning
        let platform = try RunningPlatform.start(settings, storage: storage, logger: logger)
        try StarterData.load(into: storage, zone: platform.zone)
        return platform
    }

    private static func greet(_ platform: RunningPlatform, port: Int) {
        let zone = platform.zone
        var text = """
            \(zone.name.zh) · 通关 Tongguan
            http://\(platform.settings.host):\(port)/

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
