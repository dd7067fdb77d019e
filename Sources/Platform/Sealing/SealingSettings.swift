import Sealing

/// 封存设置: where the keys are, and which cipher a new key is made for.
package struct SealingSettings: Sendable, Equatable {
    /// Empty: `keys/seal.keys` in the data directory.
    package var keys = ""
    package var algorithm = SealingAlgorithm.aes256GCM

    package init() {}
}

extension Settings {
    /// The place of the key file.
    package var keyFilePath: String {
        sealing.keys.isEmpty ? data + "/keys/seal.keys" : sealing.keys
    }
}
