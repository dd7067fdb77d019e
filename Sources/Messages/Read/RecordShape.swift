import Values
import XML

/// 记录形状: the table of a record made ready for reading: names as numbers, values as offsets.
///
/// A class, so that asking it anything counts no references of what it holds.
final class RecordShape: Sendable {
    /// The element around the fields, such as `InventoryHead`.
    let element: String
    let fields: [FieldShape]
    /// What the reader needs of each field for every single value, and no more.
    let quick: [QuickField]
    /// The row of a name, by the number of the name; -1 where the record has no such field.
    private let rows: [Int8]
    /// One bit for each required row.
    let required: UInt64
    /// One bit for each row that the edition before did not have.
    let new: UInt64
    /// Values outside the code tables only warn in papers of export.
    let isOfExport: Bool

    init<R: Record>(_ type: R.Type, element: String, isOfExport: Bool = false) {
        precondition(R.fields.count <= 64, "a record has at most 64 fields: a bit for each")
        self.element = element
        fields = R.fields.map { FieldShape($0) }
        quick = R.fields.map { QuickField($0) }
        var rows = [Int8](repeating: -1, count: MessageNames.table.count)
        var required: UInt64 = 0
        var new: UInt64 = 0
        for (row, field) in fields.enumerated() {
            rows[Int(MessageNames.id(field.tag))] = Int8(row)
            if field.isRequired { required |= 1 << UInt64(row) }
            if field.earlier?.isAbsent == true { new |= 1 << UInt64(row) }
        }
        self.rows = rows
        self.required = required
        self.new = new
        self.isOfExport = isOfExport
    }

    @inline(__always)
    func row(of nameID: Int32) -> Int {
        nameID < 0 ? -1 : Int(rows[Int(nameID)])
    }

    func row(ofTag tag: String) -> Int {
        guard let row = fields.firstIndex(where: { $0.tag == tag }) else {
            preconditionFailure("a rule names a field of its record")
        }
        return row
    }

    /// One bit for each of the tags, to ask at once whether all of them were read well.
    func mask(_ tags: String...) -> UInt64 {
        tags.reduce(0) { $0 | 1 << UInt64(row(ofTag: $1)) }
    }
}

/// What a message about a field has to say.
struct FieldShape: Sendable {
    let tag: String
    let chinese: String
    let english: String
    let format: Format
    let meaning: Meaning
    let isRequired: Bool
    let emptyText: String?
    let earlier: EarlierRow?

    init<R>(_ field: Field<R>) {
        tag = field.tag
        chinese = field.chinese
        english = field.english
        format = field.format
        meaning = field.meaning
        isRequired = field.isRequired
        emptyText = field.emptyText
        earlier = field.earlier
    }
}

/// What is needed to judge and store one value; holds no reference, so that it costs no counting.
struct QuickField: Sendable {
    /// Characters, at least and at most.
    struct Length: Sendable, Equatable {
        let shortest: Int
        let longest: Int

        init(_ format: Format) {
            switch format {
            case .text(let length): self.init(length)
            case .decimal, .integer, .digits: self.init(0...0)
            }
        }

        init(_ length: ClosedRange<Int>) {
            shortest = length.lowerBound
            longest = length.upperBound
        }
    }

    let slot: Slot
    let length: Length
    let earlierLength: Length
    let check: ValueCheck
    /// An empty element stands for the value that the schema gives it.
    let isNeverEmpty: Bool
    /// 数量: must be more than nothing.
    let isQuantity: Bool
    /// What an integer must stay below in either direction.
    let limit: Int

    init<R>(_ field: Field<R>) {
        slot = field.slot
        length = Length(field.format)
        earlierLength = field.earlier?.length.map { Length($0) } ?? length
        isNeverEmpty = field.emptyText != nil
        isQuantity = field.tag == "qty"
        if case .digits(let count) = field.format {
            limit = (0..<count).reduce(1) { power, _ in power * 10 }
            check = field.meaning == .fixed("1") ? .packageCount : ValueCheck(field.meaning)
        } else {
            limit = .max
            check = ValueCheck(field.meaning)
        }
    }
}
