/// What is looked at before libxml2 sees a document, so that its DTD code never runs.
extension XMLText {
    func problemBeforeParsing(limits: XMLLimits) -> XMLProblem? {
        bytes.withUnsafeBufferPointer { view in
            func refuse(_ reason: Reason, at offset: Int) -> XMLProblem {
                XMLProblem(reason, at: .find(offset, in: view))
            }
            if view.count > limits.bytes {
                return refuse(.tooLarge(view.count, limit: limits.bytes), at: 0)
            }
            switch firstMarkup(view) {
            case .nothing: return refuse(.empty, at: contentStart)
            case .doctype(let offset): return refuse(.doctype, at: offset)
            case .text(let offset):
                let reason = Reason.notWellFormed(
                    "根元素之前不能有文字。", "No text may stand before the root element.",
                    expected: "<")
                return refuse(reason, at: offset)
            case .other: break
            }
            if equalsSigns > XMLText.harmlessAttributes,
                let tag = XMLText.tagWithTooManyAttributes(view)
            {
                let limit = limits.attributes
                return refuse(.tooManyAttributes(tag.count, limit: limit), at: tag.offset)
            }
            return nil
        }
    }

    private enum Markup {
        case nothing
        case doctype(Int)
        /// Among it a second byte order mark, which libxml2 would pass over.
        case text(Int)
        case other
    }

    /// Skips white space, comments and processing instructions, as the prolog allows them.
    private func firstMarkup(_ bytes: UnsafeBufferPointer<UInt8>) -> Markup {
        func end(of mark: StaticString, from start: Int) -> Int? {
            mark.withUTF8Buffer { mark in
                var index = start
                while index + mark.count <= bytes.count {
                    if bytes[index..<index + mark.count].elementsEqual(mark) {
                        return index + mark.count
                    }
                    index += 1
                }
                return nil
            }
        }
        func begins(_ mark: StaticString, at index: Int) -> Bool {
            mark.withUTF8Buffer { bytes[index...].starts(with: $0) }
        }
        var index = contentStart
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D:
                index += 1
            case 0x3C where begins("<!--", at: index):
                guard let next = end(of: "-->", from: index + 4) else { return .other }
                index = next
            case 0x3C where begins("<?", at: index):
                guard let next = end(of: "?>", from: index + 2) else { return .other }
                index = next
            case 0x3C where begins("<!DOCTYPE", at: index):
                return .doctype(index)
            case 0x3C:
                return .other
            default:
                return .text(index)
            }
        }
        return .nothing
    }

    /// libxml2 compares every attribute of a tag with every other, so that a tag of a million
    /// attributes would take hours. Below this number it does not matter and the exact limits,
    /// checked when the tag is read, decide.
    private static let harmlessAttributes = 4096

    /// Counts the equals signs outside quotes of each start tag. In a document that is well-formed
    /// so far these are its attributes, because no attribute value can hold a `<`.
    private static func tagWithTooManyAttributes(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (offset: Int, count: Int)? {
        var start = 0
        var count = 0
        var quote: UInt8 = 0
        var isInTag = false
        for (offset, byte) in bytes.enumerated() {
            if byte == 0x3C {
                (start, count, quote, isInTag) = (offset, 0, 0, true)
            } else if !isInTag {
                continue
            } else if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3E {
                isInTag = false
            } else if byte == 0x3D {
                count += 1
                if count > harmlessAttributes { return (start, count) }
            }
        }
        return nil
    }
}
