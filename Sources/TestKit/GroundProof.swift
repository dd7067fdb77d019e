import Clearance
import Ledger

/// 试算平衡: what must hold after every story, whatever it told.
extension Ground {
    /// Everything that does not hold, as sentences; empty is the proof.
    package func faults() throws -> [String] {
        var verification = Verification(zone: zone, guaranteesMayBeLowered: false) { [reading] in
            reading.read($0)
        }
        try storage.read { try verification.checkAll($0) }
        return verification.faults.map { "\($0.invariant.rawValue) \($0.en)" }
    }
}
