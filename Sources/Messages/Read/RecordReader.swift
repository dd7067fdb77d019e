import Values

/// 记录读取: takes the fields of one head or line in the order of their arrival and keeps the score.
///
/// The values go straight to their places in the record's memory, which the owner lends.
final class RecordReader {
    let shape: RecordShape
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
    init(_ shape: RecordShape, into record: UnsafeMutableRawPointer) {
        self.shape = shape
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

    var missing: [Int] {
        let absent = shape.required & ~seen
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
            field.slot.value(of: String.self, in: record).pointee = string(text, field)
            return broken
        case .optionalText:
            var broken: MessageRule?
            if let rule = judge(text, field, row, &broken) { return rule }
            field.slot.value(of: String?.self, in: record).pointee = string(text, field)
            return broken
        case .decimal:
            let amount: Amount
            switch readAmount(text, field) {
            case .success(let value): amount = value
            case .failure(let broken): return broken.rule
            }
            field.slot.value(of: Amount.self, in: record).pointee = amount
        case .optionalDecimal:
            let amount: Amount
            switch readAmount(text, field) {
            case .success(let value): amount = value
            case .failure(let broken): return broken.rule
            }
            field.slot.value(of: Amount?.self, in: record).pointee = amount
        case .integer:
            guard let number = readInteger(text) else { return .notInteger }
            var isPackageCount = false
            if case .packageCount = field.check { isPackageCount = true }
            // packNo alone has totalDigits 9.
            if isPackageCount, abs(number) > 999_999_999 { return .tooManyDigits }
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
        if text.count < field.shortest {
            if text.isEmpty, field.isFixedCurrency { return nil }
            return .tooShort
        }
        // Characters never outnumber bytes, so most texts need no count.
        if text.count > field.longest || field.shortest > 1 {
            let length = scalarCount(text)
            if length < field.shortest { return .tooShort }
            if length > field.longest { return .tooLong }
        }
        if case .none = field.check { return nil }
        if text.isEmpty { return nil }
        guard let rule = field.check.broken(by: text, shape, row) else { return nil }
        guard rule.isLeniency else { return rule }
        lenient = rule
        return nil
    }

    private func string(_ text: UnsafeBufferPointer<UInt8>, _ field: QuickField) -> String {
        if text.isEmpty { return field.isFixedCurrency ? "142" : "" }
        return String(decoding: text, as: UTF8.self)
    }
}

/// A rule as an error, for `Result`.
struct BrokenRule: Error { let rule: MessageRule }

private func readAmount(
    _ text: UnsafeBufferPointer<UInt8>, _ field: QuickField
) -> Result<Amount, BrokenRule> {
    switch Amount.parse(utf8: collapsed(text)) {
    case .success(let amount):
        if amount.isNegative { return .failure(BrokenRule(rule: .negativeNumber)) }
        if amount.isZero, field.isQuantity { return .failure(BrokenRule(rule: .zeroQuantity)) }
        return .success(amount)
    case .failure(let problem):
        return .failure(BrokenRule(rule: problem.rule))
    }
}

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
