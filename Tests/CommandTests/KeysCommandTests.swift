import Clearance
import Demonstration
import Foundation
import SQLiteStorage
import Sealing
import Storage
import Testing

@testable import Platform
@testable import tongguan

@Suite("Sealing keys are changed by two people beside a running platform")
struct KeysCommandTests {
    @Test("Proposed by one, approved by another, every row moved, the old key forgotten")
    func rotation() async throws {
        let scratch = try ScratchDirectory("keys")
        defer { scratch.remove() }
        let server = try await ServerProcess.start(
            data: scratch.path, more: ["--virtual-clock", "2026-11-21T09:00:00+08:00"],
            executable: Binary.url)
        let data = try DataOptions.parse(["--data", scratch.path]).open()
        let session = try await DemoSession.open(url: server.url, data: data)
        _ = try await DemoScene.all[0].play(session, 1_000)
        let (one, other) = (try administrator(scratch.path), try administrator(scratch.path))
        func keys(_ arguments: String...) throws -> Binary.Outcome {
            try Binary.run(["keys"] + arguments + ["--data", scratch.path])
        }

        #expect(try keys("approve", "--by", "乙", "--key", other).code == 1)
        #expect(try keys("rotate", "--by", "甲", "--key", "tg_wrong").code == 1)
        #expect(try keys("rotate", "--by", "甲", "--key", one).code == 0)
        #expect(try keys("rotate", "--by", "丙", "--key", other).code == 1)
        // Neither under the same name nor with the same key.
        #expect(try keys("approve", "--by", "甲", "--key", other).code == 1)
        #expect(try keys("approve", "--by", "乙", "--key", one).code == 1)
        #expect(try numbers(data) == ["0", "1"])
        #expect(try keys("approve", "--by", "乙", "--key", other).code == 0)
        #expect(try keys("retire", "1", "--by", "甲", "--key", one).code == 1)

        // The platform reads what another process sealed under a key that it has not noticed.
        let resealed = try keys("reseal", "--by", "甲", "--key", one)
        #expect(resealed.code == 0, "\(resealed.errors)")
        _ = try await DemoScene.all[7].play(session, 2_000)
        #expect(try keys("reseal", "--by", "甲", "--key", one).code == 0)
        #expect(try numbers(data) == ["0", "2"])

        try age(scratch.path + "/keys/seal.keys")
        #expect(try keys("retire", "0", "--by", "甲", "--key", one).code == 1)
        #expect(try keys("retire", "2", "--by", "甲", "--key", one).code == 1)
        let retired = try keys("retire", "1", "--by", "甲", "--key", one)
        #expect(retired.code == 0, "\(retired.errors)")
        let listed = try keys("list", "--json").output
        #expect(listed.contains("retired") && listed.contains("甲@") && listed.contains("乙@"))
        try await session.client.shutdown()
        try await server.stop()

        let after = try DataOptions.parse(["--data", scratch.path]).open()
        #expect(try Verification(zone: after.zone, in: after.storage).faults == [])
        let kinds = try after.storage.read {
            try $0.rows("SELECT kind FROM event WHERE kind LIKE 'keys.%' ORDER BY seq") {
                $0.text(0)
            }
        }
        #expect(
            kinds == [
                "keys.proposed", "keys.approved", "keys.resealed", "keys.resealed", "keys.retired",
            ])
    }

    @Test("Without its key file, with another one, or with one open to others, nothing starts")
    func keyFile() async throws {
        let scratch = try ScratchDirectory("keyfile")
        defer { scratch.remove() }
        let path = scratch.path + "/keys/seal.keys"
        let server = try await ServerProcess.start(data: scratch.path, executable: Binary.url)
        try await server.stop()
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        func refusal() throws -> String {
            let outcome = try Binary.run(["verify", "--data", scratch.path])
            #expect(outcome.code == 70)
            let started = try Binary.run(["serve", "--data", scratch.path, "--port", "0"])
            #expect(started.code == 70)
            return started.errors
        }

        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(try refusal().contains("chmod 600"))
        try FileManager.default.moveItem(atPath: path, toPath: scratch.path + "/elsewhere")
        let missing = try refusal()
        #expect(missing.contains("没有它无法启动") && missing.contains("nothing starts without it"))
        #expect(!FileManager.default.fileExists(atPath: path))
        let strange = KeyRing(lookup: [UInt8](0..<32), algorithm: .aes256GCM) {
            [UInt8](repeating: 1, count: $0)
        }
        try write(strange.text, path)
        #expect(try refusal().contains("not that of this database"))
        try write("nonsense", path)
        #expect(try refusal().contains("密钥文件"))

        // Somewhere else, named by a flag or by the environment.
        try write(text, scratch.path + "/elsewhere")
        let named = ["--data", scratch.path, "--key-file", scratch.path + "/elsewhere"]
        #expect(try Binary.run(["verify"] + named).code == 0)
        try write(text, path)
        #expect(try Binary.run(["verify", "--data", scratch.path]).code == 0)
    }

    // MARK: Means

    private func administrator(_ data: String) throws -> String {
        try Binary.run(["key", "issue", "--role", "admin", "--data", data]).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The keys that the rows stand under.
    private func numbers(_ data: OpenData) throws -> Set<String> {
        try data.storage.read { transaction in
            var found: Set<String> = []
            for table in SealedTable.all {
                for column in table.columns {
                    let name = SealedTable.name(of: column)
                    found.formUnion(
                        try transaction.rows(
                            .init(
                                text: "SELECT \(name) FROM \(table.name) WHERE \(name) IS NOT NULL")
                        ) { String(Seals.keyNumber(of: $0.blob(0))) })
                }
            }
            return found
        }
    }

    /// As if the file had been changed a while ago.
    private func age(_ path: String) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: path)
    }

    private func write(_ text: String, _ path: String) throws {
        try? FileManager.default.removeItem(atPath: path)
        _ = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    }
}
