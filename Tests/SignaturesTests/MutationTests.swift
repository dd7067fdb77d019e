import Foundation
import Messages
import Testing

@testable import Signatures

@Suite("A changed byte is noticed, or changes nothing")
struct MutationTests {
    /// `TONGGUAN_MUTATIONS=1000000` runs the million; the suite runs some thousand.
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["TONGGUAN_MUTATIONS"].flatMap { Int($0) } ?? 4_000
    private static let seed = environment["TONGGUAN_SEED"].flatMap { UInt64($0) } ?? 20_260_601

    @Test("No mutation of a signed message is accepted unless it reads and digests the same")
    func mutations() throws {
        let originals = [
            Ground.signed(), Ground.signed(.ceb311, .rsaSHA256), Ground.signed(.ceb411, .rsaSHA1),
            Ground.signed(.ceb511, .sm2SM3Field),
            Ground.signed(.ceb623).replacing("<ds:Signature ", with: "\n  <ds:Signature "),
        ]
        let forms = try originals.map { try form($0) }
        let messages = try originals.map { try readMessage($0).get() }
        for original in originals { #expect(Ground.verify(original, Ground.everything).isAccepted) }
        var chance = SplitMix(state: Self.seed)
        var harmless = 0
        for _ in 0..<Self.count {
            let index = Int(chance.next() % UInt64(originals.count))
            var bytes = originals[index]
            let place = Int(chance.next() % UInt64(bytes.count))
            let old = bytes[place]
            bytes[place] = UInt8(truncatingIfNeeded: chance.next())
            if bytes[place] == old { continue }
            let verdict = Ground.verify(bytes, Ground.everything, explaining: false)
            guard verdict.isAccepted else { continue }
            harmless += 1
            let where_ = Comment(
                rawValue: "seed \(Self.seed), byte \(place): \(old) → \(bytes[place])")
            #expect(try form(bytes) == forms[index], where_)
            // What was verified is what is read.
            let read = try readMessage(bytes).get()
            #expect(read.papers.map(\.paper) == messages[index].papers.map(\.paper), where_)
            #expect(read.guid == messages[index].guid, where_)
            #expect(read.transfer.copCode == messages[index].transfer.copCode, where_)
        }
        print("mutations: \(Self.count), seed \(Self.seed), accepted as equal: \(harmless)")
        #expect(harmless < Self.count / 5)
    }

    /// The digested form and the certificate: all that an accepted message rests on.
    private func form(_ message: [UInt8]) throws -> [UInt8] {
        let parts = try SignedParts(message, limits: .init())
        return (parts.withoutBlanksBefore ?? parts.strict)
            + (parts.form.certificates.first?.der ?? [])
    }

    private struct SplitMix {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }
}
