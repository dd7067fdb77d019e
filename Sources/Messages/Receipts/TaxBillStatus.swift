import Values

/// 电子税单状态 (CEB818Message): what became of a tax bill.
public struct TaxBillStatus: Paper {
    public var guid = ""
    public var returnTime = ""
    public var invtNo = ""
    public var taxNo = ""
    public var status = ""
    public var entDutyNo: String?
    public var assureCode: String?

    public init() {}

    public static let messageType = MessageType.ceb818
    public static let element = "Tax"
    public static let headElement: String? = "TaxHeadStatus"

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("guid", \.guid, "系统唯一序号", "serial number", 36...36, .guid),
        .text("returnTime", \.returnTime, "回执时间", "time of the receipt", 17...17, .timestampMillis),
        .text("invtNo", \.invtNo, "进境清单编号", "list number", 1...18),
        .text("taxNo", \.taxNo, "电子税单编号", "tax bill number", 1...50),
        .text("status", \.status, "税单状态", "tax bill status", 1...1, .oneOf(["1", "2", "3"])),
        .text("entDutyNo", \.entDutyNo, "缴款书编号", "payment book number", 0...50),
        .text("assureCode", \.assureCode, "担保企业代码", "guarantor code", 0...64),
    ]
}
