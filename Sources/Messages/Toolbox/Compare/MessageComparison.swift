/// 报文比较: in what two messages of the standard differ, field by field, as a program may read it.
public struct MessageComparison: Sendable, Equatable, Codable {
    /// The first and the second message's type.
    public var types: [String]
    /// Root, transport and envelope.
    public var envelope: [ComparedField] = []
    /// Papers that differ, in the order of the first message, then those that only the second has.
    public var papers: [ComparedPaper] = []
    /// How many papers are the same in both.
    public var same = 0

    public var isSame: Bool { envelope.isEmpty && papers.isEmpty }
}

/// One field with both of its values; nil where it is absent.
public struct ComparedField: Sendable, Equatable, Codable {
    /// Below the paper: `OrderHead/buyerName`, `OrderList[gnum=2]/qty`.
    public var path: String
    public var chinese: String
    public var english: String
    public var first: String?
    public var second: String?
}

/// One paper, found by its business key; the place is nil in the message that lacks it.
public struct ComparedPaper: Sendable, Equatable, Codable {
    /// `ebcCode=3301960002 orderNo=SO1`.
    public var key: String
    public var first: Int?
    public var second: Int?
    public var fields: [ComparedField] = []
}

/// What a comparison looks at and shows.
public struct ComparisonOptions: Sendable {
    /// Personal values in the clear.
    public var showsPersonal: Bool
    /// Leaves out what tells one sending from the next: guid, appType, appTime, the envelope and
    /// the signature.
    public var onlyContent: Bool

    public init(showsPersonal: Bool = false, onlyContent: Bool = false) {
        self.showsPersonal = showsPersonal
        self.onlyContent = onlyContent
    }
}

/// Why two messages cannot be compared: which of them, and what is wrong with it.
public struct ComparisonProblem: Error, Sendable {
    public var isFirst: Bool
    public var problem: WholeMessageProblem
}

/// Compares two messages of any form by what stands in them, right or wrong. Papers are found by
/// their business keys and lines by their numbers; amounts are equal when they are the same number.
public func compareMessages(
    _ first: [UInt8], _ second: [UInt8], options: ComparisonOptions = ComparisonOptions(),
    limits: ReadingLimits = ReadingLimits()
) -> Result<MessageComparison, ComparisonProblem> {
    let left: ComparedMessage
    let right: ComparedMessage
    switch ComparedMessage.read(first, limits) {
    case .success(let message): left = message
    case .failure(let problem):
        return .failure(ComparisonProblem(isFirst: true, problem: problem))
    }
    switch ComparedMessage.read(second, limits) {
    case .success(let message): right = message
    case .failure(let problem):
        return .failure(ComparisonProblem(isFirst: false, problem: problem))
    }
    return .success(left.compared(with: right, options))
}
