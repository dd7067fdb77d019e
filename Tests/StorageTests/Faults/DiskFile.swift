/// 盘上文件: one file as the disk has it for certain, and what was written since the last flush.
struct DiskFile {
    /// What a power failure leaves whatever happens.
    private(set) var durable: [UInt8]
    /// What it may leave, in the order of the calls.
    private(set) var pending: [Change] = []

    struct Change {
        enum Kind {
            case write(offset: Int, bytes: [UInt8])
            /// The length was set: cut off, or filled up.
            case length(Int)
        }

        var kind: Kind
        /// A flush of it has failed: no later flush brings it back.
        var isForsaken = false

        /// The parts of it that a later change leaves alone.
        fileprivate func outside(_ later: Change) -> [Change] {
            guard case .write(let start, let bytes) = kind else { return [self] }
            let covered: Range<Int>
            switch later.kind {
            case .write(let offset, let others): covered = offset..<(offset + others.count)
            case .length(let length): covered = length..<Int.max
            }
            let end = start + bytes.count
            let parts = [
                (start, min(end, covered.lowerBound)), (max(start, covered.upperBound), end),
            ]
            return parts.filter { $0 < $1 }.map { from, to in
                let part = Array(bytes[(from - start)..<(to - start)])
                return Change(kind: .write(offset: from, bytes: part), isForsaken: true)
            }
        }
    }

    init(durable: [UInt8]) { self.durable = durable }

    mutating func write(_ bytes: [UInt8], at offset: Int) {
        pending.append(Change(kind: .write(offset: offset, bytes: bytes)))
    }

    mutating func setLength(_ length: Int) {
        pending.append(Change(kind: .length(length)))
    }

    /// A flush: what was written since the last one is on the disk, unless it was forsaken.
    mutating func flush() {
        var forsaken: [Change] = []
        for change in pending {
            if change.isForsaken {
                forsaken.append(change)
            } else {
                Self.apply(change.kind, to: &durable, gap: 0)
                // What lies under it on the disk does not come back.
                forsaken = forsaken.flatMap { $0.outside(change) }
            }
        }
        pending = forsaken
    }

    /// A flush that fails: the system forgets that these writes were ever to be flushed.
    ///
    /// A length that was set is forgotten with them.
    mutating func failToFlush() {
        pending.removeAll {
            if case .length = $0.kind { true } else { false }
        }
        for index in pending.indices { pending[index].isForsaken = true }
    }

    /// How the disk treats what was not flushed, when the power fails.
    private enum Temper: CaseIterable {
        /// Everything arrived, though nobody waited for it.
        case kind
        /// Nothing arrived.
        case forgetful
        /// It arrived in order up to some moment, and the last of it is torn.
        case interrupted
        /// Anything may have arrived or not: later writes survive earlier ones.
        case shuffled
    }

    /// The file after a power failure, by chance; what was flushed is in it.
    func afterPowerLoss(by random: inout some RandomNumberGenerator) -> [UInt8] {
        var image = durable
        // What a block holds that was given to the file and never written.
        let gap: UInt8 = Bool.random(using: &random) ? 0 : UInt8.random(in: 0...255, using: &random)
        let temper = Temper.allCases.randomElement(using: &random) ?? .shuffled
        let end = Int.random(in: 0...pending.count, using: &random)
        for (index, change) in pending.enumerated() {
            switch temper {
            case .forgetful: break
            case .kind: Self.apply(change.kind, to: &image, gap: gap)
            case .interrupted where index < end: Self.apply(change.kind, to: &image, gap: gap)
            case .interrupted where index == end: Self.tear(change.kind, &image, gap, &random)
            case .interrupted: break
            case .shuffled:
                switch Int.random(in: 0..<4, using: &random) {
                case 0: break
                case 1: Self.tear(change.kind, &image, gap, &random)
                default: Self.apply(change.kind, to: &image, gap: gap)
                }
            }
        }
        return image
    }

    private static func apply(_ kind: Change.Kind, to image: inout [UInt8], gap: UInt8) {
        switch kind {
        case .length(let length):
            if length < image.count { image.removeLast(image.count - length) }
            fill(&image, to: length, with: 0)
        case .write(let offset, let bytes):
            fill(&image, to: offset, with: gap)
            let inside = min(bytes.count, image.count - offset)
            image.withUnsafeMutableBytes { image in
                bytes.withUnsafeBytes { bytes in
                    UnsafeMutableRawBufferPointer(rebasing: image[offset..<(offset + inside)])
                        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<inside]))
                }
            }
            image += bytes[inside...]
        }
    }

    /// Some sectors of a write arrive and others do not, or it stops within one.
    private static func tear(
        _ kind: Change.Kind, _ image: inout [UInt8], _ gap: UInt8,
        _ random: inout some RandomNumberGenerator
    ) {
        guard case .write(let offset, let bytes) = kind, !bytes.isEmpty else { return }
        if Bool.random(using: &random) {
            let arrived = Int.random(in: 0..<bytes.count, using: &random)
            apply(.write(offset: offset, bytes: Array(bytes[..<arrived])), to: &image, gap: gap)
            return
        }
        var start = offset
        while start < offset + bytes.count {
            let next = min((start / 512 + 1) * 512, offset + bytes.count)
            if Bool.random(using: &random) {
                let sector = Array(bytes[(start - offset)..<(next - offset)])
                apply(.write(offset: start, bytes: sector), to: &image, gap: gap)
            }
            start = next
        }
    }

    private static func fill(_ image: inout [UInt8], to length: Int, with byte: UInt8) {
        if image.count < length {
            image += repeatElement(byte, count: length - image.count)
        }
    }
}
