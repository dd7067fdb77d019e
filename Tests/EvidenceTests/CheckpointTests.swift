import Clearance
import Crypto
import Evidence
import Foundation
import SQLiteStorage
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
            engine, tables: Schema.tables, zone: archive.zone,
            key: archive.journalKey, now: { 1_000 })
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

    @Test("A file of checkpoints cut at any byte of its last two notes loses only what was torn")
    func torn() throws {
        let archive = try Archive()
        let directory = archive.folder.path + "/torn"
        let path = CheckpointLog.path(in: directory)
        let key = archive.files.publicKey
        var notes: [SignedCheckpoint] = []
        for number in 1...12 {
            notes.append(
                try SignedCheckpoint.sign(
                    Checkpoint(
                        origin: key.origin, size: number, root: TreeHash(leaf: [1]),
                        links: number, chain: TreeHash(leaf: [2]), time: 1), with: archive.files.key
                ))
        }
        let bytes = notes.map { Array(($0.text + "\n").utf8) }
        let next = try SignedCheckpoint.sign(
            Checkpoint(
                origin: key.origin, size: 99, root: TreeHash(leaf: [1]), links: 99,
                chain: TreeHash(leaf: [2]), time: 1), with: archive.files.key)
        // Short files, and such as are longer than what is read of their end.
        for count in [2, 12] {
            let whole = Array(bytes.prefix(count).joined())
            let first = bytes.prefix(count - 2).joined().count
            for length in first...whole.count {
                _ = try CheckpointLog(directory: directory, key: key)
                try Data(whole[..<length]).write(to: URL(filePath: path))
                var log = try CheckpointLog(directory: directory, key: key)
                let exact =
                    length == whole.count
                    ? count : length >= first + bytes[count - 2].count ? count - 1 : count - 2
                #expect(
                    try log.last(signedBy: key) == (exact == 0 ? nil : notes[exact - 1]),
                    "\(length)")
                try log.append(next)
                let expected = bytes.prefix(exact).joined() + Array((next.text + "\n").utf8)
                #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == Array(expected))
            }
        }
        // Whoever cuts it behind our back does not get zeros in between.
        var log = try CheckpointLog(directory: directory, key: key)
        try Data(bytes[0]).write(to: URL(filePath: path))
        #expect(throws: EvidenceProblem.shortened(path)) { try log.append(next) }
        try FileManager.default.removeItem(atPath: path)
        #expect(throws: EvidenceProblem.file(path, ENOENT)) { try log.append(next) }
    }

    /// A zone whose checkpoints are copied elsewhere.
    private final class Copied {
        /// Goes with its folder.
        private let archive: Archive
        private let engine: SQLiteStorage
        private let storage: JournaledStorage
        let sequencer: Sequencer
        /// Where the copy stands.
        let path: String
        private(set) var signed: [String] = []

        init() throws {
            archive = try Archive()
            try archive.fill(consignments: 2)
            let elsewhere = archive.folder.path + "/elsewhere"
            let files = try archive.files(copy: elsewhere)
            engine = try archive.engine()
            storage = JournaledStorage(
                engine, tables: Schema.tables, zone: archive.zone, key: archive.journalKey,
                now: { 1_000 })
            sequencer = try archive.sequencer(storage, files)
            path = CheckpointLog.path(in: "\(elsewhere)/\(files.publicKey.hash)")
        }

        /// Changes something, and signs it.
        func sign() throws {
            let value = String(signed.count)
            try storage.write {
                try $0.execute("UPDATE setting SET value = \(value) WHERE zone_id = 'demo'")
            }
            signed.append(try #require(try sequencer.sign()).text)
        }

        func awaitProblem() async throws {
            while sequencer.copyBehind.problem == nil {
                try await Task.sleep(for: .milliseconds(5))
            }
        }

        /// Waits until all is copied, and reads the copy.
        func close() async throws -> [String] {
            while sequencer.copyBehind.count > 0 { try await Task.sleep(for: .milliseconds(5)) }
            try engine.close()
            return SignedCheckpoint.split(try String(contentsOfFile: path, encoding: .utf8))
        }
    }

    @Test("A copy that cannot be written holds up no checkpoint, and catches up later")
    func copy() async throws {
        let copied = try Copied()
        // What stands there is no file.
        try FileManager.default.createDirectory(
            atPath: copied.path, withIntermediateDirectories: true)
        try copied.sign()
        try await copied.awaitProblem()
        try FileManager.default.removeItem(atPath: copied.path)
        for _ in 0..<2 { try copied.sign() }
        #expect(try await copied.close() == copied.signed)
    }

    @Test("A copy that hangs holds up no checkpoint either", .timeLimit(.minutes(1)))
    func hangingCopy() async throws {
        let copied = try Copied()
        // To open a pipe for writing takes until somebody reads it, as a share that is gone does.
        #expect(mkfifo(copied.path, 0o600) == 0)
        for _ in 0..<3 { try copied.sign() }
        #expect(copied.sequencer.copyBehind.count == 3)
        #expect(copied.sequencer.copyBehind.problem == nil)
        // It comes back with an error, and what waited is written with the next.
        let reader = open(copied.path, O_RDONLY | O_NONBLOCK)
        try await copied.awaitProblem()
        close(reader)
        try FileManager.default.removeItem(atPath: copied.path)
        try copied.sign()
        #expect(try await copied.close() == copied.signed)
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

    @Test("Nor where only the journal is another")
    func otherChain() throws {
        let archive = try Archive()
        try archive.fill(consignments: 2)
        let engine = try archive.engine()
        try engine.write {
            try $0.execute(
                """
                UPDATE journal SET chain = \([UInt8](1...32))
                WHERE number = (SELECT MAX(number) FROM journal)
                """)
        }
        let size = try engine.read { try TreeRows(zone: archive.zone).size($0) }
        #expect(throws: EvidenceProblem.forked(size: size)) {
            try archive.sequencer(engine).sign()
        }
        try engine.close()
    }

    @Test("A database that cannot be read just now is not called a forged one")
    func unreadable() throws {
        let archive = try Archive()
        try archive.fill(consignments: 2)
        let engine = try archive.engine()
        let sequencer = try archive.sequencer(Unreadable(engine))
        #expect(throws: StorageProblem.io("the connection is lost")) { try sequencer.sign() }
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

/// A storage whose connection breaks at the second query of each transaction.
private struct Unreadable: Storage {
    private let engine: any Storage

    init(_ engine: any Storage) { self.engine = engine }

    func read<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try engine.read { try body($0.through { Breaking($0) }) }
    }

    func write<T: Sendable>(_ body: (borrowing Transaction) throws -> T) throws -> T {
        try engine.write(body)
    }

    func close() throws { try engine.close() }

    private final class Breaking: Connection {
        private let inner: any Connection
        private var queries = 0

        init(_ inner: any Connection) { self.inner = inner }

        func run(_ text: String, _ values: [SQLValue]) throws -> Int {
            try inner.run(text, values)
        }

        func runEach(_ text: String, _ rows: [[SQLValue]]) throws -> Int {
            try inner.runEach(text, rows)
        }

        func visit(
            _ text: String, _ values: [SQLValue], _ visit: (any Row) throws -> Bool
        ) throws {
            queries += 1
            // The tip is compared first; then the leaves are read.
            guard queries < 3 else { throw StorageProblem.io("the connection is lost") }
            try inner.visit(text, values, visit)
        }

        func visitEach(
            _ text: String, _ keys: [[SQLValue]], _ visit: (Int, any Row) throws -> Void
        ) throws { try inner.visitEach(text, keys, visit) }
    }
}
