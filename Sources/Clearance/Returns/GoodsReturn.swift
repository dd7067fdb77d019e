import Values

/// 退货: one return request on a released list and what became of it.
package struct GoodsReturn: Sendable, Decodable, Equatable {
    package enum State: String, Sendable, Decodable {
        case applied, arrived, refused, lapsed, deleted
    }

    package struct Line: Sendable, Decodable, Equatable {
        package var gnum: Int
        /// `Amount.raw` of the quantity returned.
        package var quantity: Int64
    }

    package var agentCode: String
    package var copNo: String
    package var preNo: String
    package var sender: String
    package var state: State
    package var lines: [Line]
    package var appliedDay: String
    package var arrivedDay: String?

    /// Whether its quantities still count against what was released.
    package var counts: Bool { state == .applied || state == .arrived }
}
