import Testing

@testable import Sealing

@Suite("Keys change by the word of two people")
struct KeyRingTests {
    private var ring: KeyRing {
        KeyRing(lookup: [UInt8](repeating: 5, count: 32), algorithm: .aes256GCM) {
            [UInt8](repeating: 7, count: $0)
        }
    }

    @Test("A ring is the same after it was written and read")
    func text() throws {
        var ring = ring
        _ = try ring.propose(.sm4GCM, by: "王管理", bytes: [UInt8](repeating: 1, count: 16))
        #expect(try KeyRing(text: ring.text) == ring)
        _ = try ring.approve(by: "li.officer")
        try ring.retire(1)
        #expect(try KeyRing(text: ring.text) == ring)
        #expect(!ring.text.contains(KeyRing.hex([UInt8](repeating: 7, count: 32)) + "\nkey 2"))
    }

    @Test("Who proposed a key may not approve it")
    func twoPeople() throws {
        var ring = ring
        _ = try ring.propose(.aes256GCM, by: "甲", bytes: [UInt8](repeating: 1, count: 32))
        #expect(throws: SealProblem.self) { try ring.approve(by: "甲") }
        #expect(ring.current?.number == 1)
        #expect(try ring.approve(by: "乙").number == 2)
        #expect(ring.current?.number == 2)
        #expect(ring.keys[1].state == .reading)
    }

    @Test("One proposal waits at a time, and nothing is approved that nobody proposed")
    func order() throws {
        var ring = ring
        #expect(throws: SealProblem.self) { try ring.approve(by: "乙") }
        _ = try ring.propose(.aes256GCM, by: "甲", bytes: [UInt8](repeating: 1, count: 32))
        #expect(throws: SealProblem.self) {
            try ring.propose(.aes256GCM, by: "丙", bytes: [UInt8](repeating: 2, count: 32))
        }
    }

    @Test("Keys in use and the key of the events are never retired")
    func retire() throws {
        var ring = ring
        for number in [0, 1, 2, -1] {
            #expect(throws: SealProblem.self) { try ring.retire(number) }
        }
    }

    @Test("A damaged file is refused, and the refusal quotes no key")
    func damaged() throws {
        let text = ring.text
        let secret = KeyRing.hex(ring.keys[1].bytes)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            for bad in [
                text.replacing(line, with: ""), text.replacing(line, with: line + " more"),
                text.replacing(line, with: line.dropLast(3)),
            ] {
                do {
                    _ = try KeyRing(text: bad)
                    Issue.record("a file without '\(line.prefix(8))' whole was taken")
                } catch {
                    #expect(!error.description.contains(secret))
                }
            }
        }
        #expect(throws: SealProblem.self) { try KeyRing(text: "") }
        #expect(throws: SealProblem.self) { try KeyRing(text: "hello") }
    }

    @Test("Names are names: no blanks, no line breaks, not nothing")
    func names() {
        for name in ["王小明", "li.officer@zone-3", "A1"] { #expect(KeyRing.isName(name)) }
        for name in ["", "-", "a b", "a\nkey 2", String(repeating: "a", count: 65)] {
            #expect(!KeyRing.isName(name))
        }
    }
}
