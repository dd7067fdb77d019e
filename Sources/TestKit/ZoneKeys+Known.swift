import Clearance
import Logging
import Platform
import Sealing
import Storage

extension ZoneKeys {
    /// Keys that everybody knows; whatever a test sealed, any other opens.
    package static func known(_ algorithm: SealingAlgorithm = .aes256GCM) throws -> ZoneKeys {
        let ring = KeyRing(lookup: [UInt8](0..<32), algorithm: algorithm) { count in
            (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        }
        return ZoneKeys(
            ring,
            seals: try Seals(ring, random: { UInt64.random(in: 0...UInt64.max) }))
    }
}

extension RunningPlatform {
    /// A platform of a test, under keys that everybody knows.
    package static func start(
        _ settings: Settings, storage: any Storage, decider: (any Decider)? = nil,
        logger: Logger = Logger(label: "tongguan")
    ) throws -> RunningPlatform {
        try start(
            settings, storage: storage, keys: .known(), decider: decider, logger: logger)
    }
}
