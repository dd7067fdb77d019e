import Values

/// 电子税单 (CEB816Message): the tax due on one list.
public struct TaxBill: Paper {
    public var guid = ""
    public var returnTime = ""
    public var invtNo = ""
    public var taxNo = ""
    public var customsTax: Amount = .zero
    public var valueAddedTax: Amount = .zero
    public var consumptionTax: Amount = .zero
    public var status = ""
    public var entDutyNo: String?
    public var note: String?
    public var assureCode: String?
    public var ebcCode: String?
    public var logisticsCode: String?
    public var agentCode: String?
    public var customsCode: String?
    public var items: [TaxBillItem] = []

    public init() {}

    public static let messageType = MessageType.ceb816
    public static let element = "Tax"
    public static let headElement: String? = "TaxHeadRd"
    public static let itemElement: String? = "TaxListRd"
    public static let itemLimits = 1...99

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("invtNo", \.invtNo, "进境清单编号", "list number", 1...18),
        .text("taxNo", \.taxNo, "电子税单编号", "tax bill number", 1...50),
        .decimal("customsTax", \.customsTax, "应征关税", "customs duty"),
        .decimal("valueAddedTax", \.valueAddedTax, "应征增值税", "value-added tax"),
        .decimal("consumptionTax", \.consumptionTax, "应征消费税", "consumption tax"),
        .text("status", \.status, "税单状态", "tax bill status", 1...1, .oneOf(["1", "2", "3"])),
        .text("entDutyNo", \.entDutyNo, "缴款书编号", "payment book number", 0...50),
        .text("note", \.note, "备注", "note", 0...1000),
        .text("assureCode", \.assureCode, "担保企业代码", "guarantor code", 0...64),
        .text("ebcCode", \.ebcCode, "电商企业代码", "merchant code", 0...64, .enterprise),
        .text("logisticsCode", \.logisticsCode, "物流企业代码", "logistics firm code", 0...64, .enterprise),
        .text("agentCode", \.agentCode, "申报单位代码", "declarant code", 1...18, .enterprise),
        .text("customsCode", \.customsCode, "申报口岸", "declaring customs office", 4...4, .code(.customsOffices)),
    ]
}
