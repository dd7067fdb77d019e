import Values

extension Record {
    /// The fields in the order of the table; the lines of a paper are not among them.
    func pack(into packer: inout Packer) {
        let slots = Self.layout.slots
        withUnsafeBytes(of: self) { record in
            guard let start = record.baseAddress else { return }
            packer.record(at: start, slots: slots)
        }
    }

    /// Nil where the bytes are not this record: too short or with an unknown sign. Whether text was
    /// damaged on the disk is for the digests to tell, not for the way of every paper.
    init?(unpacking unpacker: inout Unpacker) {
        self.init()
        let slots = Self.layout.slots
        let isWhole = withUnsafeMutableBytes(of: &self) { record in
            guard let start = record.baseAddress else { return slots.isEmpty }
            return unpacker.record(at: start, slots: slots)
        }
        guard isWhole else { return nil }
    }

    /// The storage form of a record that has no lines, such as `BaseTransfer`.
    public func packedFields() -> [UInt8] {
        var packer = Packer(capacity: 256)
        packer.byte(packedVersion)
        pack(into: &packer)
        return packer.bytes
    }

    /// Nil where the bytes are not the storage form of this record.
    public init?(packedFields bytes: [UInt8]) {
        let record = bytes.withUnsafeBufferPointer { buffer -> Self? in
            var unpacker = Unpacker(buffer)
            guard unpacker.byte() == packedVersion, let record = Self(unpacking: &unpacker),
                unpacker.isAtEnd
            else { return nil }
            return record
        }
        guard let record else { return nil }
        self = record
    }
}

/// Counts up whenever a table or the form itself changes; older rows are then read by their own.
let packedVersion: UInt8 = 1

extension Packer {
    fileprivate mutating func record(at start: UnsafeRawPointer, slots: [Slot]) {
        for slot in slots {
            switch slot.kind {
            case .text: text(slot.value(of: String.self, in: start).pointee)
            case .optionalText:
                if let value = slot.value(of: String?.self, in: start).pointee {
                    text(value)
                } else {
                    absentText()
                }
            case .decimal: number(slot.value(of: Amount.self, in: start).pointee.raw)
            case .optionalDecimal:
                if let amount = slot.value(of: Amount?.self, in: start).pointee {
                    number(amount.raw)
                } else {
                    absentNumber()
                }
            case .integer: number(Int64(slot.value(of: Int.self, in: start).pointee))
            }
        }
    }
}

extension Unpacker {
    fileprivate mutating func record(at start: UnsafeMutableRawPointer, slots: [Slot]) -> Bool {
        for slot in slots {
            switch slot.kind {
            case .text:
                guard case .present(let value) = text() else { return false }
                slot.value(of: String.self, in: start).pointee = value
            case .optionalText:
                switch text() {
                case .present(let value): slot.value(of: String?.self, in: start).pointee = value
                case .absent: break
                case .broken: return false
                }
            case .decimal:
                guard case .present(let raw) = number(), let amount = Amount(stored: raw)
                else { return false }
                slot.value(of: Amount.self, in: start).pointee = amount
            case .optionalDecimal:
                switch number() {
                case .present(let raw):
                    guard let amount = Amount(stored: raw) else { return false }
                    slot.value(of: Amount?.self, in: start).pointee = amount
                case .absent: break
                case .broken: return false
                }
            case .integer:
                guard case .present(let raw) = number(), let whole = Int(exactly: raw)
                else { return false }
                slot.value(of: Int.self, in: start).pointee = whole
            }
        }
        return true
    }
}

extension Amount {
    /// Nil for a stored number that no amount has, so that a damaged row cannot stop the process.
    fileprivate init?(stored raw: Int64) {
        guard raw >= Amount.min.raw, raw <= Amount.max.raw else { return nil }
        self.init(raw: raw)
    }
}
