import Foundation
import SQLiteStorage
import TestKit
import Testing

@Suite("A damaged archive is refused or read up to the damage, never misread")
struct ArchiveDamageTests {
    @Test("A changed byte, a cut, a lost or an exchanged file: no state appears that never was")
    func damage() throws {
        let seed = Effort.seed ?? 13
        let rounds = Effort.count(60, full: 5_000)
        let known = try KnownStorage(seed: seed, baseMilliseconds: 400)
        for _ in 0..<150 {
            try known.commit()
            if known.count % 10 == 0 { try known.step() }
        }
        try known.storage.close()

        var random = SeededRandom(seed: seed)
        var (refused, shortened, unharmed) = (0, 0, 0)
        for round in 1...rounds {
            let undo = try harm(known.archive, &random)
            do {
                let result = try known.restored(at: nil)
                // An older base serves as well, and not every file is needed.
                if result.round == 150 { unharmed += 1 } else { shortened += 1 }
            } catch ArchiveRestore.Refusal.damaged(_, let last?) {
                refused += 1
                let before = try known.restored(at: last)
                #expect(before.round < 150, "seed \(seed), round \(round)")
            } catch is ArchiveRestore.Refusal {
                refused += 1
            }
            try undo()
        }
        #expect(try known.restored(at: nil).round == 150)
        // Losing the last segment is the only damage that leaves a whole archive of less.
        #expect(refused > rounds / 4 && shortened < rounds / 4)
        Effort.report(
            "archive damage: \(rounds) rounds, \(refused) refused, \(unharmed) not needed, "
                + "\(shortened) at the end, seed \(seed)")
    }

    @Test("A gap is listed once however wide it is, and a refused restore leaves nothing behind")
    func gap() throws {
        let known = try KnownStorage(seed: 14)
        for _ in 0..<30 {
            try known.commit()
            try known.step()
        }
        let files = FileManager.default
        let directory = try #require(try ArchiveListing(of: known.archive).chains.first).directory
        try files.createDirectory(
            atPath: known.archive + "/000000000000001", withIntermediateDirectories: false)
        try files.moveItem(
            atPath: directory + "/00000020.wal", toPath: directory + "/999999999999.wal")
        for name in ["21.wal", "\(Int.max).wal"] {
            #expect(files.createFile(atPath: directory + "/" + name, contents: nil))
        }
        let chains = try ArchiveListing(of: known.archive).chains
        #expect(chains.map(\.segments).first == 0)
        #expect(
            chains.last?.damaged.map { $0.dropFirst(directory.count + 1) } == [
                "00000020.wal", "00000032.wal", "999999999999.wal", "1000000000000.wal",
                "\(Int.max).wal",
            ])

        let place = try Shelf()
        var last: Int64?
        do {
            _ = try ArchiveRestore(from: known.archive, to: place.path, at: nil)
        } catch ArchiveRestore.Refusal.damaged(_, let moment?) {
            last = moment
        }
        #expect(try files.contentsOfDirectory(atPath: place.folder.path) == [])
        #expect(try known.restored(at: last).round == 18)
    }

    /// Harms one file of the archive; answers how to undo it.
    private func harm(_ archive: String, _ random: inout SeededRandom) throws -> () throws -> Void {
        let files = FileManager.default
        let chain = try #require(
            try files.contentsOfDirectory(atPath: archive).filter { $0.hasPrefix("0") }.first)
        let directory = archive + "/" + chain
        let names = try files.contentsOfDirectory(atPath: directory).sorted()
        let name = try #require(names.randomElement(using: &random))
        let path = directory + "/" + name
        let whole = try #require(files.contents(atPath: path))
        switch random.next() % 4 {
        case 0:
            var bytes = [UInt8](whole)
            let place = Int.random(in: bytes.indices, using: &random)
            bytes[place] ^= UInt8(1 << (random.next() % 8))
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        case 1:
            try whole.prefix(Int.random(in: 0..<whole.count, using: &random))
                .write(to: URL(fileURLWithPath: path))
        case 2: try files.removeItem(atPath: path)
        default:
            let ending = "." + name.split(separator: ".", maxSplits: 1)[1]
            let other = names.filter { $0.hasSuffix(ending) && $0 != name }
                .randomElement(using: &random)
            guard let other, let bytes = files.contents(atPath: directory + "/" + other) else {
                try files.removeItem(atPath: path)
                break
            }
            try bytes.write(to: URL(fileURLWithPath: path))
        }
        return { try whole.write(to: URL(fileURLWithPath: path)) }
    }
}
