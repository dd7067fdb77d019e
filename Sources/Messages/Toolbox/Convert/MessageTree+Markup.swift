// Comments and instructions, which no visitor of elements sees.

extension MessageTree {
    /// Those outside of what is kept as it is. The text is well-formed, so every `<` begins markup.
    var markup: [DraftLoss] {
        var losses: [DraftLoss] = []
        let kept = root.children.compactMap { $0.verbatim?.indices }
        var index = 0
        while losses.count < DraftLoss.most,
            let start = bytes[index...].firstIndex(of: UInt8(ascii: "<"))
        {
            index = start + 1
            if begins("<!--", at: start) {
                index = end(of: "-->", from: start + 4)
                lose(.comment, start, kept, &losses)
            } else if begins("<![CDATA[", at: start) {
                index = end(of: "]]>", from: start + 9)
            } else if begins("<?", at: start) {
                index = end(of: "?>", from: start + 2)
                let isDeclaration = begins("<?xml", at: start) && bytes[start + 5] <= 0x20
                if !isDeclaration { lose(.instruction, start, kept, &losses) }
            }
        }
        return losses
    }

    private func lose(
        _ rule: ConversionRule, _ offset: Int, _ kept: [Range<Int>], _ losses: inout [DraftLoss]
    ) {
        guard !kept.contains(where: { $0.contains(offset) }) else { return }
        losses.append(DraftLoss(rule: rule, path: root.local, offset: offset))
    }

    private func begins(_ mark: StaticString, at index: Int) -> Bool {
        mark.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private func end(of mark: StaticString, from start: Int) -> Int {
        mark.withUTF8Buffer { mark in
            var index = start
            while index + mark.count <= bytes.count {
                if bytes[index..<index + mark.count].elementsEqual(mark) {
                    return index + mark.count
                }
                index += 1
            }
            return bytes.count
        }
    }
}
