import Foundation
import Synchronization
import Testing

@testable import Sealing

@Suite("A sealed value opens at its place and nowhere else")
struct SealTests {
    private let place = Place(.paperBody, zone: "demo", key: ["621", "E1\u{1F}A1"])
    private let text = Array("订购人 王小明 330302189403223549 ".utf8)

    @Test("What was sealed opens again, whatever its length", arguments: SealingAlgorithm.allCases)
    func roundTrip(_ algorithm: SealingAlgorithm) throws {
        let seals = try seals(algorithm)
        for length in Array(0...130) + [4_095, 70_000, 300_000] {
            let clear = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) }
            let sealed = try seals.seal(clear, at: place)
            #expect(try seals.open(sealed, at: place) == clear)
            #expect(sealed.count <= clear.count + Seals.overhead)
        }
    }

    @Test("What repeats gets shorter, and nothing of it is readable")
    func short() throws {
        let clear = (0..<50).flatMap { _ in text }
        let sealed = try seals().seal(clear, at: place)
        #expect(sealed.count < clear.count / 8)
        #expect(!contains(sealed, Array("330302189403223549".utf8)))
        #expect(!contains(sealed, Array("王小明".utf8)))
    }

    @Test("Moved to another row, column or zone it does not open")
    func moved() throws {
        let seals = try seals()
        let sealed = try seals.seal(text, at: place)
        for other in [
            Place(.paperBody, zone: "demo", key: ["621", "E1\u{1F}A2"]),
            Place(.paperBody, zone: "demo", key: ["311", "E1\u{1F}A1"]),
            Place(.paperBody, zone: "demo", key: ["621E1\u{1F}A1"]),
            Place(.paperAnswer, zone: "demo", key: ["621", "E1\u{1F}A1"]),
            Place(.paperBody, zone: "other", key: ["621", "E1\u{1F}A1"]),
        ] {
            #expect(throws: SealProblem.broken(place: other.column.rawValue)) {
                try seals.open(sealed, at: other)
            }
        }
    }

    @Test("With any bit changed it does not open", arguments: SealingAlgorithm.allCases)
    func changed(_ algorithm: SealingAlgorithm) throws {
        let seals = try seals(algorithm)
        let sealed = try seals.seal(text, at: place)
        for bit in 0..<(sealed.count * 8) {
            var other = sealed
            other[bit / 8] ^= 1 << (bit % 8)
            #expect(throws: SealProblem.self) { try seals.open(other, at: place) }
        }
        for length in 0..<sealed.count {
            #expect(throws: SealProblem.self) {
                try seals.open(Array(sealed.prefix(length)), at: place)
            }
        }
    }

    @Test("No nonce comes twice")
    func nonces() throws {
        let seals = try seals()
        var seen: Set<[UInt8]> = []
        for _ in 0..<20_000 { seen.insert(Array(try seals.seal(text, at: place)[4..<16])) }
        #expect(seen.count == 20_000)
    }

    @Test("Another key does not open it, and an unknown one is named")
    func otherKey() throws {
        let sealed = try seals().seal(text, at: place)
        let other = try Seals(ring(byte: 9), random: { 1 })
        #expect(throws: SealProblem.broken(place: "paper.body")) {
            try other.open(sealed, at: place)
        }
        var ring = ring(byte: 7)
        _ = try ring.propose(.sm4GCM, by: "甲", bytes: [UInt8](repeating: 3, count: 16))
        _ = try ring.approve(by: "乙")
        let new = try Seals(ring, random: { 2 }).seal(text, at: place)
        #expect(throws: SealProblem.unknownKey(number: 2)) { try seals().open(new, at: place) }
    }

    @Test("Whoever meets a value under a key that is new to it reads the key file again")
    func reload() throws {
        var later = ring(byte: 7)
        _ = try later.propose(.sm4GCM, by: "甲", bytes: [UInt8](repeating: 3, count: 16))
        _ = try later.approve(by: "乙")
        let ring = later
        let sealed = try Seals(ring, random: { 2 }).seal(text, at: place)
        let old = try Seals(self.ring(byte: 7), random: { 1 }, reload: { ring })
        #expect(try old.open(sealed, at: place) == text)
        #expect(old.currentNumber == 2)
    }

    @Test("Whoever comes while another reads the key file again waits for what it says")
    func reloadTogether() async throws {
        var later = ring(byte: 7)
        _ = try later.propose(.sm4GCM, by: "甲", bytes: [UInt8](repeating: 3, count: 16))
        _ = try later.approve(by: "乙")
        let ring = later
        let sealed = try Seals(ring, random: { 2 }).seal(text, at: place)
        let isRead = Atomic(false)
        let old = try Seals(
            self.ring(byte: 7), random: { 1 },
            reload: {
                guard !isRead.exchange(true, ordering: .relaxed) else { return nil }
                usleep(50_000)
                return ring
            })
        let (text, place) = (text, place)
        try await withThrowingTaskGroup { group in
            for _ in 0..<2 { group.addTask { try old.open(sealed, at: place) } }
            for try await opened in group { #expect(opened == text) }
        }
    }

    @Test("Other keys are not taken for one's own, nor are older ones or fewer")
    func strangeFile() throws {
        let first = ring(byte: 7)
        var proposed = first
        _ = try proposed.propose(.sm4GCM, by: "甲", bytes: [UInt8](repeating: 3, count: 16))
        var approved = proposed
        _ = try approved.approve(by: "乙")
        var retired = approved
        try retired.retire(1)
        let seals = try Seals(approved, random: { 1 })
        for other in [first, proposed, ring(byte: 9), ring(byte: 7, .sm4GCM)] {
            #expect(throws: SealProblem.self) { try seals.adopt(other) }
            #expect(seals.currentNumber == 2)
        }
        try seals.adopt(retired)
        #expect(throws: SealProblem.self) { try seals.adopt(approved) }
        // A proposal that was made anew elsewhere sealed nothing yet.
        let waiting = try Seals(proposed, random: { 1 })
        var again = first
        _ = try again.propose(.aes256GCM, by: "甲", bytes: [UInt8](repeating: 4, count: 32))
        try waiting.adopt(again)
    }

    @Test("Events keep their own key when the others change")
    func events() throws {
        var ring = ring(byte: 7)
        let event = Place(.eventReceipt, zone: "demo", key: ["1"])
        _ = try ring.propose(.aes256GCM, by: "甲", bytes: [UInt8](repeating: 3, count: 32))
        _ = try ring.approve(by: "乙")
        let seals = try Seals(ring, random: { 2 })
        #expect(Seals.keyNumber(of: try seals.seal(text, at: event)) == 0)
        #expect(Seals.keyNumber(of: try seals.seal(text, at: place)) == 2)
    }

    @Test("A zone without keys seals nothing rather than keeping it in the clear")
    func none() {
        #expect(throws: SealProblem.noKey) { try Seals.none.seal(text, at: place) }
    }

    private func seals(_ algorithm: SealingAlgorithm = .aes256GCM) throws -> Seals {
        try Seals(ring(byte: 7, algorithm), random: { 0x0102_0304_0506_0708 })
    }

    private func ring(byte: UInt8, _ algorithm: SealingAlgorithm = .aes256GCM) -> KeyRing {
        KeyRing(lookup: [1, 2, 3], algorithm: algorithm) { [UInt8](repeating: byte, count: $0) }
    }

    private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: part) }
    }
}
