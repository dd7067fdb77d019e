/// 错误码族: the standard's own codes for a paper that violates its field table.
///
/// Source: 海关跨境电商统一版系统企业对接报文规范（202205版）, table 7-2.
struct OfficialFamily: Sendable {
    let field: String
    var noItems: String?
    var tooManyItems: String?
    var repeatedLine: String?

    /// Nil for what customs itself sends, since nobody answers a receipt, and for export: table 7-2
    /// publishes codes of import papers only.
    init?(_ type: MessageType) {
        switch type {
        case .ceb311:
            field = "-301008"
            noItems = "-301001"
            tooManyItems = "-301015"
            repeatedLine = "-301002"
        case .ceb411: field = "-401009"
        case .ceb511: field = "-504011"
        case .ceb513: field = "-505011"
        case .ceb621:
            field = "-621001"
            noItems = "-621000"
            tooManyItems = "-621030"
            repeatedLine = "-621027"
        case .ceb623: field = "-623001"
        case .ceb625:
            field = "-625001"
            noItems = "-625006"
        case .ceb711:
            field = "-800001"
            noItems = "-800000"
            tooManyItems = "-800006"
        default: return nil
        }
    }

    func code(for rule: MessageRule) -> String {
        switch rule {
        case .noItems: noItems ?? field
        case .tooManyItems: tooManyItems ?? field
        case .repeatedLineNumber: repeatedLine ?? field
        default: field
        }
    }
}
