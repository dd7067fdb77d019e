import Storage

/// 流水链节: the journal of one transaction, chained to the one before by its hash.
struct JournalLink {
    var zone: String
    /// From 1, without gaps.
    var number: Int64
    var at: Int64
    var entries: [UInt8]
    var chain: TreeHash

    init(
        after last: JournalLink?, zone: String, at: Int64, entries: [UInt8],
        _ buffer: inout RowBytes
    ) {
        self.zone = zone
        self.at = at
        self.entries = entries
        number = (last?.number ?? 0) + 1
        chain = Self.start
        chain = hash(after: last?.chain ?? Self.start, &buffer)
    }

    init(zone: String, number: Int64, at: Int64, entries: [UInt8], chain: TreeHash) {
        self.zone = zone
        self.number = number
        self.at = at
        self.entries = entries
        self.chain = chain
    }

    /// Before the first link.
    static let start = TreeHash(bytes: [UInt8](repeating: 0, count: TreeHash.length))

    /// What the chain must be here, where it was `before` one link earlier.
    func hash(after before: TreeHash, _ buffer: inout RowBytes) -> TreeHash {
        buffer.begin(.link, "journal")
        buffer.add(.text(zone), at: 0)
        buffer.add(.integer(number), at: 1)
        buffer.add(.integer(at), at: 2)
        buffer.add(.blob(entries), at: 3)
        buffer.add(before)
        return buffer.hash
    }
}
