import XML

/// 读取上限: what one message may cost; past a limit the answer names it.
public struct ReadingLimits: Sendable {
    /// Bytes of the message as received; a transport envelope may be twice as long.
    public var bytes: Int
    /// The standard's own 100 papers a message.
    public var papers: Int
    /// Our bound where the standard has none: papers of CEB816 and CEB818.
    public var unboundedPapers: Int
    /// Our bound where the standard has none: lines of CEB711, 507, 509, 607, 701, 792.
    public var unboundedItems: Int
    public var issuesPerPaper: Int
    public var issuesPerMessage: Int

    public init(
        bytes: Int = 20 << 20, papers: Int = 100, unboundedPapers: Int = 1_000,
        unboundedItems: Int = 50_000, issuesPerPaper: Int = 50, issuesPerMessage: Int = 200
    ) {
        self.bytes = bytes
        self.papers = papers
        self.unboundedPapers = unboundedPapers
        self.unboundedItems = unboundedItems
        self.issuesPerPaper = issuesPerPaper
        self.issuesPerMessage = issuesPerMessage
    }

    /// A receipt may quote a whole message in one text, so a text may be as long as the message.
    var xml: XMLLimits { XMLLimits(bytes: bytes, depth: 64, textBytes: bytes) }
}
