import Values

extension Format {
    /// As the standard writes it: `C36`, `C1..18`, `C..60`, `N19,5`, `int`,
    /// `int N9`.
    public var official: String {
        switch self {
        case .text(let lengths) where lengths.lowerBound == lengths.upperBound:
            "C\(lengths.upperBound)"
        case .text(let lengths) where lengths.lowerBound == 0: "C..\(lengths.upperBound)"
        case .text(let lengths): "C\(lengths.lowerBound)..\(lengths.upperBound)"
        case .decimal: "N19,5"
        case .integer: "int"
        case .digits(let count): "int N\(count)"
        }
    }
}

extension Meaning {
    /// What may stand in the field, for a person; empty where its format says everything.
    var described: Bilingual {
        switch self {
        case .plain: Bilingual("", "")
        case .guid: Bilingual("36位序号，大写", "36 capitals, digits and hyphens")
        case .changeKind: Bilingual("1新增 2变更 3删除", "1 new, 2 change, 3 delete")
        case .businessStatus: Bilingual("1暂存 2申报", "1 keep, 2 declare")
        case .returnStatus: Bilingual("回执状态，负数为异常", "a number, negative for failures")
        case .lineNumber: Bilingual("从1开始", "from 1")
        case .timestamp: Bilingual("yyyyMMddHHmmss 北京时间", "yyyyMMddHHmmss, Beijing time")
        case .timestampMillis:
            Bilingual("yyyyMMddHHmmssSSS 北京时间", "yyyyMMddHHmmssSSS, Beijing time")
        case .day: Bilingual("yyyyMMdd", "yyyyMMdd")
        case .fixed(let value): Bilingual("限定\(value)", "only \(value)")
        case .oneOf(let values):
            Bilingual(values.joined(separator: "、"), values.joined(separator: ", "))
        case .code(let table):
            Bilingual("代码表：\(table.codes.chinese)", "code table: \(table.codes.english)")
        case .commodity: Bilingual("10位商品编码", "10-digit commodity code")
        case .enterprise: Bilingual("海关注册编码或统一社会信用代码", "customs or social credit code")
        case .personName, .personID, .personAccount, .telephone, .address:
            Bilingual("个人信息，显示时脱敏", "personal, masked when shown")
        }
    }
}

extension CodeTableName {
    /// The table itself.
    public var codes: CodeTable {
        switch self {
        case .countries: .countries
        case .currencies: .currencies
        case .units: .units
        case .transportModes: .transportModes
        case .tradeModes: .tradeModes
        case .customsOffices: .customsOffices
        case .wrapTypes: .wrapTypes
        }
    }
}

extension PaperShape {
    /// Which leniencies can concern a paper of this shape.
    var leniencies: [MessageRule] {
        let all = fields + itemFields
        return MessageRule.allCases.filter { rule in
            switch rule {
            case .guidLetters: all.contains { $0.meaning == .guid }
            case .residentID: all.contains { $0.meaning == .personID }
            case .packageCount: all.contains { $0.isInteger && $0.meaning == .fixed("1") }
            case .itemTotal: [.ceb311, .ceb621, .ceb603].contains(type)
            case .officeCode: all.contains { $0.meaning == .code(.customsOffices) }
            case .wrapCode: all.contains { $0.meaning == .code(.wrapTypes) }
            case .waybillStatus: all.contains { $0.meaning == .fixed("S") }
            case .transportChannel: type.isRequest
            case .earlierEdition: all.contains { $0.earlier?.values == nil && $0.earlier != nil }
            case .exportValue: type.isExport && all.contains { $0.hasOpenValues }
            default: false
            }
        }
    }
}

extension ShapeField {
    /// A value outside the list is a leniency in papers of export, unless the schema fixes it.
    var hasOpenValues: Bool {
        switch meaning {
        case .fixed, .oneOf: emptyText == nil
        case .code(let table): table != .customsOffices && table != .wrapTypes
        default: false
        }
    }
}
