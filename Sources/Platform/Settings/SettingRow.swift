import Clearance
import Messages
import Sealing
import Signatures
import Values

/// One row of the table of settings: its name in the file, what it does, how its text is taken.
///
/// The name of the flag is the last part in kebab case, that of the environment
/// `TONGGUAN_` and the whole name in capitals: `zone.reviewRate.A`, `TONGGUAN_ZONE_REVIEWRATE_A`.
package struct SettingRow: Sendable {
    package let name: String
    package let help: Bilingual
    /// Nil when the text was taken, otherwise what was expected.
    let take: @Sendable (_ text: String, _ settings: inout Settings) -> Bilingual?

    package var environmentName: String {
        "TONGGUAN_"
            + name.map { $0 == "." || $0 == "-" ? "_" : String($0).uppercased() }.joined()
    }

    // swift-format-ignore
    package static let all: [SettingRow] = [
        text("data", "数据目录", "data directory", \.data),
        text("host", "监听地址", "address to listen on", \.host),
        number("port", "监听端口", "port to listen on", 0...65_535, \.port),
        text("database", "数据库地址，缺省为数据目录中的 SQLite", "database URL, SQLite in the data directory unless given", \.database),
        SettingRow(name: "virtual-clock", help: Bilingual("虚拟时钟的起点", "where the virtual clock starts")) { text, settings in
            guard let instant = Instant(rfc3339: text) else {
                return Bilingual("应为 RFC 3339 时刻，如 2026-11-21T10:00:00+08:00", "an RFC 3339 instant such as 2026-11-21T10:00:00+08:00")
            }
            settings.virtualClock = instant
            return nil
        },
        SettingRow(name: "zone.id", help: Bilingual("综试区代号", "short name of the zone")) { text, settings in
            guard (1...32).contains(text.count), text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
                return Bilingual("应为 1 至 32 个字母、数字或连字符", "1 to 32 letters, digits or hyphens")
            }
            settings.zone.id = text
            return nil
        },
        text("zone.name", "综试区名称", "name of the zone in Chinese", \.zone.name.zh),
        text("zone.nameEn", "综试区英文名称", "name of the zone in English", \.zone.name.en),
        SettingRow(name: "zone.signatures", help: Bilingual("签名要求", "whether messages must be signed")) { text, settings in
            switch text {
            case "optional":
                settings.zone.signaturesRequired = false
                return nil
            case "required":
                settings.zone.signaturesRequired = true
                return nil
            default: return Bilingual("应为 optional 或 required", "optional or required")
            }
        },
        SettingRow(name: "zone.sandbox", help: Bilingual("沙箱：备注中的剧本生效，切勿用于真实申报", "a sandbox: scenarios in notes are obeyed; never for real papers")) { text, settings in
            guard let isSandbox = Bool(text) else { return Bilingual("应为 true 或 false", "true or false") }
            settings.zone.isSandbox = isSandbox
            return nil
        },
        text("tls.certificate", "服务器证书 PEM 文件；缺省为明文 HTTP", "PEM file of the server's certificate chain; plain HTTP unless given", \.tls.certificate),
        text("tls.key", "服务器私钥 PEM 文件", "PEM file of the server's private key", \.tls.key),
        SettingRow(name: "tls.http2", help: Bilingual("同时支持 HTTP/2", "HTTP/2 beside HTTP/1.1")) { text, settings in
            guard let isOn = Bool(text) else { return Bilingual("应为 true 或 false", "true or false") }
            settings.tls.http2 = isOn
            return nil
        },
        text("sealing.keys", "封存密钥文件，缺省为数据目录中的 keys/seal.keys", "file of the sealing keys, keys/seal.keys in the data directory unless given", \.sealing.keys),
        SettingRow(name: "sealing.algorithm", help: Bilingual("新密钥的封存算法", "cipher that new sealing keys are made for")) { text, settings in
            guard let algorithm = SealingAlgorithm(rawValue: text) else {
                return Bilingual("应为 aes-256-gcm 或 sm4-gcm", "aes-256-gcm or sm4-gcm")
            }
            settings.sealing.algorithm = algorithm
            return nil
        },
        text("signatures.trust", "信任锚 PEM 文件", "PEM file of trusted issuers", \.signatures.trust),
        text("signatures.revocation", "吊销列表文件", "file of revocation lists", \.signatures.revocation),
        SettingRow(name: "signatures.profiles", help: Bilingual("接受的签名套件，逗号分隔；弱套件须写明", "accepted signature profiles, by commas; weak ones only if named")) { text, settings in
            let names = text.split(separator: ",").map { $0.filter { $0 != " " } }
            let known = SignatureProfile.all.map(\.name)
            guard !names.isEmpty, names.allSatisfy({ known.contains($0) }) else {
                return Bilingual("应为 \(known.joined(separator: "、")) 中的若干个", "some of \(known.joined(separator: ", "))")
            }
            settings.signatures.profiles = names
            return nil
        },
        number("window.papers", "一次提交的单证数", "papers in one commit", 1...4_096, \.window.papers),
        number("window.milliseconds", "空闲时等待的毫秒数", "milliseconds an idle window waits for company", 0...1_000, \.window.milliseconds),
        number("window.queue", "排队单证上限", "papers that may wait", 100...1_000_000, \.window.queuedPapers),
        number("window.bytes", "在途报文字节上限", "bytes of messages on their way at once", 1_048_576...(4 << 30), \.window.admittedBytes),
        number("window.patience", "接收的报文须在多少秒内可办结", "seconds in which what is let in can be answered", 1...60, \.window.patienceSeconds),
        number("limits.bodyBytes", "报文字节上限", "bytes of one message", 1_024...(20 << 20), \.limits.bodyBytes),
        number("limits.bodySeconds", "收完报文的秒数", "seconds for a body to come", 1...300, \.limits.bodySeconds),
        number("limits.connections", "连接上限", "connections at once", 1...65_536, \.limits.connections),
        number("limits.connectionsPerAddress", "每个地址的连接上限", "connections of one address at once", 1...65_536, \.limits.connectionsPerAddress),
        number("limits.headSeconds", "收完请求头的秒数", "seconds for the head of a request to come", 1...300, \.limits.headSeconds),
        number("limits.stallSeconds", "对方停止读取后保留的秒数", "seconds until one who stops reading is given up", 1...3_600, \.limits.stallSeconds),
        number("limits.requests", "每个密钥每分钟请求次数", "requests a minute and key", 1...100_000_000, \.limits.requests),
        number("limits.idleSeconds", "空闲连接保留秒数", "seconds until a silent connection is closed", 40...3_600, \.limits.idleSeconds),
        number("limits.streams", "事件流上限", "event streams at once", 1...10_000, \.limits.streams),
        number("limits.quotaInquiries", "每分钟额度查询次数", "quota inquiries a minute", 1...100_000, \.limits.quotaInquiries),
        number("limits.paymentData", "每个来源每分钟上传支付原始数据次数", "uploads of payment data a minute and source", 1...100_000, \.limits.paymentData),
        number("checkpoints.seconds", "两个检查点之间的秒数", "seconds between two checkpoints", 1...60, \.checkpoints.seconds),
        text("checkpoints.copy", "检查点的第二个目录，最好在另一台机器上", "second directory of checkpoints, best on another machine", \.checkpoints.copy),
        number("paymentData.sessionMinutes", "支付原始数据会话有效分钟数", "minutes for which a session of payment data is open", 1...10_080, \.paymentData.sessionMinutes),
        text("backup.directory", "持续归档目录，缺省不归档", "directory that every commit is archived to, none unless given", \.backup.directory),
        number("backup.seconds", "归档间隔秒数", "seconds between two steps of the archive", 1...5, \.backup.seconds),
        number("backup.baseHours", "新增基础副本的间隔小时数", "hours until the archive gets a new base", 1...720, \.backup.baseHours),
        number("backup.keepDays", "归档保留天数", "days for which the archive is kept", 1...3_650, \.backup.keepDays),
        SettingRow(name: "paymentData.profiles", help: Bilingual("支付原始数据接受的签名套件", "profiles accepted for payment data")) { text, settings in
            let names = text.split(separator: ",").map { $0.trimmed }
            let profiles = names.compactMap(SignatureProfile.named)
            guard !profiles.isEmpty, profiles.count == names.count else {
                return Bilingual("应为以逗号分隔的套件，如 sm2-sm3,rsa-sha256,rsa-sha1", "profiles joined by commas, such as sm2-sm3,rsa-sha256,rsa-sha1")
            }
            settings.paymentData.profiles = profiles
            return nil
        },
    ] + ["A", "B", "C", "D"].flatMap { grade in [
        rate("zone.inspectionRate.\(grade)", "\(grade) 级企业查验率（万分之）", "lists inspected of 10,000, grade \(grade)") { $0.zone.inspectionRate[grade] = $1 },
        rate("zone.reviewRate.\(grade)", "\(grade) 级企业审核率（万分之）", "lists reviewed of 10,000, grade \(grade)") { $0.zone.reviewRate[grade] = $1 },
    ] }

    private static func text(
        _ name: String, _ zh: String, _ en: String,
        _ path: WritableKeyPath<Settings, String> & Sendable
    ) -> SettingRow {
        SettingRow(name: name, help: Bilingual(zh, en)) { text, settings in
            guard !text.isEmpty, text.utf8.count <= 1_024 else {
                return Bilingual("应为 1 至 1024 字节的文字", "a text of 1 to 1,024 bytes")
            }
            settings[keyPath: path] = text
            return nil
        }
    }

    private static func number(
        _ name: String, _ zh: String, _ en: String, _ range: ClosedRange<Int>,
        _ path: WritableKeyPath<Settings, Int> & Sendable
    ) -> SettingRow {
        SettingRow(name: name, help: Bilingual(zh, en)) { text, settings in
            guard let number = Int(text), range.contains(number) else {
                let bounds = "\(range.lowerBound)...\(range.upperBound)"
                return Bilingual("应为 \(bounds) 之间的整数", "a whole number within \(bounds)")
            }
            settings[keyPath: path] = number
            return nil
        }
    }

    private static func rate(
        _ name: String, _ zh: String, _ en: String,
        _ set: @escaping @Sendable (inout Settings, Int) -> Void
    ) -> SettingRow {
        SettingRow(name: name, help: Bilingual(zh, en)) { text, settings in
            guard let number = Int(text), (0...10_000).contains(number) else {
                return Bilingual("应为 0 至 10000 的整数", "a whole number within 0...10000")
            }
            set(&settings, number)
            return nil
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
