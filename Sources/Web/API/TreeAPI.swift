import Clearance
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import Messages
import Platform

/// 证据接口: that a receipt is in the signed tree, and that the tree only ever grew.
struct TreeAPI {
    let platform: RunningPlatform

    func add(to group: RouterGroup<WebContext>) {
        group.get("receipts/{cursor}/proof") { _, context in
            try await receipt(context)
        }
        group.get("tree/checkpoint") { _, context in try await checkpoint(context) }
        group.get("tree/consistency") { request, context in try consistency(request, context) }
    }

    /// For the enterprise to whom the receipt is addressed, and for officers.
    private func receipt(_ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        guard let cursor = Int64(try context.pathText("cursor")) else { throw Self.unknown }
        let proof: InclusionProof
        do {
            proof = try await platform.sequencer.proof(ofReceipt: cursor) { recipient in
                caller.actor.mayDecide || recipient == caller.actor.enterprise
            }
        } catch EvidenceProblem.unknownEvent {
            throw Self.unknown
        }
        return .json { json in
            json.string("cursor", String(cursor))
            json.object("leaf") { json in
                json.string("hash", proof.leaf.base64)
                json.string("bytes", Data(proof.bytes).base64EncodedString())
            }
            json.integer("index", proof.index)
            json.array("path") { json in for hash in proof.path { json.string(nil, hash.base64) } }
            json.string("checkpoint", proof.checkpoint.text)
        }
    }

    private func checkpoint(_ context: WebContext) async throws -> Response {
        _ = try Caller(context)
        var signed = platform.sequencer.checkpoint
        if signed == nil { signed = try await platform.sequencer.signUrgently() }
        guard let signed else { throw Self.unknown }
        return .json { json in
            json.integer("size", signed.checkpoint.size)
            json.string("root", signed.checkpoint.root.base64)
            json.string("key", platform.sequencer.publicKey.text)
            json.string("checkpoint", signed.text)
        }
    }

    private func consistency(_ request: Request, _ context: WebContext) throws -> Response {
        _ = try Caller(context)
        let query = Query(request)
        let most = max(1, platform.sequencer.checkpoint?.checkpoint.size ?? 0)
        let before = try query.number("from", 1...most, orElse: 1)
        let size = try query.number("to", 1...most, orElse: most)
        do {
            let path = try platform.sequencer.consistency(from: before, to: size)
            return .json { json in
                json.integer("from", before)
                json.integer("to", size)
                json.array("path") { json in for hash in path { json.string(nil, hash.base64) } }
            }
        } catch EvidenceProblem.unknownSize {
            throw Self.unknown
        }
    }

    private static var unknown: Problem {
        .notFound("没有这个回执或检查点。", "There is no such receipt or checkpoint.")
    }
}

extension TreeHash {
    fileprivate var base64: String { Data(bytes).base64EncodedString() }
}
