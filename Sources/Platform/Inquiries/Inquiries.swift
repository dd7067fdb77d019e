import Clearance
import Storage
import Values

/// 查询: the read side; answers what was decided, never decides anything.
///
/// An enterprise sees what concerns it; everything else looks to it as if it were not there.
package struct Inquiries: Sendable {
    package let storage: any Storage
    package let zone: Zone
    package let policy: Policy

    package init(storage: any Storage, zone: Zone, policy: Policy = .national) {
        self.storage = storage
        self.zone = zone
        self.policy = policy
    }
}

extension Inquiries {
    /// Throws where the storage cannot be read.
    package func checkStorage() throws {
        try storage.read { try OfficerRows.check($0) }
    }
}
