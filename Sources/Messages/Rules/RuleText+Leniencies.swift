// The leniencies: what only warns, and why it is asked for.

extension RuleText {
    static let guidLetters = RuleText(
        "序号应为大写字母、数字和连字符", "should be capitals, digits and hyphens",
        fix: "使用大写",
        "use capitals", from: "CEB 2022-05, guid 英文字母大写")

    static let residentID = RuleText(
        "身份证件号码校验不通过", "does not pass the check of a resident ID number",
        fix: "核对证件号码",
        "check the number", from: "GB 11643-1999")

    static let packageCount = RuleText(
        "件数限定为1", "should be 1",
        fix: "填写1",
        "write 1", from: "CEB 2022-05, packNo")

    static let itemTotal = RuleText(
        "应等于单价乘以数量", "should be unit price times quantity",
        fix: "核对单价、数量和总价",
        "check price, quantity and total", from: "CEB 2022-05, CEB311 totalPrice")

    static let officeCode = RuleText(
        "不在关区代码表（2019年版）中", "is not in the table of customs offices (edition of 2019)",
        fix: "核对关区代码",
        "check the office code", from: "CEB 2022-05, JGS/T 18 海关关区代码")

    static let wrapCode = RuleText(
        "不在包装种类代码表中", "is not in the table of packaging types",
        fix: "核对包装种类",
        "check the packaging type", from: "CEB 2022-05, wrapType")

    static let waybillStatus = RuleText(
        "物流状态限定为S", "should be S, signed for",
        fix: "填写S",
        "write S", from: "CEB 2022-05, logisticsStatus")

    static let transportChannel = RuleText(
        "不是已知的取值", "is not a value known here",
        fix: "核对取值",
        "check the value", from: "CEB 2022-05, BaseTransfer")

    static let earlierEdition = RuleText(
        "符合2018版，不符合2022版", "follows the edition of 2018, not the one of 2022",
        fix: "按2022版填写",
        "follow the edition of 2022", from: "公告2018年第113号; CEB 2022-05")

    static let exportValue = RuleText(
        "不在标准的取值中", "is not a value that the standard names",
        fix: "查代码表或字段说明后填写",
        "look the value up in the code table or the note of the field",
        from: "CEB 2022-05, 字段说明")
}
