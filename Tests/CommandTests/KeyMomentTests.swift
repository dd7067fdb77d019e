import Clearance
import Demonstration
import Foundation
import Sealing
import Storage
import TestKit
import Testing

@testable import Platform
@testable import tongguan

@Suite("Keys hold where two act at one moment, or one stops in between", .everyEngine)
struct KeyMomentTests {
    private let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory("moments") }

    @Test("Of two nodes that start first at one moment one is refused, until it has the same file")
    func firstStarts() throws {
        defer { scratch.remove() }
        let storage = try Engine.current.open(zone: Settings().zone.id)
        try storage.migrate(Schema.migrations)
        let (one, other) = (settings("one"), settings("other"))
        let late = Interposed(
            storage, before: { if $0 == 1 { _ = try ZoneKeys.open(one, storage: storage) } })
        #expect(throws: SealProblem.self) { try ZoneKeys.open(other, storage: late) }
        try copyKeys(one, other)
        #expect(
            try ZoneKeys.open(other, storage: storage).secret
                == ZoneKeys.open(one, storage: storage).secret)
    }

    @Test("An approval that was interrupted locks nobody out, and is completed by repeating it")
    func interruptedApproval() throws {
        defer { scratch.remove() }
        let storage = try Engine.current.open(zone: Settings().zone.id)
        try storage.migrate(Schema.migrations)
        let settings = settings("one")
        let keys = try ZoneKeys.open(settings, storage: storage)
        let zone = settings.zone.unlocked(by: keys)
        let (keysHere, away) = (settings.data + "/keys", settings.data + "/away")
        let stopping = Interposed(
            storage,
            after: {
                guard $0 == 2 else { return }
                try FileManager.default.moveItem(atPath: keysHere, toPath: away)
            })
        let rotation = KeyRotation(settings, zone: zone, storage: stopping)
        _ = try rotation.propose(.sm4GCM, by: "甲@1", at: SystemClock().now)
        #expect(throws: SealProblem.self) { try rotation.approve(by: "乙@2", at: SystemClock().now) }
        try FileManager.default.moveItem(atPath: away, toPath: keysHere)

        #expect(try ZoneKeys.open(settings, storage: storage).seals.currentNumber == 1)
        #expect(try rotation.approve(by: "乙@2", at: SystemClock().now).number == 2)
        #expect(try ZoneKeys.open(settings, storage: storage).seals.currentNumber == 2)
    }

    @Test("What waited through a rotation is sealed anew; who missed the rotation takes nothing")
    func missedRotation() async throws {
        defer { scratch.remove() }
        var ground = try Ground()
        let (here, there) = (settings("here", at: ground), settings("there", at: ground))
        let one = try start(here, ground)
        try copyKeys(here, there)
        let other = try start(there, ground)
        let waited = try letter(1, &ground, one)

        let rotation = KeyRotation(here, zone: one.zone, storage: ground.storage)
        _ = try rotation.propose(.sm4GCM, by: "甲@1", at: ground.now)
        _ = try rotation.approve(by: "乙@2", at: ground.now)
        _ = try rotation.reseal(by: "甲@1", at: ground.now)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: here.keyFilePath)
        try rotation.retire(1, by: "甲@1", at: ground.now)

        _ = try await one.window.submit(waited)
        let next = try letter(2, &ground, other)
        await #expect(throws: SealProblem.self) { try await other.window.submit(next) }
        await #expect(throws: SealProblem.self) { try await other.window.write { _ in } }
        #expect(throws: SealProblem.self) { try ZoneKeys.open(there, storage: ground.storage) }
        #expect(try ZoneKeys.open(here, storage: ground.storage).seals.currentNumber == 2)
        try copyKeys(here, there)
        _ = try await other.window.submit(next)
        let numbers = try ground.storage.read {
            try $0.rows("SELECT bytes, answer FROM message") {
                [Seals.keyNumber(of: $0.blob(0)), Seals.keyNumber(of: $0.blob(1))]
            }
        }
        #expect(numbers == [[2, 2], [2, 2]])
        #expect(try Verification(zone: one.zone, in: ground.storage).faults == [])
        for platform in [one, other] { await platform.window.drain() }
    }

    @Test("A key file that root changes stays its owner's, for its owner alone")
    func owner() throws {
        defer { scratch.remove() }
        let path = scratch.path + "/seal.keys"
        let file = KeyFile(path: path)
        let ring = KeyRing(lookup: [1, 2, 3], algorithm: .aes256GCM) {
            [UInt8](repeating: 7, count: $0)
        }
        _ = try file.make(ring)
        let owner = geteuid() == 0 ? 65_534 : geteuid()
        try #require(chown(path, owner, getegid()) == 0 && chmod(path, 0o400) == 0)
        try file.alone { try file.replace(by: ring) }
        for (name, mode) in [(path, 0o400), (path + ".lock", 0o600)] {
            var status = stat()
            try #require(stat(name, &status) == 0)
            #expect(status.st_uid == owner && status.st_mode & 0o777 == mode, "\(name)")
        }
    }

    // MARK: Means

    private func settings(_ name: String, at ground: Ground? = nil) -> Settings {
        var settings = Settings()
        settings.data = scratch.path + "/" + name
        settings.virtualClock = ground?.now
        return settings
    }

    private func start(_ settings: Settings, _ ground: Ground) throws -> RunningPlatform {
        try .start(
            settings, storage: ground.storage,
            keys: .open(settings, storage: ground.storage))
    }

    private func copyKeys(_ from: Settings, _ to: Settings) throws {
        let directory = to.data + "/keys"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: to.keyFilePath)
        try FileManager.default.copyItem(atPath: from.keyFilePath, toPath: to.keyFilePath)
    }

    /// A message sealed beside the writer, as the edge does it.
    private func letter(
        _ number: Int, _ ground: inout Ground, _ platform: RunningPlatform
    ) throws -> Submission {
        let paper = ConsignmentPapers(number, at: ground.now).papers[0]
        var submission = try ground.message([paper])
        guard case .message(let message, let bytes, _) = submission.command else {
            throw GroundProblem.otherAnswer(nil)
        }
        submission.sealed = try platform.zone.seals.seal(
            bytes, at: Place(.messageBytes, zone: platform.zone.id, key: [message.guid]))
        return submission
    }
}
