extension MessageType {
    // Compared row by row: 海关跨境出口业务节点报文定义202205.xsd against the tables of
    // 《海关跨境电商统一版系统企业对接报文规范（202205版）》. The schema wins.
    var exportNotes: [StandardNote] {
        let optionalPreNo = StandardNote("preNo", schema: "必填 required", print: "选填 optional")
        let length18 = StandardNote("preNo", schema: "C..18", print: "C18")
        let signature = StandardNote(
            "ds:Signature", schema: "选填 optional", print: "必填 required")
        let listNumber = StandardNote("invtNo", schema: "C..20", print: "C18..20")
        let declarant = StandardNote(
            "declAgentCode", schema: "declAgentCode", print: "declagAgentCode")
        return switch self {
        case .ceb303:
            [StandardNote("orderType", schema: "I, E, B, W", print: "E, B, W")]
        case .ceb304: [StandardNote("returnStatus", schema: "C1..10", print: "C..10")]
        case .ceb404:
            [StandardNote("returnInfo", schema: "C..1000, 必填 required", print: "缺 absent")]
        case .ceb508, .ceb608: [optionalPreNo]
        case .ceb509: [signature]
        case .ceb603:
            [
                signature, listNumber, StandardNote("gcode", schema: "C10", print: "C..10"),
                StandardNote("unit2", schema: "C..3", print: "C3"),
            ]
        case .ceb604:
            [
                optionalPreNo,
                StandardNote(
                    "invtNo", schema: "C..20, 必填 required", print: "C18..20, 选填 optional"),
            ]
        case .ceb605:
            [
                signature, listNumber,
                StandardNote("agentName", schema: "agentName", print: "agengName"),
            ]
        case .ceb606: [optionalPreNo, listNumber]
        case .ceb607: [signature, listNumber]
        case .ceb701:
            [
                signature, declarant, listNumber,
                StandardNote(
                    "itemNameFlag", schema: "C1, 必填 required", print: "不填 may be left out"),
            ]
        case .ceb702: [optionalPreNo]
        case .ceb792: [declarant, listNumber]
        case .ceb213:
            [
                length18, listNumber,
                StandardNote(
                    "tradeMode", schema: "选填 optional; 9610, 1210, 1239",
                    print: "必填 required; 9661, 1261"),
                StandardNote("ieFlag", schema: "C..1", print: "C1"),
                StandardNote("trafMode", schema: "C..1", print: "C1"),
                StandardNote("portCode", schema: "C..4", print: "C4"),
                StandardNote("reason", schema: "C..500", print: "C..1000"),
                StandardNote("country", schema: "C..3", print: "C3"),
                StandardNote("note", schema: "C..500", print: "C..1000"),
                StandardNote("gcode", schema: "C..10", print: "C10"),
            ]
        case .ceb214, .ceb215: [length18, listNumber]
        case .ceb216: [length18]
        default: []
        }
    }
}
