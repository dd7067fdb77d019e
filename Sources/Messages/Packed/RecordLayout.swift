import Values

/// 布局: where the values of a record lie in memory, in the order of its table.
///
/// A key path of the table costs a hundred nanoseconds to follow, an offset one; the form in which
/// papers are stored is on the way of every paper, so it follows offsets.
public struct RecordLayout<Root>: Sendable {
    let slots: [Slot]
    /// Those that say what is declared, not how and when it was sent.
    let content: [Slot]
}

extension RecordLayout where Root: Record {
    public init() {
        slots = Root.fields.map(\.slot)
        content = Root.fields.filter { !$0.isOfSending }.map(\.slot)
    }
}

extension Field {
    var slot: Slot {
        switch property {
        case .text(let path): Slot(.text, at: path)
        case .optionalText(let path): Slot(.optionalText, at: path)
        case .decimal(let path): Slot(.decimal, at: path)
        case .optionalDecimal(let path): Slot(.optionalDecimal, at: path)
        case .integer(let path): Slot(.integer, at: path)
        }
    }

    /// Whether it tells one sending from the next: a resend of the same content has new ones.
    var isOfSending: Bool { ["guid", "appType", "appTime"].contains(tag) }
}

/// One value: of which type, and how many bytes behind the start of the record.
struct Slot: Sendable {
    enum Kind: UInt8 { case text, optionalText, decimal, optionalDecimal, integer }

    let kind: Kind
    let offset: Int

    init<Root>(_ kind: Kind, at path: PartialKeyPath<Root>) {
        guard let offset = MemoryLayout<Root>.offset(of: path) else {
            preconditionFailure("a row of a table names a stored property of its struct")
        }
        self.kind = kind
        self.offset = offset
    }

    /// The value itself; the caller lends a record of the type that this slot was made for, and
    /// names the type that belongs to the kind.
    func value<Value>(of type: Value.Type, in record: UnsafeRawPointer) -> UnsafePointer<Value> {
        (record + offset).assumingMemoryBound(to: type)
    }

    func value<Value>(
        of type: Value.Type, in record: UnsafeMutableRawPointer
    ) -> UnsafeMutablePointer<Value> {
        (record + offset).assumingMemoryBound(to: type)
    }
}

extension Record {
    /// Computed anew each time; the types of the standard keep theirs.
    public static var layout: RecordLayout<Self> { RecordLayout() }
}
