import Clearance
import Crypto
import Evidence
import Foundation
import Storage
import TestKit
import Testing

@testable import Platform

@Suite("A checkpoint is signed outside the database, and only over what agrees with the last")
struct CheckpointTests {
    @Test("A signed checkpoint is read again; one changed by any byte, or by another key, is not")
    func note() throws {
        let key = Curve25519.Signing.PrivateKey()
        let verifier = CheckpointKey(origin: "tongguan/demo", key: key.publicKey)
        let signed = try SignedCheckpoint.sign(
            Checkpoint(
                origin: "tongguan/demo", size: 7, root: TreeHash(leaf: [1]), links: 2,
                chain: TreeHash(leaf: [2]), time: 1_700_000_000_000
            ), with: key)
        #expect(SignedCheckpoint(signed.text, verifiedBy: verifier) == signed)
        #expect(CheckpointKey(verifier.text)?.text == verifier.text)
        let other = CheckpointKey(
            origin: "tongguan/demo", key: Curve25519.Signing.PrivateKey().publicKey)
        #expect(SignedCheckpoint(signed.text, verifiedBy: other) == nil)
        let bytes = Array(signed.text.utf8)
        for index in bytes.indices.dropLast() {
            var changed = bytes
            changed[index] ^= 1
            let text = String(decoding: changed, as: UTF8.self)
            #expect(SignedCheckpoint(text, verifiedBy: verifier) == nil, "\(index)")
        }
    }

    @Test("A restart goes on where the checkpoints left off, also behind a torn last one")
    func restart() throws {
        let archive = try Archive()
        try archive.fill(consignments: 2)
        let file = try FileHandle(forWritingTo: URL(filePath: archive.checkpoints))
        try file.seekToEnd()
        try file.write(contentsOf: Data("tongguan/demo\n99".utf8))
        try file.close()
        let engine = try archive.engine()
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: archive.zone, now: { 1_000 })
        let before = try archive.sequencer(storage).sign()
        try storage.write {
            try $0.execute("UPDATE setting SET value = 'x' WHERE zone_id = 'demo'")
        }
        let after = try archive.sequencer(storage).sign()
        #expect((after?.checkpoint.links ?? 0) > (before?.checkpoint.links ?? 0))
        let found = try archive.audit(engine)
        #expect(found.faults == [])
        #expect(found.checkpoints == 3)
        try engine.close()
    }

    @Test("Over a database that contradicts the last checkpoint nothing is signed")
    func forked() throws {
        let archive = try Archive()
        try archive.fill(consignments: 2)
        let engine = try archive.engine()
        try engine.write {
            try $0.execute("UPDATE event SET leaf = \([UInt8](1...32)) WHERE seq = 3")
        }
        #expect(throws: EvidenceProblem.self) { try archive.sequencer(engine).sign() }
        try engine.write { try $0.execute("DELETE FROM event WHERE seq > 3") }
        #expect(throws: EvidenceProblem.self) { try archive.sequencer(engine).sign() }
        try engine.close()
    }

    @Test("A key that others may read is refused")
    func openKey() throws {
        let archive = try Archive()
        let path = EvidenceFiles.keyPath(archive.folder.path)
        #expect(throws: Never.self) { try CheckpointKeyFile.load(path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(throws: EvidenceProblem.openKey(path)) { try CheckpointKeyFile.load(path) }
    }
}
