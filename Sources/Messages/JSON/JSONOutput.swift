/// Bytes of JSON in the making; texts are escaped as RFC 8259 demands and no more.
public struct JSONOutput {
    public internal(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    public mutating func object(_ body: (inout JSONOutput) -> Void) {
        open("{")
        body(&self)
        close("}")
    }

    public mutating func array<Element>(
        _ name: String, _ elements: [Element], _ body: (inout JSONOutput, Element) -> Void
    ) {
        self.name(name)
        open("[")
        for element in elements {
            comma()
            body(&self, element)
            needsComma = true
        }
        close("]")
    }

    /// An array that is no member of an object.
    mutating func list<Element>(
        _ elements: [Element], _ body: (inout JSONOutput, Element) -> Void
    ) {
        open("[")
        for element in elements {
            comma()
            body(&self, element)
            needsComma = true
        }
        close("]")
    }

    /// A member whose value is JSON already.
    mutating func raw(_ name: String, _ value: [UInt8]) {
        self.name(name)
        bytes += value
        needsComma = true
    }

    public mutating func name(_ name: String) {
        comma()
        text(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func member(_ name: String, _ value: String) {
        self.name(name)
        text(value)
        needsComma = true
    }

    public mutating func member(_ name: String, _ value: Int) {
        self.name(name)
        bytes += String(value).utf8
        needsComma = true
    }

    public mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        bytes += (value ? "true" : "false").utf8
        needsComma = true
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        comma()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func text(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0..<0x20:
                bytes += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
