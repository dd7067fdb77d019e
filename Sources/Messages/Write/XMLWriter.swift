import Values

/// Bytes of XML as the standard wants them: one element a line, every value escaped.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []
    /// `ceb:` or nothing.
    private let prefix: [UInt8]

    init(prefixed: Bool, capacity: Int) {
        prefix = prefixed ? Array("ceb:".utf8) : []
        bytes.reserveCapacity(capacity)
    }

    mutating func raw(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func verbatim(_ more: [UInt8]) { bytes += more }

    mutating func open(_ name: String) {
        tag("<", name)
        raw(">\n")
    }

    mutating func close(_ name: String) {
        tag("</", name)
        raw(">\n")
    }

    mutating func tag(_ start: StaticString, _ name: String) {
        raw(start)
        bytes += prefix
        bytes += name.utf8
    }

    mutating func attribute(_ name: StaticString, _ value: String) {
        raw(" ")
        raw(name)
        raw("=\"")
        escape(value, inAttribute: true)
        raw("\"")
    }

    mutating func leaf(_ name: String, _ value: String) {
        tag("<", name)
        raw(">")
        text(value)
        close(name)
    }

    mutating func text(_ value: String) { escape(value, inAttribute: false) }

    /// A quoted document: CDATA, so that a person can read it; its own ends of CDATA are split.
    mutating func quotation(_ name: String, _ value: String) {
        tag("<", name)
        raw("><![CDATA[")
        var brackets = 0
        for byte in legalXML(value) {
            if byte == UInt8(ascii: ">"), brackets >= 2 { raw("]]><![CDATA[") }
            brackets = byte == UInt8(ascii: "]") ? brackets + 1 : 0
            bytes.append(byte)
        }
        raw("]]>")
        close(name)
    }

    private mutating func escape(_ value: String, inAttribute: Bool) {
        for byte in legalXML(value) {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            // A parser would turn these into blanks or line feeds.
            case 0x0D: raw("&#13;")
            case UInt8(ascii: "\"") where inAttribute: raw("&quot;")
            case 0x09 where inAttribute: raw("&#9;")
            case 0x0A where inAttribute: raw("&#10;")
            default: bytes.append(byte)
            }
        }
    }
}

/// What XML cannot carry in any form, such as U+0001, becomes the replacement character.
private func legalXML(_ value: String) -> String.UTF8View {
    let isLegal = value.utf8.allSatisfy { ($0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D) }
    let hasNoncharacter = value.utf8.contains(0xEF)
    if isLegal, !hasNoncharacter { return value.utf8 }
    var scalars = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x10000...0x10FFFF: scalars.append(scalar)
        default: scalars.append("\u{FFFD}")
        }
    }
    return String(scalars).utf8
}
