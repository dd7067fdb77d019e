import Values

/// 取值校验: what the notes of the specification ask of a value beyond its format.
enum ValueCheck: Sendable {
    case none
    case guid, changeKind, businessStatus, returnStatus
    case timestamp, timestampMillis, day
    case commodity, residentID
    case currency, waybillStatus, packageCount
    /// A fixed value or a choice among single characters and other short texts.
    case choice
    case countries, currencies, units, transportModes, tradeModes, customsOffices, wrapTypes

    init(_ meaning: Meaning) {
        self =
            switch meaning {
            case .plain, .lineNumber, .enterprise, .personName, .personAccount, .telephone,
                .address:
                .none
            case .guid: .guid
            case .changeKind: .changeKind
            case .businessStatus: .businessStatus
            case .returnStatus: .returnStatus
            case .timestamp: .timestamp
            case .timestampMillis: .timestampMillis
            case .day: .day
            case .commodity: .commodity
            case .personID: .residentID
            case .fixed("142"): .currency
            case .fixed("S"): .waybillStatus
            case .fixed("1"), .fixed, .oneOf: .choice
            case .code(let table): ValueCheck(table)
            }
    }

    private init(_ table: CodeTableName) {
        self =
            switch table {
            case .countries: .countries
            case .currencies: .currencies
            case .units: .units
            case .transportModes: .transportModes
            case .tradeModes: .tradeModes
            case .customsOffices: .customsOffices
            case .wrapTypes: .wrapTypes
            }
    }

    /// The rule that a text of the right length breaks, or nil.
    func broken(
        by text: UnsafeBufferPointer<UInt8>, _ shape: RecordShape, _ row: Int, isEarlier: Bool
    ) -> MessageRule? {
        guard let rule = broken(by: text, shape.fields, row, isEarlier) else { return nil }
        guard shape.isOfExport, shape.fields[row].emptyText == nil else { return rule }
        return rule.inExport
    }

    private func broken(
        by text: UnsafeBufferPointer<UInt8>, _ fields: [FieldShape], _ row: Int, _ isEarlier: Bool
    ) -> MessageRule? {
        switch self {
        case .none, .packageCount: return nil
        case .guid: return isCapitalGUID(text) ? nil : .guidLetters
        case .changeKind:
            return text[0] >= 0x31 && text[0] <= 0x33 ? nil : .changeKind
        case .businessStatus:
            return text.count == 1 && (text[0] == 0x31 || text[0] == 0x32) ? nil : .businessStatus
        case .returnStatus: return isWholeNumber(text) ? nil : .returnStatus
        case .timestamp: return isTimestamp(text, 14) ? nil : .timestamp
        case .timestampMillis: return isTimestamp(text, 17) ? nil : .timestamp
        case .day: return Day(compactUTF8: text) == nil ? .day : nil
        case .commodity: return text.allSatisfy(isDigit) ? nil : .commodityCode
        case .residentID:
            return ResidentID(String(decoding: text, as: UTF8.self)) == nil ? .residentID : nil
        case .currency:
            return text.count == 3 && text[0] == 0x31 && text[1] == 0x34 && text[2] == 0x32
                ? nil : .fixedValue
        case .waybillStatus:
            return text.count == 1 && text[0] == UInt8(ascii: "S") ? nil : .waybillStatus
        case .choice: return ValueCheck.isChosen(text, fields[row], isEarlier)
        case .countries: return CodeTable.countries.contains(utf8: text) ? nil : .unknownCode
        case .currencies: return CodeTable.currencies.contains(utf8: text) ? nil : .unknownCode
        case .units: return CodeTable.units.contains(utf8: text) ? nil : .unknownCode
        case .transportModes:
            return CodeTable.transportModes.contains(utf8: text) ? nil : .unknownCode
        case .tradeModes: return CodeTable.tradeModes.contains(utf8: text) ? nil : .unknownCode
        case .customsOffices:
            return CodeTable.customsOffices.contains(utf8: text) ? nil : .officeCode
        case .wrapTypes: return CodeTable.wrapTypes.contains(utf8: text) ? nil : .wrapCode
        }
    }

    private static func isChosen(
        _ text: UnsafeBufferPointer<UInt8>, _ field: FieldShape, _ isEarlier: Bool
    ) -> MessageRule? {
        switch field.meaning {
        case .fixed(let value): return value.utf8.elementsEqual(text) ? nil : .fixedValue
        case .oneOf(let later):
            let values = isEarlier ? field.earlier?.values ?? later : later
            if values.contains(where: { $0.utf8.elementsEqual(text) }) { return nil }
            // The schema leaves these open and the specification only gives defaults.
            return field.tag == "dxpMode" || values.contains("RET")
                ? .transportChannel : .notInList
        default: return nil
        }
    }
}

extension MessageRule {
    /// The published samples of export carry dummy values where codes belong.
    var inExport: MessageRule {
        switch self {
        case .unknownCode, .notInList, .fixedValue: .exportValue
        default: self
        }
    }
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

private func isCapitalGUID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.allSatisfy { isDigit($0) || ($0 >= 0x41 && $0 <= 0x5A) || $0 == UInt8(ascii: "-") }
}

private func isWholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy(isDigit)
}

/// yyyyMMddHHmmss, with milliseconds when `length` is 17; a real day and a real time of the day.
private func isTimestamp(_ text: UnsafeBufferPointer<UInt8>, _ length: Int) -> Bool {
    guard text.count == length, text.allSatisfy(isDigit),
        Day(compactUTF8: UnsafeBufferPointer(rebasing: text[0..<8])) != nil
    else { return false }
    func two(_ place: Int) -> Int { Int(text[place] - 0x30) * 10 + Int(text[place + 1] - 0x30) }
    return two(8) <= 23 && two(10) <= 59 && two(12) <= 59
}
