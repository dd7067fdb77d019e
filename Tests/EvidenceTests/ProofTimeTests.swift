import Clearance
import Evidence
import Foundation
import Storage
import TestKit
import Testing

@testable import Platform

@Suite("A proof takes no longer when there are many events")
struct ProofTimeTests {
    @Test("Any receipt of a large tree is proven")
    func large() async throws {
        let archive = try Archive()
        let engine = try archive.engine()
        try engine.migrate(Schema.migrations)
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: archive.zone, key: archive.journalKey,
            now: { 1_000 })
        let count = Effort.count(3_000, full: 1_000_000)
        let batch = 1_000
        let receipt = SQLValue.blob([UInt8](repeating: 7, count: 400))
        for start in stride(from: 0, to: count, by: batch) {
            try storage.write { transaction in
                try transaction.executeEach(
                    """
                    INSERT INTO event (zone_id, seq, kind, recipient, message_type, at, actor, receipt)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    (1...batch).map { number in
                        [
                            .text(archive.zone), .integer(Int64(start + number)),
                            .text("list.released"), .text("3301960001"), .integer(622),
                            .integer(1), .text("officer"), receipt,
                        ]
                    })
            }
        }
        let sequencer = try archive.sequencer(storage)
        #expect(try sequencer.sign()?.checkpoint.size == count)
        var random = SeededRandom(seed: Effort.seed ?? 20_261_124)
        var times: [Duration] = []
        for _ in 0..<Effort.count(100, full: 2_000) {
            let seq = Int64.random(in: 1...Int64(count), using: &random)
            let begin = ContinuousClock.now
            let proof = try await sequencer.proof(ofReceipt: seq) { _ in true }
            times.append(ContinuousClock.now - begin)
            #expect(
                TreeProof.provesInclusion(
                    of: proof.leaf, at: UInt64(proof.index), in: UInt64(count), path: proof.path,
                    root: proof.checkpoint.checkpoint.root))
        }
        times.sort()
        Effort.report(
            "inclusion proofs among \(count) events: median \(times[times.count / 2]), "
                + "p99 \(times[times.count * 99 / 100]), longest \(times[times.count - 1])")
        try engine.close()
    }
}
