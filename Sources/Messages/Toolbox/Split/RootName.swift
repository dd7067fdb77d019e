/// The name of the root as it is written, such as `ceb:CEB621Message`, without reading the rest of
/// the message; nil where only a real reader can tell, and so for UTF-16 and whatever is no XML.
func rootName(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    while true {
        rest = rest.drop { $0.isBlank }
        guard rest.first == UInt8(ascii: "<") else { return nil }
        if rest.starts(with: "<?".utf8) {
            guard let end = rest.end(of: "?>") else { return nil }
            rest = rest[end...]
        } else if rest.starts(with: "<!--".utf8) {
            guard let end = rest.dropFirst(4).end(of: "-->") else { return nil }
            rest = rest[end...]
        } else {
            let name = rest.dropFirst().prefix {
                !$0.isBlank && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
            }
            return name.first == UInt8(ascii: "!") || name.isEmpty ? nil : name
        }
    }
}

/// Whether the root may be that of a transport envelope; a look that costs nothing, for the many
/// messages that stand in none.
func mayBeTransport(_ bytes: [UInt8]) -> Bool {
    guard let name = rootName(bytes) else { return true }
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return local.starts(with: "Dxp".utf8)
}

extension ArraySlice<UInt8> {
    /// Just behind the first occurrence.
    fileprivate func end(of mark: StaticString) -> Int? {
        let count = mark.utf8CodeUnitCount
        return mark.withUTF8Buffer { mark in
            var index = startIndex
            while index + count <= endIndex {
                if self[index] == mark[0], self[index..<index + count].elementsEqual(mark) {
                    return index + count
                }
                index += 1
            }
            return nil
        }
    }
}
