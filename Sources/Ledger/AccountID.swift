/// 账户号: what an account counts: a person's year, an enterprise's guarantee, an item of a book.
package enum AccountID: Hashable, Sendable {
    /// 个人年度额度; `person` is the keyed hash of the ID number, never the number itself.
    case quota(person: String, year: Int)
    /// 担保额度 of the enterprise that stands in for the tax.
    case guarantee(enterprise: String)
    /// 账册料号库存 of bonded goods.
    case stock(emsNo: String, itemRecordNo: String)

    package enum Kind: String, Sendable, CaseIterable { case quota, guarantee, stock }

    package var kind: Kind {
        switch self {
        case .quota: .quota
        case .guarantee: .guarantee
        case .stock: .stock
        }
    }

    /// `quota/<person>/2026`; a slash within a part is written `%2F`, so that no two accounts meet.
    package var text: String {
        switch self {
        case .quota(let person, let year): "quota/\(escaped(person))/\(year)"
        case .guarantee(let enterprise): "guarantee/\(escaped(enterprise))"
        case .stock(let emsNo, let itemRecordNo):
            "stock/\(escaped(emsNo))/\(escaped(itemRecordNo))"
        }
    }

    /// Nil for everything that `text` never writes.
    package init?(text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let first = parts.first, let kind = Kind(rawValue: String(first)) else { return nil }
        switch (kind, parts.count) {
        case (.quota, 3):
            guard let year = Int(parts[2]) else { return nil }
            self = .quota(person: unescaped(parts[1]), year: year)
        case (.guarantee, 2): self = .guarantee(enterprise: unescaped(parts[1]))
        case (.stock, 3):
            self = .stock(emsNo: unescaped(parts[1]), itemRecordNo: unescaped(parts[2]))
        default: return nil
        }
        guard self.text == text else { return nil }
    }
}

extension AccountID: CustomStringConvertible {
    package var description: String { text }
}

/// Without slashes, so that parts can be joined by them.
func escaped(_ part: String) -> String {
    guard part.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "%") }) else {
        return part
    }
    var bytes: [UInt8] = []
    for byte in part.utf8 {
        switch byte {
        case UInt8(ascii: "%"): bytes += Array("%25".utf8)
        case UInt8(ascii: "/"): bytes += Array("%2F".utf8)
        default: bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// The part that `escaped` was given.
func unescaped(_ part: Substring) -> String {
    guard part.utf8.contains(UInt8(ascii: "%")) else { return String(part) }
    var bytes: [UInt8] = []
    var rest = part.utf8[...]
    while let byte = rest.first {
        if rest.starts(with: "%2F".utf8) {
            bytes.append(UInt8(ascii: "/"))
            rest = rest.dropFirst(3)
        } else if rest.starts(with: "%25".utf8) {
            bytes.append(UInt8(ascii: "%"))
            rest = rest.dropFirst(3)
        } else {
            bytes.append(byte)
            rest = rest.dropFirst()
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
