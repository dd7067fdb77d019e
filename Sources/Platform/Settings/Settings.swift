import Clearance
import Messages
import Values

/// 设置: how this platform runs; a flag wins over the environment, that over `tongguan.yaml`.
package struct Settings: Sendable {
    package var data = "./data"
    package var host = "127.0.0.1"
    package var port = 8_080
    /// Empty: SQLite in the data directory.
    package var database = ""
    package var virtualClock: Instant?
    package var zone = Zone()
    package var window = WindowLimits()
    package var limits = EdgeLimits()
    package var signatures = SignatureSettings()
    package var paymentData = PaymentDataSettings()
    package var checkpoints = CheckpointSettings()
    package var tls = TLSSettings()
    package var backup = BackupSettings()
    package var sealing = SealingSettings()

    package init() {}

    /// The place where the embedded database stands.
    package var databasePath: String { data + "/tongguan.sqlite" }

    /// Whether only this machine can reach the platform.
    package var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}

/// 传输加密设置: the certificate shown to callers; without one the platform speaks plain HTTP.
package struct TLSSettings: Sendable, Equatable {
    /// PEM file of the certificate and those that lead to its issuer.
    package var certificate = ""
    /// PEM file of its private key.
    package var key = ""
    /// HTTP/2 beside HTTP/1.1.
    package var http2 = false

    package init() {}
}

/// 验签设置: whose signatures a zone believes, besides the certificates it registered.
package struct SignatureSettings: Sendable, Equatable {
    /// PEM file of trusted issuers; empty: only registered certificates are believed.
    package var trust = ""
    /// File of revocation lists, PEM or DER; empty: none.
    package var revocation = ""
    /// Names of the accepted profiles; the weak ones only where they are named here.
    package var profiles = ["sm2-sm3", "rsa-sha256"]

    package init() {}
}

/// 边界限额: what one caller may ask of the platform's edge.
package struct EdgeLimits: Sendable, Equatable {
    /// Bytes of one message.
    package var bodyBytes = 20 << 20
    /// Bytes of all bodies being read at once.
    package var bodyBytesTotal = 256 << 20
    /// Seconds in which a body must have come.
    package var bodySeconds = 30
    package var connections = 4_096
    package var connectionsPerAddress = 1_024
    /// Seconds in which a head must have come, from its first byte.
    package var headSeconds = 20
    /// Seconds after which a caller who reads nothing is given up.
    package var stallSeconds = 60
    /// Seconds after which a silent connection is closed.
    package var idleSeconds = 75
    /// Streams of events held open at once.
    package var streams = 256
    /// Requests a minute and key.
    package var requests = 600_000
    /// Inquiries into quotas a minute and enterprise.
    package var quotaInquiries = 60
    /// Uploads of payment data a minute and source.
    package var paymentData = 120

    /// Bytes of the address of a request.
    package static let addressBytes = 8_192
    /// Keys that are nobody's, a minute and address.
    package static let unknownKeys = 600

    package init() {}
}

/// 备份设置: where every commit of the embedded database is copied to, and how long it is kept.
package struct BackupSettings: Sendable, Equatable {
    /// A directory that outlives the data directory's disk; empty: no archive.
    package var directory = ""
    /// Seconds between two copies, which is what a lost disk may cost.
    package var seconds = 1
    /// Hours until a new base is added, which is what a restore may have to replay.
    package var baseHours = 24
    /// Days back to which every moment can be restored.
    package var keepDays = 14

    package init() {}
}

/// One thing wrong with the settings; all of them are reported at once.
package struct SettingsProblem: Error, Sendable, Equatable {
    /// `port (TONGGUAN_PORT)`: the name and where its value came from.
    package var place: String
    package var message: Bilingual

    package init(place: String, message: Bilingual) {
        self.place = place
        self.message = message
    }
}

/// Every problem that was found.
package struct SettingsProblems: Error, Sendable {
    package var problems: [SettingsProblem]

    package init(problems: [SettingsProblem]) { self.problems = problems }
}
