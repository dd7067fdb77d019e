import Clearance
import Crypto
import Evidence
import Foundation
import TestKit
import Testing

@testable import Platform

@Suite("A receipt is proven on request, to whom it is owed")
struct ProofTests {
    private struct Proof: Decodable {
        struct Leaf: Decodable {
            var hash: Data
            var bytes: Data
        }
        var leaf: Leaf
        var index: UInt64
        var path: [Data]
        var checkpoint: String
    }

    private struct Growth: Decodable {
        var path: [Data]
    }

    private struct Signed: Decodable {
        var size: UInt64
        var root: Data
        var key: String
    }

    @Test("The recipient and an officer get a proof that holds; others learn nothing")
    func receipt() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            try await asking.declare(edge.papers)
            let owner = edge.papers.order.ebcCode
            let cursor = try edge.ground.events().first { $0.recipient == owner }?.seq ?? 0
            let address = "/api/v1/receipts/\(cursor)/proof"
            let key = edge.platform.sequencer.publicKey
            for caller in [try edge.key(.enterprise, owner), try edge.key(.officer)] {
                let reply = try await asking.get(address, key: caller)
                #expect(reply.status == 200)
                let proof = try JSONDecoder().decode(Proof.self, from: Data(reply.text.utf8))
                #expect(Data(SHA256.hash(data: proof.leaf.bytes)) == proof.leaf.hash)
                let note = try #require(SignedCheckpoint(proof.checkpoint, verifiedBy: key))
                #expect(
                    TreeProof.provesInclusion(
                        of: TreeHash(bytes: Array(proof.leaf.hash)), at: proof.index,
                        in: UInt64(note.checkpoint.size),
                        path: proof.path.map { TreeHash(bytes: Array($0)) },
                        root: note.checkpoint.root))
            }
            let stranger = try edge.key(.enterprise, "9999999999")
            #expect(try await asking.get(address, key: stranger).status == 404)
            #expect(try await asking.get(address).status == 401)
            let officer = try edge.key(.officer)
            for wrong in ["0", "-1", "x", "999999", "9223372036854775807"] {
                let reply = try await asking.get(
                    "/api/v1/receipts/\(wrong)/proof", key: officer)
                #expect(reply.status == 404, "\(wrong)")
            }
        }
    }

    @Test("The tree of one checkpoint is proven to have grown into the next")
    func growth() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.officer)
            try await asking.declare(edge.papers(1))
            let first = try edge.platform.sequencer.sign()
            try await asking.declare(edge.papers(2))
            try edge.platform.sequencer.sign()
            let before = try #require(first?.checkpoint)
            let reply = try await asking.get("/api/v1/tree/checkpoint", key: key)
            let signed = try JSONDecoder().decode(Signed.self, from: Data(reply.text.utf8))
            #expect(signed.key == edge.platform.sequencer.publicKey.text)
            let grown = try await asking.get(
                "/api/v1/tree/consistency?from=\(before.size)", key: key)
            let path = try JSONDecoder().decode(Growth.self, from: Data(grown.text.utf8)).path
            #expect(
                TreeProof.provesConsistency(
                    from: UInt64(before.size), before.root, to: signed.size,
                    TreeHash(bytes: Array(signed.root)),
                    path: path.map { TreeHash(bytes: Array($0)) }))
            for wrong in ["from=0", "from=5&to=4", "from=1&to=99999"] {
                let reply = try await asking.get("/api/v1/tree/consistency?\(wrong)", key: key)
                #expect([400, 404].contains(reply.status), "\(wrong)")
            }
            #expect(try await asking.get("/api/v1/tree/checkpoint").status == 401)
        }
    }
}
