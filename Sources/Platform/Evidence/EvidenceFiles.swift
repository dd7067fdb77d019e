import Crypto
import Evidence

/// What stands outside the database so that it can testify against it: the key and the checkpoints.
package struct EvidenceFiles: Sendable {
    package let key: Curve25519.Signing.PrivateKey
    package let publicKey: CheckpointKey
    package let log: CheckpointLog
    package let copy: CheckpointCopy?

    /// A key and checkpoints that are gone when the process ends.
    package static func inMemory(zone: String) -> EvidenceFiles {
        EvidenceFiles(key: Curve25519.Signing.PrivateKey(), zone: zone, log: .inMemory)
    }

    /// Those of a data directory, made on the first call.
    package init(_ settings: Settings) throws {
        let key = try CheckpointKeyFile.load(Self.keyPath(settings.data))
        let publicKey = CheckpointKey(
            origin: Self.origin(settings.zone.id), key: key.publicKey)
        let copy = settings.checkpoints.copy
        self.init(
            key: key, zone: settings.zone.id,
            log: try CheckpointLog(directory: Self.directory(settings.data), key: publicKey),
            // Several nodes may have one directory for their copies.
            copy: copy.isEmpty
                ? nil
                : CheckpointCopy(
                    try CheckpointLog(directory: "\(copy)/\(publicKey.hash)", key: publicKey)))
    }

    private init(
        key: Curve25519.Signing.PrivateKey, zone: String, log: CheckpointLog,
        copy: CheckpointCopy? = nil
    ) {
        self.key = key
        self.log = log
        self.copy = copy
        publicKey = CheckpointKey(origin: Self.origin(zone), key: key.publicKey)
    }

    package static func keyPath(_ data: String) -> String { data + "/keys/checkpoints.key" }
    package static func directory(_ data: String) -> String { data + "/checkpoints" }
    package static func origin(_ zone: String) -> String { "tongguan/\(zone)" }
}

/// 检查点设置: how often the tree is signed, and where besides the data directory.
package struct CheckpointSettings: Sendable, Equatable {
    /// Seconds between two checkpoints, where something happened.
    package var seconds = 30
    /// A second directory, best on another machine; empty: none.
    package var copy = ""

    package init() {}
}
