/// 出入: a field of which the schema and the printed specification of 2022-05 say different things.
struct StandardNote: Sendable {
    var tag: String
    var schema: String
    var print: String

    init(_ tag: String, schema: String, print: String) {
        self.tag = tag
        self.schema = schema
        self.print = print
    }
}

extension MessageType {
    // Compared row by row: 海关跨境进口业务节点报文定义202205.xsd against the tables of
    // 《海关跨境电商统一版系统企业对接报文规范（202205版）》. The schema wins.
    var notes: [StandardNote] {
        let length18 = StandardNote("preNo", schema: "C..18", print: "C18")
        let optionalPreNo = StandardNote("preNo", schema: "必填 required", print: "选填 optional")
        let requiredCopNo = StandardNote("copNo", schema: "选填 optional", print: "必填 required")
        return switch self {
        case .ceb311:
            [
                StandardNote("buyerTelephone", schema: "C1..30, 必填 required", print: "缺 absent"),
                StandardNote(
                    "consigneeTelephone", schema: "C1..50, 必填 required", print: "consigneeTelephon"),
                StandardNote("consigneeDistrict", schema: "C6", print: "consigneeDitrict"),
            ]
        case .ceb511:
            [
                StandardNote("orderNo", schema: "C1..60, 必填 required", print: "缺 absent"),
                StandardNote("freight", schema: "选填 optional", print: "必填 required"),
                StandardNote("insuredFee", schema: "选填 optional", print: "必填 required"),
                StandardNote("consignee", schema: "consignee", print: "consingee"),
            ]
        case .ceb621:
            [
                length18,
                StandardNote("invtNo", schema: "C..18", print: "C18"),
                StandardNote("itemNo", schema: "C..20", print: "C..30"),
                StandardNote("tradeCountry", schema: "C1..3", print: "C3"),
            ]
        case .ceb623:
            [requiredCopNo, length18, StandardNote("invtNo", schema: "C1..18", print: "C18")]
        case .ceb625:
            [
                requiredCopNo, length18,
                StandardNote("invtNo", schema: "C1..18", print: "C18"),
                StandardNote("buyerIdNumber", schema: "C1..60", print: "C..20"),
                StandardNote("InvtRefund", schema: "InvtRefund", print: "InvtRefound"),
            ]
        case .ceb626:
            [
                optionalPreNo,
                StandardNote(
                    "InvtRefundReturn", schema: "InvtRefundReturn", print: "InvtRefoundReturn"),
            ]
        case .ceb622, .ceb624: [optionalPreNo]
        case .ceb711: [requiredCopNo, length18]
        case .ceb712:
            [
                requiredCopNo,
                StandardNote("preNo", schema: "C..18, 选填 optional", print: "C18, 必填 required"),
                StandardNote("rkdNo", schema: "C..18", print: "C18"),
            ]
        case .ceb816:
            [
                StandardNote("orderNo", schema: "缺 absent", print: "C..60"),
                StandardNote("logisticNo", schema: "缺 absent", print: "C..60"),
            ]
        case .ceb818:
            [
                StandardNote("entDutyNo", schema: "C..50", print: "C50"),
                StandardNote("assureCode", schema: "C..64", print: "C64"),
            ]
        case .ceb900:
            [
                StandardNote("returnTime", schema: "C17", print: "C..50"),
                StandardNote(
                    "oriBizMessage", schema: "C..* (here at most 20 MiB)", print: "C.., CDATA"),
            ]
        case .ceb312, .ceb411, .ceb412, .ceb512, .ceb513, .ceb514: []
        default: exportNotes
        }
    }
}
