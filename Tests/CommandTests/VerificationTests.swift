import Clearance
import Demonstration
import Foundation
import SQLiteStorage
import Testing

@testable import tongguan

@Suite("Verification finds what was tampered with")
struct VerificationTests {
    @Test("A demonstrated day is consistent; each kind of tampering is named")
    func tampering() async throws {
        let scratch = try ScratchDirectory("verification")
        defer { scratch.remove() }
        let server = try await ServerProcess.start(
            data: scratch.path, more: ["--virtual-clock", "2026-11-21T09:00:00+08:00"],
            executable: Binary.url)
        let data = try DataOptions.parse(["--data", scratch.path]).open()
        let session = try await DemoSession.open(url: server.url, data: data)
        var lines: [DemoSession.Line] = []
        for (index, scene) in DemoScene.all.enumerated() {
            lines.append(try await scene.play(session, 1_000 + index * 10))
        }
        try await session.client.shutdown()
        try await server.stop()

        #expect(lines.map(\.state) == Self.states)
        #expect(try Verification(zone: data.zone, in: data.storage).faults == [])
        for (invariant, statement) in Self.tamperings {
            _ = try data.storage.write { try $0.execute(.init(text: statement)) }
            let faults = try Verification(zone: data.zone, in: data.storage).faults
            #expect(faults.contains { $0.invariant.rawValue == invariant }, "\(invariant): \(statement)")
        }
    }

    /// What the demonstration's scenes come to, in their order.
    private static let states = [
        "released", "released", "waiting → released", "waiting", "rejected", "rejected",
        "rejected", "released", "rejected", "rejected", "refused", "rejected",
        "accepted refused accepted", "replayed=true duplicate", "refused", "CEB900",
        "review → released", "inspection → rejected", "cancelled", "released", "accepted",
        "released → closed",
    ]

    private static let tamperings = [
        ("LEDGER-BALANCE", "UPDATE account SET posted = posted + 1 WHERE account_id LIKE 'quota%'"),
        ("LEDGER-ACCOUNT", "DELETE FROM account WHERE account_id LIKE 'stock%'"),
        ("MESSAGE-DIGEST", "UPDATE message SET bytes = x'3C' WHERE type = 'CEB311Message'"),
        ("PAPER-MESSAGE", "DELETE FROM message WHERE type = 'CEB411Message'"),
        ("STATE-POSTINGS", "UPDATE consignment SET state = 'released' WHERE state = 'rejected'"),
        ("WAITING", "UPDATE consignment SET state = 'deleted' WHERE state = 'waiting'"),
        ("EVENT-SEQUENCE", "DELETE FROM event WHERE seq = 5"),
        ("PAPER-BODY", "UPDATE paper SET body = x'00' WHERE kind = 511"),
    ]
}
