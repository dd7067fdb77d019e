import Clearance
import Values

extension RunningPlatform {
    /// A person's balance; who asked is recorded before the answer is given.
    package func askQuota(
        idNumber: String, name: String?, year: Int, by actor: Actor
    ) async throws -> QuotaBalance? {
        let person = personKey(idNumber: idNumber, zone: zone)
        let (zone, now) = (zone, clock.now)
        try await window.write {
            try BalanceRows.recordQuotaInquiry(
                person: person, actor: actor.name, at: now, zone, $0)
        }
        return try inquiries.quota(idNumber: idNumber, name: name, year: year)
    }
}
