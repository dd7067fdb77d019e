import Values

/// 记录读取: takes the fields of one head or line in the order of their arrival and keeps the score.
///
/// The values go straight to their places in the record's memory, which the owner lends.
final class RecordReader {
    let shape: RecordShape
    /// Nil for the later edition with what the earlier one allowed as a leniency.
    private let edition: Edition?
    /// The rows that the edition knows.
    private let known: UInt64
    private let record: UnsafeMutableRawPointer
    /// Where each field began, by row; only rows in `seen` are valid.
    private let offsets: UnsafeMutablePointer<Int>

    /// Where the element around the fields began.
    private(set) var offset = 0
    /// The rows met so far, and those of them that may not be relied on.
    private(set) var seen: UInt64 = 0
    private(set) var bad: UInt64 = 0
    private var latest = -1
    private var isDisordered = false

    /// `record` must stay valid and hold a record of the shape's type between `begin` and `finish`.
    init(_ shape: RecordShape, into record: UnsafeMutableRawPointer, edition: Edition? = nil) {
        self.shape = shape
        self.edition = edition
        known = edition == .announcement113 ? ~shape.new : ~0
        self.record = record
        offsets = .allocate(capacity: 64)
        offsets.initialize(repeating: 0, count: 64)
    }

    deinit { offsets.deallocate() }

    func begin(at offset: Int) {
        self.offset = offset
        seen = 0
        bad = 0
        latest = -1
        isDisordered = false
    }

    /// False when the field was there before.
    @inline(__always)
    func meet(_ row: Int, at offset: Int) -> Bool {
        let bit: UInt64 = 1 << UInt64(row)
        if seen & bit != 0 { return false }
        seen |= bit
        offsets[row] = offset
        if row < latest { isDisordered = true } else { latest = row }
        return true
    }

    /// The row of a name, by the number of the name; -1 where the edition has no such field.
    @inline(__always)
    func row(of nameID: Int32) -> Int {
        let row = shape.row(of: nameID)
        return row < 0 || known & (1 << UInt64(row)) != 0 ? row : -1
    }

    func spoil(_ row: Int) { bad |= 1 << UInt64(row) }

    /// A field in a wrong namespace was meant to be this one: it is not missing as well.
    func excuse(_ row: Int, at offset: Int) {
        seen |= 1 << UInt64(row)
        bad |= 1 << UInt64(row)
        offsets[row] = offset
    }

    /// Whether all these fields were read without an error, so that a rule may compare them.
    func isSound(_ mask: UInt64) -> Bool { seen & mask == mask && bad & mask == 0 }

    func hasSeen(_ row: Int) -> Bool { seen & (1 << UInt64(row)) != 0 }

    /// Where the field stands, or the element around it where it is absent.
    func offset(of row: Int) -> Int { hasSeen(row) ? offsets[row] : offset }

    /// The rule that an absent required field breaks.
    func ruleOfAbsence(_ row: Int) -> MessageRule {
        edition == nil && shape.new & (1 << UInt64(row)) != 0 ? .earlierEdition : .missingField
    }

    var missing: [Int] {
        let absent = shape.required & known & ~seen
        return absent == 0 ? [] : shape.fields.indices.filter { absent & (1 << UInt64($0)) != 0 }
    }

    /// The fewest fields that would have to move to put all in order.
    var misplaced: [Int] {
        guard isDisordered else { return [] }
        let rows = shape.fields.indices.filter(hasSeen)
            .sorted { offsets[$0] < offsets[$1] }
        // The longest increasing run stays; whoever is not in it moves.
        var best = [Int](repeating: 1, count: rows.count)
        var before = [Int](repeating: -1, count: rows.count)
        for end in rows.indices {
            for start in 0..<end where rows[start] < rows[end] && best[start] + 1 > best[end] {
                best[end] = best[start] + 1
                before[end] = start
            }
        }
        var place = best.indices.max { best[$0] < best[$1] } ?? -1
        var staying: Set<Int> = []
        while place >= 0 {
            staying.insert(rows[place])
            place = before[place]
        }
        return rows.filter { !staying.contains($0) }
    }

    /// Judges a text and stores it; the rule it breaks, or nil. A text that only breaks a leniency
    /// is stored all the same.
    func take(_ text: UnsafeBufferPointer<UInt8>, _ row: Int) -> MessageRule? {
        let field = shape.quick[row]
        switch field.slot.kind {
        case .text:
            var broken: MessageRule?
            if let rule = judge(text, field, row, &broken) { return rule }
            field.slot.value(of: String.self, in: record).pointee = string(text, row)
            return broken
        case .optionalText:
            var broken: MessageRule?
            if let rule = judge(text, field, row, &broken) { return rule }
            field.slot.value(of: String?.self, in: record).pointee = string(text, row)
            return broken
        case .decimal:
            let amount: Amount
            switch readAmount(text, row) {
            case .success(let value): amount = value
            case .failure(let broken): return broken.rule
            }
            field.slot.value(of: Amount.self, in: record).pointee = amount
        case .optionalDecimal:
            let amount: Amount
            switch readAmount(text, row) {
            case .success(let value): amount = value
            case .failure(let broken): return broken.rule
            }
            field.slot.value(of: Amount?.self, in: record).pointee = amount
        case .integer:
            guard let number = readInteger(text) else { return .notInteger }
            var isPackageCount = false
            if case .packageCount = field.check { isPackageCount = true }
            if abs(number) >= field.limit { return .tooManyDigits }
            field.slot.value(of: Int.self, in: record).pointee = number
            if isPackageCount, number != 1 { return .packageCount }
        }
        return nil
    }

    /// The rule that keeps the value out; what only warns goes to `lenient`.
    @inline(__always)
    private func judge(
        _ text: UnsafeBufferPointer<UInt8>, _ field: QuickField, _ row: Int,
        _ lenient: inout MessageRule?
    ) -> MessageRule? {
        if let rule = length(text, field, &lenient) {
            return text.isEmpty && field.isNeverEmpty ? nil : rule
        }
        if case .none = field.check { return nil }
        if text.isEmpty { return nil }
        guard
            let rule = field.check.broken(
                by: text, shape, row, isEarlier: edition == .announcement113)
        else { return nil }
        guard rule.isLeniency else { return rule }
        lenient = rule
        return nil
    }

    /// By the edition asked for; without one the earlier one's length only warns.
    @inline(__always)
    private func length(
        _ text: UnsafeBufferPointer<UInt8>, _ field: QuickField, _ lenient: inout MessageRule?
    ) -> MessageRule? {
        if edition == .announcement113 { return misses(field.earlierLength, text) }
        guard let rule = misses(field.length, text) else { return nil }
        guard edition == nil, field.earlierLength != field.length,
            misses(field.earlierLength, text) == nil
        else { return rule }
        lenient = .earlierEdition
        return nil
    }

    @inline(__always)
    private func misses(
        _ wanted: QuickField.Length, _ text: UnsafeBufferPointer<UInt8>
    ) -> MessageRule? {
        if text.count < wanted.shortest { return .tooShort }
        // Characters never outnumber bytes, so most texts need no count.
        if text.count > wanted.longest || wanted.shortest > 1 {
            let length = scalarCount(text)
            if length < wanted.shortest { return .tooShort }
            if length > wanted.longest { return .tooLong }
        }
        return nil
    }

    private func string(_ text: UnsafeBufferPointer<UInt8>, _ row: Int) -> String {
        if text.isEmpty { return shape.fields[row].emptyText ?? "" }
        return String(decoding: text, as: UTF8.self)
    }

    private func readAmount(
        _ text: UnsafeBufferPointer<UInt8>, _ row: Int
    ) -> Result<Amount, BrokenRule> {
        let field = shape.quick[row]
        switch Amount.parse(utf8: collapsed(text)) {
        case .success(let amount):
            if amount.isNegative { return .failure(BrokenRule(rule: .negativeNumber)) }
            if amount.isZero, field.isQuantity { return .failure(BrokenRule(rule: .zeroQuantity)) }
            return .success(amount)
        case .failure(let problem):
            if text.isEmpty, let stated = shape.fields[row].emptyText, let amount = Amount(stated) {
                return .success(amount)
            }
            return .failure(BrokenRule(rule: problem.rule))
        }
    }
}

/// A rule as an error, for `Result`.
struct BrokenRule: Error { let rule: MessageRule }

extension AmountProblem {
    fileprivate var rule: MessageRule {
        switch self {
        case .notANumber: .notDecimal
        case .tooManyDecimals: .tooManyDecimals
        case .tooManyDigits: .tooManyDigits
        case .doesNotFit: .beyondOurLimit
        }
    }
}
