import Clearance
import Demonstration
import Foundation
import SQLiteStorage
import Storage
import Synchronization
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
        let sound = try Verification(zone: data.zone, in: data.storage)
        #expect(sound.faults == [])
        let again = try Verification(zone: data.zone, in: Twice(storage: data.storage))
        #expect(again.faults == [] && again.messages == sound.messages)
        #expect(sound.consignments > 10 && sound.papers > 40 && sound.postings > 50)
        for (invariant, statements) in Self.tamperings {
            let faults = try Self.faults(after: statements, data)
            #expect(faults.contains { $0.invariant == invariant }, "\(invariant): \(statements)")
        }
        #expect(try Verification(zone: data.zone, in: data.storage).faults == [])
    }

    /// Runs a body twice, as an engine may.
    private struct Twice: Storage {
        let storage: any Storage

        func read<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
            _ = try storage.read(body)
            return try storage.read(body)
        }

        func write<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
            try storage.write(body)
        }

        func close() throws { try storage.close() }
    }

    private struct Undone: Error {}

    /// What is found while the data are tampered with; then they are as they were.
    private static func faults(
        after statements: [String], _ data: OpenData
    ) throws -> [Fault] {
        let found = Mutex<[Fault]>([])
        do {
            try data.engine.write { transaction in
                for statement in statements { try transaction.execute(.init(text: statement)) }
                var verification = Verification(zone: data.zone)
                try verification.checkAll(transaction)
                found.withLock { $0 = verification.faults }
                throw Undone()
            }
        } catch is Undone {}
        return found.withLock { $0 }
    }

    /// What the demonstration's scenes come to, in their order.
    private static let states = [
        "released", "released", "waiting → released", "waiting", "rejected", "rejected",
        "rejected", "released", "rejected", "rejected", "refused", "rejected",
        "accepted refused accepted", "replayed=true duplicate", "refused", "CEB900",
        "review → released", "inspection → rejected", "cancelled", "released", "accepted",
        "released → closed",
    ]

    private static let tamperings: [(Invariant, [String])] = [
        (
            .ledgerBalance,
            ["UPDATE account SET posted = posted + 1 WHERE account_id LIKE 'quota%'"]
        ),
        (.ledgerSum, ["UPDATE account SET held = held + 1 WHERE account_id LIKE 'quota%'"]),
        (
            .ledgerBalance,
            [
                "DELETE FROM posting WHERE account_id = (SELECT MIN(account_id) FROM account "
                    + "WHERE posted > 0)"
            ]
        ),
        (.ledgerAccount, ["DELETE FROM account WHERE account_id LIKE 'stock%'"]),
        (
            .ledgerAllowance,
            ["UPDATE account SET allowance = 0 WHERE account_id LIKE 'stock%' AND posted > 0"]
        ),
        (
            .ledgerAllowance,
            ["UPDATE account SET allowance = allowance + 1 WHERE account_id LIKE 'quota%'"]
        ),
        (.holdEnds, ["UPDATE posting SET move = 'void' WHERE move = 'post'"]),
        (.holdEnds, ["DELETE FROM posting WHERE move = 'hold'"]),
        (
            .statePostings,
            ["UPDATE consignment SET state = 'rejected' WHERE state = 'released'"]
        ),
        (.messageDigest, ["UPDATE message SET bytes = x'3C' WHERE type = 'CEB311Message'"]),
        (.messageAnswer, ["UPDATE message SET answer = x'00FF' WHERE type = 'CEB511Message'"]),
        (.paperMessage, ["DELETE FROM message WHERE type = 'CEB411Message'"]),
        (.paperBody, ["UPDATE paper SET body = x'00' WHERE kind = 511"]),
        (
            // The seal is bound to its row, so a body in another's place cannot even be opened.
            .paperBody,
            [
                "UPDATE paper SET body = (SELECT MIN(body) FROM paper WHERE kind = 311) "
                    + "WHERE kind = 311"
            ]
        ),
        (.consignmentBody, ["UPDATE consignment SET detail = x'00' WHERE state = 'cancelled'"]),
        (.releaseMatch, ["UPDATE consignment SET state = 'released' WHERE state = 'waiting'"]),
        (.releaseMatch, ["UPDATE reliance SET consignment_id = 'x' WHERE kind = 511"]),
        (.releaseMatch, ["UPDATE paper SET state = 3 WHERE kind = 311"]),
        (.releaseHolds, ["DELETE FROM posting WHERE account_id LIKE 'guarantee%'"]),
        (.effectOnce, ["UPDATE event SET kind = 'list.released' WHERE kind = 'list.entered'"]),
        (.waiting, ["UPDATE consignment SET state = 'deleted' WHERE state = 'waiting'"]),
        (.waiting, ["DELETE FROM waiting"]),
        (
            .gateOnce,
            [
                """
                INSERT INTO posting (zone_id, account_id, cause, move, amount, at)
                SELECT zone_id, account_id, 'entry/again/1', 'grant', 1, 0 FROM account
                WHERE account_id LIKE 'stock%'
                """
            ]
        ),
        (.eventSequence, ["DELETE FROM event WHERE seq = 5"]),
        (.receiptOwed, ["UPDATE event SET recipient = NULL WHERE kind = 'paper.accepted'"]),
        (.receiptOwed, ["UPDATE event SET receipt = x'00' WHERE kind = 'list.released'"]),
        (
            .receiptOwed,
            [
                "UPDATE event SET seq = -1 WHERE seq = 1", "UPDATE event SET seq = 1 WHERE seq = 2",
                "UPDATE event SET seq = 2 WHERE seq = -1",
            ]
        ),
        (
            .paymentDigest,
            [
                """
                INSERT INTO payment_data (zone_id, ebp_code, guid, pay_code, pay_transaction_id,
                    total_amount, order_count, digest, content_digest, received_at, bytes)
                SELECT zone_id, 'E', 'G', 'P', 'T', 0, 1, 'sha256:0', 'sha256:0', 0, x'7B7D'
                FROM event WHERE seq = 1
                """
            ]
        ),
    ]
}
