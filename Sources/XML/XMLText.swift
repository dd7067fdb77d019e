/// 报文文本: a document as UTF-8 that was checked to be valid, with the encoding it came in.
public struct XMLText: Sendable {
    /// Valid UTF-8 without NUL; the very array that was given when that was UTF-8 already.
    public let bytes: [UInt8]
    /// How the document was sent.
    public let encoding: XMLEncoding
    /// Just after the byte order mark, or 0.
    let contentStart: Int
    /// A cheap upper bound of the attributes in the document.
    let equalsSigns: Int

    /// Reads the byte order mark and the declaration, then decodes by what they say.
    ///
    /// No mark and no label means UTF-8. A label and a mark that disagree, and bytes that are not
    /// what the label says, are refused with the place: names read in a wrong encoding would no
    /// longer match the identity papers.
    public static func decode(
        _ bytes: [UInt8], limits: XMLLimits = XMLLimits()
    ) -> Result<XMLText, XMLProblem> {
        bytes.withUnsafeBufferPointer { view in
            func refuse(_ reason: Reason, at offset: Int = 0) -> Result<XMLText, XMLProblem> {
                .failure(XMLProblem(reason, at: .find(offset, in: view)))
            }
            if view.count > limits.bytes {
                return refuse(.tooLarge(view.count, limit: limits.bytes))
            }
            if view.isEmpty { return refuse(.empty) }
            switch XMLEncoding.Mark(view) {
            case .refused(let name):
                return refuse(.unsupported(encoding: name))
            case .utf16(let encoding):
                return decodeUTF16(view, as: encoding, limits: limits)
            case .utf8:
                if let label = XMLEncoding.label(in: view, from: 3),
                    XMLEncoding(label: label) != .utf8
                {
                    return refuse(.contradiction(declared: label, actual: "UTF-8 (BOM)"), at: 3)
                }
                return checked(bytes, as: .utf8, from: 3)
            case .none:
                return decodeByLabel(bytes, view, limits: limits)
            }
        }
    }

    private static func decodeByLabel(
        _ bytes: [UInt8], _ view: UnsafeBufferPointer<UInt8>, limits: XMLLimits
    ) -> Result<XMLText, XMLProblem> {
        func refuse(_ reason: Reason) -> Result<XMLText, XMLProblem> {
            .failure(XMLProblem(reason, at: .find(0, in: view)))
        }
        guard let label = XMLEncoding.label(in: view, from: 0) else {
            return checked(bytes, as: .utf8, from: 0)
        }
        if label.uppercased().hasPrefix("UTF-16") {
            return refuse(.contradiction(declared: label, actual: "single bytes"))
        }
        guard let encoding = XMLEncoding(label: label) else {
            return refuse(.unsupported(encoding: label))
        }
        switch encoding {
        case .utf8:
            return checked(bytes, as: .utf8, from: 0)
        case .ascii:
            if let offset = view.firstIndex(where: { $0 >= 0x80 }) {
                let reason = Reason.invalid(encoding: label, found: hexadecimal(view, offset))
                return .failure(XMLProblem(reason, at: .find(offset, in: view)))
            }
            return checked(bytes, as: .ascii, from: 0)
        case .gb18030:
            if UTF8Scan(view).looksLikeChineseUTF8 {
                return refuse(.contradiction(declared: label, actual: "UTF-8"))
            }
            switch GB18030.decode(view, limit: limits.bytes) {
            case .success(let decoded):
                return checked(decoded, as: .gb18030, from: 0)
            case .failure(.invalid(let offset)):
                let reason = Reason.invalid(encoding: label, found: hexadecimal(view, offset))
                return .failure(XMLProblem(reason, at: .find(offset, in: view)))
            case .failure(.tooLarge(let count)):
                return refuse(.tooLarge(count, limit: limits.bytes))
            case .failure(.unavailable):
                return refuse(.unsupported(encoding: label))
            }
        case .utf16LittleEndian, .utf16BigEndian:
            return refuse(.unsupported(encoding: label))
        }
    }

    private static func decodeUTF16(
        _ view: UnsafeBufferPointer<UInt8>, as encoding: XMLEncoding, limits: XMLLimits
    ) -> Result<XMLText, XMLProblem> {
        func refuse(_ reason: Reason, at offset: Int = 0) -> Result<XMLText, XMLProblem> {
            .failure(XMLProblem(reason, at: .find(offset, in: view)))
        }
        switch UTF16Text.decode(view, littleEndian: encoding == .utf16LittleEndian) {
        case .failure(let wrong):
            return refuse(
                .invalid(encoding: encoding.rawValue, found: hexadecimal(view, wrong.offset)),
                at: wrong.offset)
        case .success(let decoded):
            if decoded.count > limits.bytes {
                return refuse(.tooLarge(decoded.count, limit: limits.bytes))
            }
            let label = decoded.withUnsafeBufferPointer { XMLEncoding.label(in: $0, from: 0) }
            if let label, label.uppercased() != "UTF-16", label.uppercased() != encoding.rawValue {
                return refuse(.contradiction(declared: label, actual: "\(encoding.rawValue) (BOM)"))
            }
            return checked(decoded, as: encoding, from: 0)
        }
    }

    /// The last door: whatever the way here, nothing but valid UTF-8 without NUL passes.
    private static func checked(
        _ bytes: [UInt8], as encoding: XMLEncoding, from start: Int
    ) -> Result<XMLText, XMLProblem> {
        bytes.withUnsafeBufferPointer { view in
            let scan = UTF8Scan(view)
            if let offset = scan.invalidOffset {
                let reason = Reason.invalid(encoding: "UTF-8", found: hexadecimal(view, offset))
                return .failure(XMLProblem(reason, at: .find(offset, in: view)))
            }
            return .success(
                XMLText(
                    bytes: bytes, encoding: encoding, contentStart: start,
                    equalsSigns: scan.equalsSigns))
        }
    }

    private static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> String {
        let digits = Array("0123456789ABCDEF")
        return bytes[offset..<min(offset + 4, bytes.count)]
            .map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }
            .joined(separator: " ")
    }
}
