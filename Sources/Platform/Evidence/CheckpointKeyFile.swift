import Crypto
import Evidence
import Foundation

/// 签名密钥文件: the key that signs checkpoints, kept in the data directory, outside the database.
package enum CheckpointKeyFile {
    /// The key at `path`, made on the first call; others than its owner may not read it.
    package static func load(_ path: String) throws -> Curve25519.Signing.PrivateKey {
        let files = FileManager.default
        if !files.fileExists(atPath: path) {
            let key = Curve25519.Signing.PrivateKey()
            let folder = URL(filePath: path).deletingLastPathComponent().path
            try files.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try DurableFile.create(
                path, Array((key.rawRepresentation.base64EncodedString() + "\n").utf8))
            return key
        }
        let mode = try files.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        guard let mode, mode.intValue & 0o077 == 0 else { throw EvidenceProblem.openKey(path) }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard let bytes = Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        else { throw EvidenceProblem.badKey(path) }
        return key
    }
}
