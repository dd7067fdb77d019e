extension Spoiler {
    /// Every field missing, repeated, out of place and with every kind of wrong value.
    var fieldCases: [NegativeCase] {
        let places: [Place] = shape.item == nil ? [.head] : [.head, .firstItem]
        return places.flatMap { place in
            fields(at: place).indices.flatMap { row in
                structureCases(row, at: place) + valueCases(row, at: place)
            }
        }
    }

    private func structureCases(_ row: Int, at place: Place) -> [NegativeCase] {
        let field = fields(at: place)[row]
        let tag = field.tag
        guard text(of: tag, at: place) != nil else { return [] }
        var cases: [NegativeCase] = []
        if field.isRequired {
            let rule = field.earlier?.isAbsent == true ? .earlierEdition : MessageRule.missingField
            cases.append(
                spoiled(field, place, rule, Bilingual("缺少", "missing")) { fields in
                    fields.removeAll { $0.name == tag }
                })
        }
        cases.append(
            spoiled(field, place, .repeatedField, Bilingual("重复", "repeated")) { fields in
                guard let index = fields.firstIndex(where: { $0.name == tag }) else { return }
                fields.insert(fields[index], at: index)
            })
        cases.append(
            spoiled(field, place, .elementInField, Bilingual("内含元素", "holding an element")) {
                fields in
                guard let index = fields.firstIndex(where: { $0.name == tag }) else { return }
                fields[index] = DraftElement(tag, [DraftElement("note", text: "x")])
            })
        cases.append(
            spoiled(field, place, .unknownAttribute, Bilingual("带有属性", "with an attribute")) {
                fields in
                guard let index = fields.firstIndex(where: { $0.name == tag }) else { return }
                fields[index].attributes = [("lang", "zh")]
            })
        // A field alone has no order.
        guard fields(at: place).count > 1 else { return cases }
        // Two places further on, so that it is this field that has to move and not the next.
        var moved = spoiled(field, place, .misplacedField, Bilingual("顺序错误", "out of order")) {
            fields in
            guard let index = fields.firstIndex(where: { $0.name == tag }) else { return }
            let element = fields.remove(at: index)
            let step = fields.count < 3 ? 1 : 2
            let target = index + step <= fields.count ? index + step : max(0, index - step)
            fields.insert(element, at: target)
        }
        if fields(at: place).count(where: { text(of: $0.tag, at: place) != nil }) > 3 {
            cases.append(moved)
        } else {
            moved.path = ""
            cases.append(moved)
        }
        return cases
    }

    private func valueCases(_ row: Int, at place: Place) -> [NegativeCase] {
        let field = fields(at: place)[row]
        return wrongValues(of: field, now: text(of: field.tag, at: place)).map { wrong in
            spoiled(field, place, wrong.rule, wrong.name) { fields in
                set(field, to: wrong.text, at: place, in: &fields)
            }
        }
    }

    private struct WrongValue {
        var rule: MessageRule
        var name: Bilingual
        var text: String
    }

    private func wrongValues(of field: ShapeField, now: String?) -> [WrongValue] {
        switch field.format {
        case .text(let lengths): lengthCases(field, lengths) + meaningCases(field, now)
        case .decimal: decimalCases(field)
        case .integer: integerCases
        case .digits(let count):
            integerCases + [
                WrongValue(
                    rule: .tooManyDigits, name: Bilingual("位数过多", "too many digits"),
                    text: "1" + String(repeating: "0", count: count))
            ]
        }
    }

    private func decimalCases(_ field: ShapeField) -> [WrongValue] {
        let empty = WrongValue(rule: .notDecimal, name: Bilingual("为空", "empty"), text: "")
        return (field.emptyText == nil ? [empty] : []) + [
            WrongValue(rule: .notDecimal, name: Bilingual("不是数值", "no number"), text: "1e3"),
            WrongValue(
                rule: .tooManyDecimals, name: Bilingual("6位小数", "six decimals"),
                text: "1.234567"),
            WrongValue(
                rule: .tooManyDigits, name: Bilingual("20位数字", "twenty digits"),
                text: "12345678901234567890"),
            WrongValue(
                rule: .beyondOurLimit, name: Bilingual("19位整数", "nineteen digits"),
                text: "1234567890123456789"),
            WrongValue(rule: .negativeNumber, name: Bilingual("负数", "negative"), text: "-1"),
        ]
    }

    private var integerCases: [WrongValue] {
        [
            WrongValue(rule: .notInteger, name: Bilingual("小数", "a fraction"), text: "1.5"),
            WrongValue(rule: .notInteger, name: Bilingual("为空", "empty"), text: ""),
            WrongValue(
                rule: .notInteger, name: Bilingual("超过32位", "past 32 bits"),
                text: "2147483648"),
        ]
    }

    /// Too long and too short for either edition.
    private func lengthCases(_ field: ShapeField, _ lengths: ClosedRange<Int>) -> [WrongValue] {
        let earlier = field.earlier?.length ?? lengths
        let most = max(lengths.upperBound, earlier.upperBound)
        let least = min(lengths.lowerBound, earlier.lowerBound)
        var cases: [WrongValue] = []
        // Longer texts only cost time: the longest of the standard is a whole message.
        if most <= 5_000 {
            cases.append(
                WrongValue(
                    rule: .tooLong, name: Bilingual("超长", "too long"),
                    text: String(repeating: "长", count: most + 1)))
        }
        if earlier.upperBound > lengths.upperBound {
            cases.append(
                WrongValue(
                    rule: .earlierEdition, name: Bilingual("仅符合2018版", "of the edition of 2018"),
                    text: String(repeating: "1", count: earlier.upperBound)))
        }
        if least > 1 || (least == 1 && field.emptyText == nil) {
            cases.append(
                WrongValue(
                    rule: .tooShort, name: Bilingual("过短", "too short"),
                    text: String(repeating: "1", count: least - 1)))
        }
        return cases
    }

    private func meaningCases(_ field: ShapeField, _ now: String?) -> [WrongValue] {
        guard let (rule, text) = wrongMeaning(of: field, now) else { return [] }
        return [WrongValue(rule: rule, name: Bilingual("取值错误", "wrong value"), text: text)]
    }

    private func wrongMeaning(of field: ShapeField, _ now: String?) -> (MessageRule, String)? {
        guard case .text(let lengths) = field.format else { return nil }
        let strange = String(repeating: "@", count: max(1, lengths.lowerBound))
        switch field.meaning {
        case .plain, .lineNumber, .enterprise, .personName, .personAccount, .telephone,
            .address:
            return nil
        case .guid: return now.map { (.guidLetters, "a" + $0.dropFirst()) }
        case .changeKind: return (.changeKind, "4")
        case .businessStatus: return (.businessStatus, "3")
        case .returnStatus: return (.returnStatus, "OK")
        case .timestamp: return (.timestamp, "20260230120000")
        case .timestampMillis: return (.timestamp, "20260230120000000")
        case .day: return (.day, "20260230")
        case .fixed("S"): return (.waybillStatus, strange)
        case .fixed where shape.type.isExport && field.emptyText == nil:
            return (.exportValue, strange)
        case .fixed: return (.fixedValue, strange)
        case .oneOf: return (shape.type.isExport ? .exportValue : .notInList, strange)
        case .code(.customsOffices): return (.officeCode, strange)
        case .code(.wrapTypes): return (.wrapCode, strange)
        case .code: return (shape.type.isExport ? .exportValue : .unknownCode, strange)
        case .commodity: return (.commodityCode, "12345678AB")
        case .personID: return (.residentID, "330102188013010000")
        }
    }

    /// Replaces the value, or puts an absent field where the table wants it.
    private func set(
        _ field: ShapeField, to text: String, at place: Place, in fields: inout [DraftElement]
    ) {
        if let index = fields.firstIndex(where: { $0.name == field.tag }) {
            fields[index].text = text
            return
        }
        let table = self.fields(at: place).map(\.tag)
        let before = table.prefix { $0 != field.tag }
        let index = fields.lastIndex { before.contains($0.name) }.map { $0 + 1 } ?? 0
        fields.insert(DraftElement(field.tag, text: text), at: index)
    }

    private func spoiled(
        _ field: ShapeField, _ place: Place, _ rule: MessageRule, _ what: Bilingual,
        _ change: (inout [DraftElement]) -> Void
    ) -> NegativeCase {
        NegativeCase(
            name: Bilingual("\(field.tag)\(what.zh)", "\(field.tag) \(what.en)"), tag: field.tag,
            path: path(field.tag, at: place), rule: rule, bytes: spoiled(place, change))
    }
}
