import Values

/// 处理建议: why an official code comes and what to do, by the words of its official text.
///
/// The standard prints codes and texts only; the advice is ours.
struct Advice: Sendable {
    let cause: Bilingual
    let fix: Bilingual
    private let words: [String]

    private init(
        _ words: String, _ causeZh: String, _ causeEn: String, _ fixZh: String, _ fixEn: String
    ) {
        self.words = words.split(separator: " ").map(String.init)
        cause = Bilingual(causeZh, causeEn)
        fix = Bilingual(fixZh, fixEn)
    }

    static func of(_ code: OfficialCode) -> Advice {
        if code.source == .returnStatus, let advice = byStatus[code.code] { return advice }
        return all.first { advice in advice.words.contains { code.chinese.contains($0) } }
            ?? unknown
    }

    private static let unknown = Advice(
        "", "官方只公布了文字，未说明原因", "the standard prints the text and no cause",
        "按文字核对单证；仍不清楚时带上报文guid联系电子口岸",
        "check the paper against the text; if it stays unclear, ask the port with the message's guid"
    )

    /// In order of precedence: the first whose words the text holds.
    // swift-format-ignore
    private static let all = [
        Advice("旧报文",
            "appTime早于已收到的同一单证", "appTime is earlier than that of the paper received before",
            "用更晚的appTime重发", "send again with a later appTime"),
        Advice("验签 签名 加签",
            "签名缺失、与内容不符或证书已失效；签名后改动过报文", "the signature is missing, is not of this content, or the certificate has ended; the message was changed after signing",
            "内容定稿后最后签名，签名后不要改动空格和换行", "sign last, and change no blank or line end afterwards"),
        Advice("没有权限 不匹配，没有 证书中 企业类型 企业代码",
            "发送所用的卡或证书不属于单证中的企业", "the card or certificate used to send is not of the enterprise in the paper",
            "核对企业代码，用该企业自己的卡或证书发送", "check the enterprise code and send with that enterprise's own card or certificate"),
        Advice("未备案 备案库",
            "企业或商品没有备案，或与备案不一致", "the enterprise or the goods are not registered, or not as they are registered",
            "先办理备案，或按备案内容更正", "register first, or correct the paper to what is registered"),
        Advice("限额 额度 消费金额",
            "订购人的单次或年度购买额度不够，或额度服务暂时不可用", "the buyer's single or yearly limit does not suffice, or the limit could not be asked",
            "超过限额的按一般贸易办理；查询失败的稍后重发", "goods above the limit go by ordinary trade; where the query failed, send again later"),
        Advice("担保",
            "担保额度不足以覆盖本单税款", "the guarantee does not cover the duty of this list",
            "请担保企业增加额度后重新申报", "have the guarantor raise the guarantee, then declare again"),
        Advice("超过限制 超过上限 数据超过",
            "一个报文的单证或一份单证的表体太多", "the message has too many papers, or the paper too many lines",
            "拆成多个报文，每个不超过100份", "split it into messages of at most 100 papers"),
        Advice("重复商品序号 gnum",
            "表体的gnum重复或不连续", "gnum repeats or does not run",
            "gnum从1起连续编号，每个一次", "number the lines from 1, each number once"),
        Advice("表体为空 表体无数据 表体信息不存在 表体均为空 为空",
            "单证没有表体或必需的内容为空", "the paper has no lines, or something required is empty",
            "补全后重发；先用 tongguan message check 校验", "complete it and send again; judge it with tongguan message check first"),
        Advice("已存在 已经申报 重复入库",
            "同一业务主键的单证已经收到过", "a paper with this business key was received before",
            "查询原回执；要改内容用appType=2，重新申报先撤销", "look up the first receipt; to change it send appType 2, to declare anew cancel it first"),
        Advice("appType 未找到对应操作 未找到操作",
            "appType与单证现有状态不符，例如变更一份没有的单证", "appType does not fit, such as a change of a paper that is not there",
            "第一次报送用appType=1", "use appType 1 for the first sending"),
        Advice("状态不符 状态不是 不符合 确认状态 已放行",
            "单证所处状态不允许这个操作", "the state of the paper does not allow this",
            "查询当前状态，等上一步的回执到达后再操作", "look up its state and wait for the receipt of the step before"),
        Advice("不存在 未找到 查无此数据 没有匹配 主键",
            "引用的单证没有收到、被退回，或编号写错", "the paper it refers to did not arrive, was returned, or its number is wrong",
            "核对编号；先报送被引用的单证", "check the number; send the paper it refers to first"),
        Advice("对应多条 多条",
            "同一编号有多份单证", "more than one paper has this number",
            "每份单证使用唯一编号，撤销多余的", "give each paper its own number and cancel the others"),
        Advice("不一致 不匹配 身份证号码 第二数量",
            "单证之间或单证与登记内容不一致", "two papers differ, or a paper and a register",
            "用 tongguan message diff 比较两份报文，更正不一致的一份", "compare the messages with tongguan message diff and correct the wrong one"),
        Advice("解析失败 格式 schema 参数校验 校验失败 校验不通过 请求参数 操作",
            "报文不符合字段表或校验规则，方括号中是具体字段", "the message breaks the field table or a rule; the brackets name the field",
            "用 tongguan message check 找出字段并更正", "find the field with tongguan message check and correct it"),
        Advice("接收方 地址",
            "DxpMsg的接收方编号有误", "the receiver in the DxpMsg is wrong",
            "核对ReceiverId，进口业务的常见值见手册", "check ReceiverId; the manual has the usual ones"),
        Advice("解密 安全",
            "传输层的安全检查未通过", "the transport's own security check failed",
            "更新客户端的证书和密钥后重发", "renew the client's certificate and keys, then send again"),
        Advice("系统 异常 请重试 发送海关 更新状态 连接 数据库 保存 预录入 申报失败 申报请求 其他",
            "对方系统的问题，报文本身可能无误", "a trouble of the other system; the message itself may be right",
            "稍后原样重发（同一guid），多次失败时联系电子口岸", "send the same message again later (same guid); ask the port if it goes on"),
        Advice("人工 审核",
            "等待关员处理或由关员作出决定", "an officer has to decide, or has decided",
            "等待后续回执；被退回的按意见更正", "wait for the next receipt; where it was returned, correct what is named"),
        Advice("通过 放行",
            "不是错误，单证已通过这一步", "not an error: the paper has passed this step",
            "无需处理", "nothing to do"),
    ]

    // swift-format-ignore
    private static let byStatus: [String: Advice] = {
        let waiting = ("不是错误，处理尚未结束", "not an error: it goes on", "等待后续回执", "wait for the next receipt")
        let held = ("海关要求查验或处置货物", "customs inspects or keeps the goods", "按海关通知配合办理", "do as customs asks")
        let done = ("不是错误，流程已到这一步", "not an error: this step is done", "无需处理", "nothing to do")
        let advice = { (text: (String, String, String, String)) in
            Advice("", text.0, text.1, text.2, text.3)
        }
        var all: [String: Advice] = [:]
        for code in ["1", "2", "3", "120", "300", "600"] { all[code] = advice(waiting) }
        for code in ["500", "501", "502", "503", "505", "599"] { all[code] = advice(held) }
        for code in ["399", "700", "800", "899"] { all[code] = advice(done) }
        all["4"] = advice(("电子口岸未能送达海关", "the port could not reach customs", "稍后原样重发", "send the same message again later"))
        all["100"] = advice(("海关退单，原因在回执的returnInfo中", "customs returned the paper; returnInfo says why", "对returnInfo中的代码再用 explain 查询，更正后重新申报", "explain the code in returnInfo, correct the paper and declare again"))
        return all
    }()
}
