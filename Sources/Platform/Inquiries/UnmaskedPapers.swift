import Clearance

/// 查看明文: an officer looks at a consignment's papers unmasked, says why, and it is recorded.
package struct UnmaskedPapers: Sendable, Encodable {
    package var id: String
    package var purpose: String
    package var papers: [DossierPaper]
}

extension RunningPlatform {
    /// Nil where there is no such consignment. The record is durable before anything is answered.
    package func unmask(
        _ consignment: String, purpose: String, by actor: Actor, keyID: String
    ) async throws -> UnmaskedPapers? {
        guard let papers = try inquiries.unmaskedPapers(of: consignment) else { return nil }
        let (zone, now) = (zone, clock.now)
        try await window.write {
            try EventRows.record(
                Inquiries.unmasked, consignment: consignment, at: now,
                actor: "\(actor.name)@\(keyID)", detail: purpose, zone, $0)
        }
        return UnmaskedPapers(id: consignment, purpose: purpose, papers: papers)
    }
}
