/// 通道: how a list that passed every rule goes on.
package enum Channel: String, Sendable, CaseIterable, Codable, Comparable {
    /// Released at once.
    case green
    /// An officer reviews the papers.
    case yellow
    /// An officer inspects the parcel.
    case red

    private var strictness: Int {
        switch self {
        case .green: 0
        case .yellow: 1
        case .red: 2
        }
    }

    package static func < (left: Channel, right: Channel) -> Bool {
        left.strictness < right.strictness
    }
}
