/// JSON 书写: writes JSON as bytes, in the order given, for answers on the hot path.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    /// Whether the next value of the object or array needs a comma before it.
    private var needsComma = false

    package init(capacity: Int = 1_024) { bytes.reserveCapacity(capacity) }

    package mutating func object(_ name: StaticString? = nil, _ members: (inout Self) -> Void) {
        open(name, UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    package mutating func array(_ name: StaticString? = nil, _ elements: (inout Self) -> Void) {
        open(name, UInt8(ascii: "["))
        elements(&self)
        close(UInt8(ascii: "]"))
    }

    package mutating func string(_ name: StaticString? = nil, _ value: String) {
        begin(name)
        quote(value)
    }

    /// Nothing is written for an absent value.
    package mutating func string(ifPresent name: StaticString, _ value: String?) {
        if let value { string(name, value) }
    }

    /// A member whose name is not known when the program is written.
    package mutating func string(named name: String, _ value: String) {
        comma()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        quote(value)
    }

    package mutating func integer(_ name: StaticString? = nil, _ value: Int) {
        begin(name)
        bytes.append(contentsOf: String(value).utf8)
    }

    package mutating func boolean(_ name: StaticString? = nil, _ value: Bool) {
        begin(name)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// A value that is JSON already.
    package mutating func raw(_ name: StaticString? = nil, _ value: [UInt8]) {
        begin(name)
        bytes.append(contentsOf: value)
    }

    private mutating func open(_ name: StaticString?, _ bracket: UInt8) {
        begin(name)
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func begin(_ name: StaticString?) {
        comma()
        guard let name else { return }
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quote(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { utf8 in
            // Runs without anything to escape, which is nearly all text, are copied whole.
            var start = 0
            for (index, byte) in utf8.enumerated() {
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
                else { continue }
                bytes.append(contentsOf: utf8[start..<index])
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
        case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
        case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
