/// 压测结果: the figures of docs/benchmarks.md.
struct BenchReport: Encodable {
    struct Part: Encodable {
        var name: String
        var consignments: Int
        var released: Int
        var seconds: Double
        var perSecond: Double
        var p50: Double
        var p99: Double
        var p999: Double
        /// Of the server, in processors: 1.0 is one of them all the time.
        var processors: Double
        /// Consignments of each whole minute.
        var minutes: [Int]
        var failures: [String]

        init(_ name: String, _ outcome: Load.Outcome, processorSeconds: Double) {
            self.name = name
            consignments = outcome.consignments
            released = outcome.released
            seconds = outcome.seconds
            perSecond = outcome.rate
            p50 = outcome.percentile(0.5)
            p99 = outcome.percentile(0.99)
            p999 = outcome.percentile(0.999)
            processors = outcome.seconds > 0 ? processorSeconds / outcome.seconds : 0
            minutes = outcome.minutes
            failures = outcome.failures
        }
    }

    var startMilliseconds: Double?
    var parseMegabytesPerSecond: Double?
    var parts: [Part] = []
    var peakMemoryMegabytes: Double?
    /// Of the database file, everything that all papers of a consignment led to.
    var bytesPerConsignment: Double?
    /// With all of it stored.
    var restartMilliseconds: Double?
    var papersPerCommit: Double?
    var engineRows: Int?
    var enginePerSecond: Double?
    var ratioToEngine: Double?

    /// Every consignment of ours is held and posted on the one guarantee account.
    var guaranteePostingsPerSecond: Double? {
        parts.first.map { $0.seconds > 0 ? Double(2 * $0.released) / $0.seconds : 0 }
    }

    /// The rate of the last whole minute over that of the first, where there are two.
    var endurance: Double? {
        guard let minutes = parts.first?.minutes, minutes.count > 2, let first = minutes.first,
            first > 0
        else { return nil }
        // What was sent when the time was over belongs to no whole minute.
        let whole = Double(parts.first?.seconds ?? 0) / 60
        return Double(minutes[min(minutes.count, Int(whole)) - 1]) / Double(first)
    }

    var failed: Bool { parts.contains { !$0.failures.isEmpty } }

    var text: String {
        var lines: [[String]] = []
        func line(_ name: String, _ value: Double?, _ unit: String, digits: Int = 0) {
            guard let value else { return }
            lines.append([name, Self.figure(value, digits: digits) + " " + unit])
        }
        line("启动至就绪 start until ready", startMilliseconds, "ms")
        line("解析与校验 parse + validate 621", parseMegabytesPerSecond, "MB/s, one core")
        for part in parts {
            line(part.name, part.perSecond, "consignments/s")
            lines.append([
                "  p50 / p99 / p99.9",
                [part.p50, part.p99, part.p999].map { Self.figure($0, digits: 1) }
                    .joined(separator: " / ") + " ms a message",
            ])
            line("  server CPU", part.processors, "processors", digits: 2)
            if part.minutes.count > 1 {
                lines.append([
                    "  by minute", part.minutes.map(String.init).joined(separator: " "),
                ])
            }
            for failure in part.failures { lines.append(["  失败 failure", failure]) }
        }
        line("末分钟与首分钟之比 last minute over first", endurance, "", digits: 2)
        line("热账户 one guarantee account", guaranteePostingsPerSecond, "postings/s, packed")
        line("磁盘 disk, a consignment", bytesPerConsignment, "bytes")
        line("重启至就绪 restart until ready", restartMilliseconds, "ms")
        line("内存峰值 peak memory", peakMemoryMegabytes, "MiB resident")
        line("每次提交单证 papers a commit", papersPerCommit, "")
        line("裸引擎 bare engine, same rows", enginePerSecond, "consignments/s")
        line("与裸引擎之比 ratio to the engine", ratioToEngine, "", digits: 2)
        return Output.table(["指标 figure", "结果 result"], lines)
    }

    private static func figure(_ value: Double, digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        let scaled = (value * scale).rounded()
        guard digits > 0 else { return String(Int(scaled)) }
        let whole = Int(scaled / scale)
        let rest = String(Int(scaled) % Int(scale))
        return "\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
    }
}
