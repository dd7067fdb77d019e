import Clearance
import TestKit
import Testing
import Values

@testable import Platform
@testable import Web

@Suite("A key is shown once and known only by its hash", .everyEngine)
struct KeyTests {
    private let now = Instant(milliseconds: 1_795_000_000_000)

    @Test("An issued key is found, a revoked one no more, another text never")
    func life() throws {
        let storage = try Ground().storage
        let actor = Actor(role: .enterprise, enterprise: "3303961001")
        let (token, key) = try Keys.issue(for: actor, zone: "demo", at: now, in: storage)
        #expect(token.hasPrefix("tg_") && token.utf8.count == 46)
        let keys = Keys(storage: storage, zone: "demo")
        #expect(try keys.find(token)?.actor == actor)
        #expect(try keys.find(token.dropLast() + "!") == nil)
        #expect(try keys.find("") == nil)
        #expect(try Keys(storage: storage, zone: "other").find(token) == nil)
        #expect(try keys.revoke(id: key.id, at: now))
        #expect(try keys.find(token) == nil)
        #expect(try keys.revoke(id: key.id, at: now) == false)
    }

    @Test("An address that tries many keys is refused them, but not those that were known before")
    func strangers() throws {
        let storage = try Ground().storage
        let actor = Actor(role: .enterprise, enterprise: "3303961001")
        let token = try Keys.issue(for: actor, zone: "demo", at: now, in: storage).token
        let keys = Keys(storage: storage, zone: "demo")
        #expect(try keys.find(token, from: "a") != nil)
        let unknown = "tg_" + String(repeating: "A", count: 43)
        for _ in 0..<EdgeLimits.unknownKeys {
            #expect(try keys.find(unknown, from: "a") == nil)
        }
        // However slow the machine is: more come than are allowed again meanwhile.
        #expect(throws: TooManyUnknownKeys.self) {
            for _ in 0..<100_000 { _ = try keys.find(unknown, from: "a") }
        }
        #expect(try keys.find(token, from: "a") != nil)
        #expect(try keys.find(unknown, from: "b") == nil)
        #expect(Problem(TooManyUnknownKeys(seconds: 7)).status == .tooManyRequests)
    }

    @Test("The administrator's first key is made once")
    func administrator() throws {
        let storage = try Ground().storage
        let first = try Keys.issueFirstAdministrator(zone: "demo", at: now, in: storage)
        let token = try #require(first)
        #expect(try Keys(storage: storage, zone: "demo").find(token)?.actor.role == .admin)
        #expect(try Keys.issueFirstAdministrator(zone: "demo", at: now, in: storage) == nil)
    }

    @Test("The virtual time outlives a restart")
    func restart() async throws {
        let storage = try Ground().storage
        var settings = Settings()
        settings.virtualClock = now
        let first = try RunningPlatform.start(settings, storage: storage)
        let clock = try #require(first.clock as? VirtualClock)
        #expect(try await first.advance(clock, days: 3) == now.adding(days: 3))
        await first.window.drain()
        let second = try RunningPlatform.start(settings, storage: storage)
        #expect(second.clock.now == now.adding(days: 3))
        #expect(second.administratorKey == nil)
        await second.stop()
    }
}
