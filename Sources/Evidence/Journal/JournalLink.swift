import Crypto
import Storage

/// 流水链节: the journal of one transaction, chained to the one before by its hash.
package struct JournalLink: Sendable {
    var zone: String
    /// From 1, without gaps.
    package private(set) var number: Int64
    var at: Int64
    var entries: [UInt8]
    package private(set) var chain: TreeHash
    /// Over what the link says and the chain before, by the zone's key.
    private(set) var mac: [UInt8] = []

    init(
        after last: JournalLink?, zone: String, at: Int64, entries: [UInt8], key: JournalKey,
        _ buffer: inout RowBytes
    ) {
        self.zone = zone
        self.at = at
        self.entries = entries
        number = (last?.number ?? 0) + 1
        chain = Self.start
        let content = content(after: last?.chain ?? Self.start, &buffer)
        mac = key.code(for: content)
        chain = chain(over: content)
    }

    init(
        zone: String, number: Int64, at: Int64, entries: [UInt8], chain: TreeHash, mac: [UInt8]
    ) {
        self.zone = zone
        self.number = number
        self.at = at
        self.entries = entries
        self.chain = chain
        self.mac = mac
    }

    /// Before the first link.
    package static let start = TreeHash(bytes: [UInt8](repeating: 0, count: TreeHash.length))

    /// What the chain must be here: the code is part of it, so that whoever lacks the key notices
    /// another code, too.
    func chain(over content: TreeHash) -> TreeHash {
        var hash = SHA256()
        hash.update(data: [RowBytes.Prefix.chain.rawValue])
        hash.update(data: content.bytes)
        hash.update(data: mac)
        return TreeHash(bytes: Array(hash.finalize()))
    }

    /// What the zone's key vouches for, where the chain was `before` one link earlier.
    func content(after before: TreeHash, _ buffer: inout RowBytes) -> TreeHash {
        buffer.begin(.link, "journal")
        buffer.add(.text(zone), at: 0)
        buffer.add(.integer(number), at: 1)
        buffer.add(.integer(at), at: 2)
        buffer.add(.blob(entries), at: 3)
        buffer.add(before)
        return buffer.hash
    }

    /// The leaves of the events that the transaction wrote; nil where this is not the link that
    /// follows, or `key` did not vouch for it.
    package func leaves(
        after number: Int, _ chain: TreeHash, vouchedBy key: JournalKey
    ) -> [TreeHash]? {
        var buffer = RowBytes()
        var leaves: [TreeHash] = []
        let content = content(after: chain, &buffer)
        guard self.number == Int64(number) + 1, self.chain(over: content) == self.chain,
            key.vouches(for: self, content),
            Journal.decode(
                entries,
                { if $0 == Journal.leaf { leaves.append(TreeHash(bytes: Array($1))) } })
        else { return nil }
        return leaves
    }
}
