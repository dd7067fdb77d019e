import Clearance
import Evidence
import Foundation
import Storage
import TestKit
import Testing

@testable import Platform

@Suite("No edit of the database goes unnoticed")
struct EditTests {
    @Test("Every edit made with full write access is found by the command and by the verifier")
    func edits() throws {
        let archive = try Archive()
        let older = archive.folder.path + "/older.sqlite"
        try archive.fill(consignments: 56, copy: older)
        let clean = try archive.audit()
        #expect(clean.faults == [])
        #expect(clean.events > 256 && clean.unsigned == 0)
        #expect(try archive.verify().faults == [])
        let whole = archive.folder.path + "/whole.sqlite"
        try archive.copy(to: whole)

        let count = Effort.count(60, full: 1_000)
        let seed = Effort.seed ?? 20_261_121
        var missed: [String] = []
        for number in 0..<count {
            let edit = try Self.edit(number, seed, archive, whole: whole, older: older)
            if try archive.audit().faultCount == 0 { missed.append("audit \(number): \(edit)") }
            if try archive.verify().code == 0 { missed.append("verifier \(number): \(edit)") }
        }
        #expect(missed == [], "TONGGUAN_SEED=\(seed)")
        Effort.report("edits with full write access: \(count), seed \(seed)")
    }

    private static func edit(
        _ number: Int, _ seed: UInt64, _ archive: Archive, whole: String, older: String
    ) throws -> String {
        if number % 30 == 29 {
            try archive.replace(with: older)
            return "an older copy of the whole file"
        }
        try archive.replace(with: whole)
        let tamperer = try Tamperer(archive.path, seed: seed &+ UInt64(number) &* 7_919)
        guard number % 15 == 14 else {
            let edit = try tamperer.edit()
            try tamperer.finish()
            return edit
        }
        let edit = try tamperer.forget() ?? ""
        try tamperer.finish()
        let engine = try archive.engine()
        defer { try? engine.close() }
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: archive.zone,
            key: archive.journalKey, now: { 1_000 })
        try storage.write {
            try $0.execute("UPDATE setting SET value = value WHERE zone_id = 'demo'")
        }
        try archive.sequencer(storage, .inMemory(zone: archive.zone)).sign()
        return edit
    }

    @Test("Links and events appended as honestly as one can without the key are never signed")
    func appended() throws {
        let archive = try Archive()
        try archive.fill(consignments: 8)
        let whole = archive.folder.path + "/whole.sqlite"
        try archive.copy(to: whole)
        let count = Effort.count(24, full: 400)
        let seed = Effort.seed ?? 20_261_123
        var kinds: Set<String> = []
        for number in 0..<count {
            try archive.replace(with: whole)
            var engine = try archive.engine()
            let running = try archive.sequencer(engine)
            try running.sign()
            let tamperer = try Tamperer(archive.path, seed: seed &+ UInt64(number) &* 7_919)
            let edit = try tamperer.append(kind: number)
            try tamperer.finish()
            let place = Comment(rawValue: "\(number): \(edit), TONGGUAN_SEED=\(seed)")
            kinds.insert(String(edit.prefix { $0 != ":" }))
            #expect(throws: EvidenceProblem.self, place) { try running.sign() }
            try engine.close()

            // Also when the platform starts anew and unknowingly goes on behind it.
            engine = try archive.engine()
            let storage = JournaledStorage(
                engine, tables: Schema.tables, zone: archive.zone, key: archive.journalKey,
                now: { 1_000 })
            try storage.write {
                try $0.execute("UPDATE setting SET value = 'x' WHERE zone_id = 'demo'")
            }
            #expect(throws: EvidenceProblem.self, place) {
                try archive.sequencer(storage).sign()
            }
            let found = try archive.audit(engine)
            let codes: [EvidenceFault.Code] = [.journalCode, .rowAdded]
            #expect(found.faults.contains { codes.contains($0.code) }, place)
            try engine.close()
            // The public key alone cannot tell, and says how much it cannot tell of.
            #expect(try archive.verify().faults.contains { $0.contains("not yet signed") }, place)
        }
        #expect(kinds.count == 4)
        Effort.report("appended links and events: \(count), seed \(seed)")
    }

    @Test("Other steps of the schema than the program's are noticed")
    func migrations() throws {
        let archive = try Archive()
        try archive.fill(consignments: 1)
        let engine = try archive.engine()
        try engine.write { try $0.execute("UPDATE migration SET sql = '' WHERE position = 3") }
        #expect(try archive.audit(engine).faults.map(\.code) == [.migrations])
        try engine.close()
    }

    @Test("What came after the last checkpoint can be taken back by who controls the database")
    func limit() throws {
        let archive = try Archive()
        try archive.fill(consignments: 2)
        let copy = archive.folder.path + "/copy.sqlite"
        try archive.copy(to: copy)
        var engine = try archive.engine()
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: archive.zone,
            key: archive.journalKey, now: { 1_000 })
        try storage.write {
            try $0.execute("UPDATE enterprise SET guarantee = 1 WHERE zone_id = 'demo'")
        }
        #expect(try archive.audit(engine).unsigned == 1)
        try engine.close()
        let after = archive.folder.path + "/after.sqlite"
        try archive.copy(to: after)
        try archive.replace(with: copy)
        #expect(try archive.audit().faults == [])

        // Once it is signed, no more.
        try archive.replace(with: after)
        engine = try archive.engine()
        try archive.sequencer(engine).sign()
        try engine.close()
        #expect(try archive.audit().faults == [])
        try archive.replace(with: copy)
        #expect(try archive.audit().faultCount > 0)
        #expect(try archive.verify().code == 1)
    }

    @Test("Checkpoints that were changed, or signed with another key, are noticed")
    func checkpoints() throws {
        let archive = try Archive()
        try archive.fill(consignments: 2)
        let text = try String(contentsOfFile: archive.checkpoints, encoding: .utf8)
        let note = SignedCheckpoint.split(text)[0]
        let forged = try Checkpoint(body: note[...]).map {
            try SignedCheckpoint.sign($0, with: EvidenceFiles.inMemory(zone: archive.zone).key).text
        }
        for wrong in [
            "", text.replacing("time 1", with: "time 2"), String(text.dropLast(40)), forged ?? "",
            SignedCheckpoint.split(text).reversed().joined(separator: "\n"),
        ] {
            try wrong.write(toFile: archive.checkpoints, atomically: true, encoding: .utf8)
            #expect(try archive.audit().faultCount > 0, "\(wrong)")
            #expect(try archive.verify().code == 1, "\(wrong)")
        }
    }
}
