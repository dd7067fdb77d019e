import CPostgres
import Storage

/// The row at which a result is read. One object serves all rows of a query.
final class PostgresRow: Row {
    private let text: String
    /// Columns before the query's own, as the position of the key.
    private let skipped: Int32
    private var result: OpaquePointer?
    private var line: Int32 = 0
    /// What was read as something that it is not, if anything was.
    private var misreading: String?

    init(of text: String, skipping skipped: Int32 = 0) {
        self.text = text
        self.skipped = skipped
    }

    func move(to line: Int32, of result: OpaquePointer?) {
        self.result = result
        self.line = line
    }

    /// Ends the loan: whoever kept the row finds out at once.
    func expire() {
        result = nil
    }

    func isNull(_ column: Int) -> Bool {
        let (result, column) = place(column)
        return PQgetisnull(result, line, column) == 1
    }

    func integer(_ column: Int) -> Int64 {
        guard let bytes = bytes(column, "an integer", { Self.integers.contains($0) }) else {
            return 0
        }
        guard type(column) == Self.numeric else { return Self.integer(bytes) }
        guard let whole = Self.whole(numeric: bytes) else {
            misread("column \(column) holds a fraction, an integer expected")
            return 0
        }
        return whole
    }

    func text(_ column: Int) -> String {
        bytes(column, "text") { Self.texts.contains($0) }.map(PostgresText.unescape) ?? ""
    }

    func blob(_ column: Int) -> [UInt8] {
        bytes(column, "a blob") { $0 == Self.bytea }.map { [UInt8]($0) } ?? []
    }

    /// Fails when a column of this row was not what it was read as.
    func refuseMisreading() throws {
        if let misreading { throw StorageProblem.corrupt(misreading) }
    }

    private func place(_ column: Int) -> (OpaquePointer, Int32) {
        guard let result else {
            preconditionFailure("a row is read after the callback it was lent to")
        }
        precondition(
            0..<Int(PQnfields(result) - skipped) ~= column,
            "a row is read at a column that its query lacks")
        return (result, Int32(column) + skipped)
    }

    private func type(_ column: Int) -> UInt32 {
        let (result, column) = place(column)
        return PQftype(result, column)
    }

    private func bytes(
        _ column: Int, _ expected: String, _ accepts: (UInt32) -> Bool
    ) -> UnsafeBufferPointer<UInt8>? {
        let type = type(column)
        let (result, field) = place(column)
        guard PQgetisnull(result, line, field) == 0, accepts(type),
            let start = PQgetvalue(result, line, field)
        else {
            let found = isNull(column) ? "NULL" : Self.name(type)
            misread("column \(column) holds \(found), \(expected) expected")
            return nil
        }
        let count = Int(PQgetlength(result, line, field))
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }

    private func misread(_ problem: String) {
        if misreading == nil { misreading = "\(problem): \(text)" }
    }

    // MARK: The server's types

    private static let bytea: UInt32 = 17
    private static let numeric: UInt32 = 1700
    /// bool, int8, int2, int4, and numeric, which a sum of integers is.
    private static let integers: Set<UInt32> = [16, 20, 21, 23, numeric]
    /// name, text, unknown, char, varchar.
    private static let texts: Set<UInt32> = [19, 25, 705, 1042, 1043]

    private static func name(_ type: UInt32) -> String {
        if integers.contains(type) { return "an integer" }
        if texts.contains(type) { return "text" }
        return type == bytea ? "a blob" : "a value of type \(type)"
    }

    static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
        var value: Int64 = bytes.first.map { $0 & 0x80 != 0 && bytes.count > 1 ? -1 : 0 } ?? 0
        for byte in bytes { value = value << 8 | Int64(byte) }
        return value
    }

    /// Digits to the base 10,000, of which the first stands for 10,000 to the power of `weight`.
    private static func whole(numeric bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        func word(_ index: Int) -> Int {
            Int(Int16(bitPattern: UInt16(bytes[2 * index]) << 8 | UInt16(bytes[2 * index + 1])))
        }
        guard bytes.count >= 8, bytes.count == 8 + 2 * word(0), word(3) == 0 else { return nil }
        let (count, weight, isNegative) = (word(0), word(1), word(2) == 0x4000)
        guard count == 0 || weight >= count - 1, isNegative || word(2) == 0 else { return nil }
        var value: Int64 = 0
        for index in 0..<(count == 0 ? 0 : weight + 1) {
            let (shifted, isLarge) = value.multipliedReportingOverflow(by: 10_000)
            let digit = Int64(index < count ? word(4 + index) : 0)
            let (next, isLarger) = shifted.addingReportingOverflow(isNegative ? -digit : digit)
            if isLarge || isLarger { return nil }
            value = next
        }
        return value
    }
}
