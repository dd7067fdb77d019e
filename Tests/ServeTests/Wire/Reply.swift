import Foundation

/// The answer to a message, as far as tests look into it.
struct Reply: Decodable, Sendable {
    var replayed: Bool
    var guid: String
    var papers: [Paper]
    var receipts: Receipts

    struct Paper: Decodable, Sendable {
        var outcome: String
        var state: String
        var returnStatus: String
        var consignment: String?
        var invtNo: String?
        var issues: [Issue]
    }

    struct Issue: Decodable, Sendable {
        var code: String
        var path: String
        var expected: String?
        var found: String?
    }

    struct Receipts: Decodable, Sendable {
        /// The number of the last event before this message's own.
        var after: String
    }

    /// Nil where the answer is no such answer.
    init?(_ answer: HTTPAnswer) {
        guard answer.status == 200,
            let reply = try? JSONDecoder().decode(Reply.self, from: Data(answer.body))
        else { return nil }
        self = reply
    }
}
