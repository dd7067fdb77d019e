import Messages

/// 报文流: the messages of all sources, one after another, with progress on a terminal.
struct MessageStream {
    /// One message with the name that people find it by.
    struct Item {
        let piece: MessageSplitter.Piece
        let source: String
        /// The source, and for all but its first message the number.
        let label: String
    }

    /// A message to be judged may hold more than one that is sent.
    static let limits = ReadingLimits(unboundedPapers: 100_000, unboundedItems: 1_000_000)

    /// How many messages there were.
    @discardableResult
    static func read(_ arguments: [String], _ each: (Item) throws -> Void) throws -> Int {
        let sources = try MessageSource.named(arguments)
        var progress = StreamProgress(of: sources)
        defer { progress.done() }
        var count = 0
        for source in sources {
            try source.read(progress: { progress.passed($0) }) { piece in
                count += 1
                let number = piece.number == 0 ? "" : "[\(piece.number + 1)]"
                try each(Item(piece: piece, source: source.name, label: source.name + number))
            }
            progress.messages = count
        }
        return count
    }
}
