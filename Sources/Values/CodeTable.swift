/// 代码表: one published table of short codes and what they mean.
///
/// Every coded field of every paper is looked up, so membership is a probe into packed integers;
/// names are read by people only and live beside it.
public struct CodeTable: Sendable {
    /// The Swift name of the table, such as `countries`.
    public let name: String
    public let chinese: String
    public let english: String
    /// All rows in the published order.
    public let entries: [CodeName]

    /// Open addressing over codes packed into 32 bits; zero is an empty slot, as no code has a NUL.
    private let slots: [UInt32]
    /// The entry that the slot of the same number stands for.
    private let positions: [UInt16]

    public static let all: [CodeTable] = [
        countries, currencies, units, transportModes, tradeModes, customsOffices, wrapTypes,
    ]

    public func contains(_ code: some StringProtocol) -> Bool {
        withBytes(of: code) { contains(utf8: $0) }
    }

    public func contains(utf8 code: UnsafeBufferPointer<UInt8>) -> Bool { slot(of: code) != nil }

    /// What the code means; nil when the table has no such code.
    public func name(of code: some StringProtocol) -> CodeName? {
        guard let slot = withBytes(of: code, { slot(of: $0) }) else { return nil }
        return entries[Int(positions[slot])]
    }

    /// Rows are `code 中文|English` or `code 中文`, apart by a semicolon or a new line.
    init(_ name: String, chinese: String, english: String, rows: String) {
        self.name = name
        self.chinese = chinese
        self.english = english
        entries = rows.split { $0 == ";" || $0 == "\n" }.map(CodeName.init(row:))

        var capacity = 16
        while capacity < entries.count * 3 { capacity *= 2 }
        var slots = [UInt32](repeating: 0, count: capacity)
        var positions = [UInt16](repeating: 0, count: capacity)
        for (position, entry) in entries.enumerated() {
            guard let key = withBytes(of: entry.code, CodeTable.key) else {
                preconditionFailure("a code of a table has one to four ASCII characters")
            }
            var slot = CodeTable.start(of: key, capacity)
            while slots[slot] != 0 {
                precondition(slots[slot] != key, "a table has each code once")
                slot = (slot + 1) & (capacity - 1)
            }
            slots[slot] = key
            positions[slot] = UInt16(position)
        }
        self.slots = slots
        self.positions = positions
    }

    private func slot(of code: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let key = CodeTable.key(code) else { return nil }
        var slot = CodeTable.start(of: key, slots.count)
        while slots[slot] != key {
            if slots[slot] == 0 { return nil }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    /// Nil for what can be no code: nothing, more than four bytes, or anything but ASCII.
    private static func key(_ code: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard code.count >= 1, code.count <= 4 else { return nil }
        var key: UInt32 = 0
        for byte in code {
            guard byte > 0x20, byte < 0x7F else { return nil }
            key = key << 8 | UInt32(byte)
        }
        return key
    }

    /// Fibonacci hashing; the capacity is a power of two.
    private static func start(of key: UInt32, _ capacity: Int) -> Int {
        Int((key &* 2_654_435_769) >> (32 - UInt32(capacity.trailingZeroBitCount)))
    }
}
