import Clearance
import Demonstration
import Evidence
import Foundation
import SQLiteStorage
import Storage
import TestKit

@testable import Platform

/// 档案: a data directory with a database in a file, its checkpoints and its key, to be audited.
final class Archive {
    let folder: URL
    let zone = "demo"
    let files: EvidenceFiles
    let journalKey: JournalKey
    private let settings: Settings

    var path: String { folder.appending(path: "tongguan.sqlite").path }
    var checkpoints: String { CheckpointLog.path(in: folder.path + "/checkpoints") }
    var key: String { files.publicKey.text }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "tongguan-evidence-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var settings = Settings()
        settings.data = folder.path
        settings.zone.id = zone
        self.settings = settings
        journalKey = try ZoneKeys.known().journal
        files = try EvidenceFiles(settings)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The same key, with a copy of the checkpoints elsewhere.
    func files(copy directory: String) throws -> EvidenceFiles {
        var other = settings
        other.checkpoints.copy = directory
        return try EvidenceFiles(other)
    }

    func engine() throws -> SQLiteStorage {
        try SQLiteStorage(path: path, readers: 1, logSize: 1 << 16)
    }

    /// A sequencer as after a restart: what it knows is what is on the disk.
    func sequencer(_ storage: any Storage, _ files: EvidenceFiles? = nil) throws -> Sequencer {
        Sequencer(
            storage: storage, zone: zone, key: journalKey,
            files: try files ?? EvidenceFiles(settings), clock: SystemClock())
    }

    /// The whole database in one file.
    func copy(to other: String) throws {
        let engine = try engine()
        defer { try? engine.close() }
        try engine.backUp(to: other)
    }

    /// Puts another file in the database's place.
    func replace(with other: String) throws {
        for end in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: path + end)
        }
        try FileManager.default.copyItem(atPath: other, toPath: path)
    }

    /// What the command's audit finds.
    func audit() throws -> EvidenceAudit {
        let storage = try engine()
        defer { try? storage.close() }
        return try audit(storage)
    }

    func audit(_ storage: any Storage) throws -> EvidenceAudit {
        try EvidenceAudit(
            of: storage, migrations: Schema.migrations, zone: zone, journalKey: journalKey,
            checkpoints: (try? String(contentsOfFile: checkpoints, encoding: .utf8)) ?? "",
            key: files.publicKey, temporary: folder.appending(path: "work"))
    }

    /// What the separate verifier says besides that all agrees; its exit code says the same.
    func verify() throws -> (faults: [String], code: Int32) {
        let process = Process()
        process.executableURL = try Self.verifier()
        process.arguments = [path, checkpoints, key]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = text.split(separator: "\n").map(String.init)
        if process.terminationStatus == 2 { throw StorageProblem.other(text) }
        return (lines.filter { !$0.contains("all agrees") }, process.terminationStatus)
    }

    private static func verifier() throws -> URL {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let places = [
            bundle?.bundleURL.deletingLastPathComponent(), Bundle.main.bundleURL,
            Bundle.main.executableURL?.deletingLastPathComponent(),
        ].compactMap { $0?.appending(path: "tongguan-audit") }
        for place in places where FileManager.default.isExecutableFile(atPath: place.path) {
            return place
        }
        throw StorageProblem.other("no tongguan-audit beside the test bundle: \(places)")
    }

    // MARK: Content

    /// Some weeks of trade with rows in every table; signed halfway, where a copy is put aside,
    /// and at the end.
    func fill(consignments: Int, copy: String? = nil) throws {
        let engine = try engine()
        defer { try? engine.close() }
        try fill(consignments: consignments, on: engine) {
            if let copy { try engine.backUp(to: copy) }
        }
    }

    /// The same on a storage of another engine; `halfway` comes after the first signature.
    func fill(
        consignments: Int, on engine: any Storage, halfway: () throws -> Void = {}
    ) throws {
        var ground = try Ground(storage: engine) { $0.id = self.zone }
        let sequencer = try sequencer(ground.storage)
        for number in 1...consignments {
            let papers = ConsignmentPapers(number, at: ground.now)
            try ground.send(.order(papers.order))
            if number % 5 != 0 { try ground.send(.payment(papers.payment)) }
            try ground.send(.importList(papers.list))
            try ground.send(.waybill(papers.waybill))
            if number == consignments / 2 {
                try ground.advance(days: 1)
                try sequencer.sign()
                try halfway()
            }
        }
        try ground.advance(days: 2)
        try fillEmptyTables(ground.storage)
        try sequencer.sign()
    }

    /// Made-up rows where trade left none.
    private func fillEmptyTables(_ storage: any Storage) throws {
        try storage.write { transaction in
            for table in Schema.tables where EventTable.exempt[table.name] == nil {
                if table.name == EventTable.name { continue }
                let names = table.names(of: Array(table.columns.indices))
                let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
                let count = try transaction.first(
                    SQL(text: "SELECT COUNT(*) FROM \(table.name)")
                ) { $0.integer(0) }
                guard count == 0 else { continue }
                try transaction.executeEach(
                    "INSERT INTO \(table.name) (\(names)) VALUES (\(marks))",
                    (1...3).map { number in
                        table.columns.map { column in
                            if column.name == "zone_id" { return .text(zone) }
                            switch column.kind {
                            case .integer: return .integer(Int64(number) * 1_000)
                            case .text: return .text("\(column.name) \(number)")
                            case .blob: return .blob(Array("\(column.name) \(number)".utf8))
                            }
                        }
                    })
            }
        }
    }
}
