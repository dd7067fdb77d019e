import Values

/// 汇总申请单的一项 (SummaryApply/SummaryApplyList): one line of the paper.
public struct SummaryRequestItem: Record {
    public var invtNo = ""

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("invtNo", \.invtNo, "清单编号", "list number", 0...20).in2018(18...18),
    ]
}
