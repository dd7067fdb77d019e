/// What a rule says, in both languages, and where it comes from.
struct RuleText: Sendable {
    /// Completes a sentence that begins with the name of the field or element.
    let says: Bilingual
    let fix: Bilingual
    let citation: String

    init(_ zh: String, _ en: String, fix fixZh: String, _ fixEn: String, from citation: String) {
        says = Bilingual(zh, en)
        fix = Bilingual(fixZh, fixEn)
        self.citation = citation
    }
}

extension MessageRule {
    /// What is wrong, for the manual and the documents.
    public var title: Bilingual { text.says }
    public var fix: Bilingual { text.fix }
    public var citation: String { text.citation }

    // swift-format-ignore
    var text: RuleText {
        switch self {
        case .notWellFormed:
            RuleText(
                "不是格式良好的XML", "is not well-formed XML",
                fix: "修正XML语法后重发",
                "correct the XML syntax and send again", from: "W3C XML 1.0")
        case .badEncoding:
            RuleText(
                "编码与声明不符或不受支持",
                "is not in the encoding it declares, or in one that is not supported",
                fix: "用UTF-8编码并如实声明",
                "use UTF-8 and declare it", from: "W3C XML 1.0, 4.3.3")
        case .forbiddenConstruct:
            RuleText(
                "含有不允许的DOCTYPE或实体", "carries a DOCTYPE or an entity, which are never read",
                fix: "去掉DOCTYPE和实体",
                "remove the DOCTYPE and the entities", from: "security policy")
        case .pastLimit:
            RuleText(
                "超过处理上限", "is past a limit of this system",
                fix: "拆分后重发",
                "split it and send again", from: "limits of this system")
        case .notProcessed:
            RuleText(
                "是本平台暂不受理的报文类型", "is of a type that this platform does not process",
                fix: "只发送本平台受理的报文",
                "send only messages of the types that are processed here",
                from: "scope of this system")
        case .wrongNamespace:
            RuleText(
                "根元素的命名空间不正确", "has a root in the wrong namespace",
                fix: "根元素声明 xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"",
                "declare xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\" on the root",
                from: "CEB 2022-05, XSD targetNamespace")
        case .unknownMessageType:
            RuleText(
                "不是标准中的报文类型", "is not a message type of the standard",
                fix: "使用标准列出的根元素",
                "use a root element of the standard", from: "CEB 2022-05, 报文列表")
        case .messageGUID:
            RuleText(
                "缺少报文序号guid或长度不是36位", "lacks the message's guid, or it has not 36 characters",
                fix: "根元素的guid填36位大写序号",
                "give the root a guid of 36 characters", from: "CEB 2022-05, XSD root @guid")
        case .messageVersion:
            RuleText(
                "缺少报文版本号或长度不在1至10位",
                "lacks the message's version, or it has not 1 to 10 characters",
                fix: "根元素的version填1.0",
                "give the root version=\"1.0\"", from: "CEB 2022-05, XSD root @version")
        case .noPaper:
            RuleText(
                "没有单证", "has no paper",
                fix: "至少放入一份单证",
                "put at least one paper into the message", from: "CEB 2022-05, XSD")
        case .tooManyPapers:
            RuleText(
                "单证份数超过上限", "has more papers than allowed",
                fix: "拆成多个报文",
                "split it into several messages", from: "CEB 2022-05, XSD maxOccurs")
        case .noTransfer:
            RuleText(
                "缺少BaseTransfer", "has no BaseTransfer",
                fix: "在单证之后加入BaseTransfer",
                "add BaseTransfer after the papers", from: "CEB 2022-05, XSD")
        case .unknownTopElement:
            RuleText(
                "不是报文允许的内容", "is not allowed in this message",
                fix: "删除该元素",
                "remove the element", from: "CEB 2022-05, XSD")
        case .topElementOrder:
            RuleText(
                "位置不正确", "stands in the wrong place",
                fix: "按 单证、BaseTransfer、BaseSubscribe、ExtendMessage、ds:Signature 的顺序排列，出口的ds:Signature在ExtendMessage之前",
                "keep the order: papers, BaseTransfer, BaseSubscribe, ExtendMessage, ds:Signature; in export ds:Signature before ExtendMessage",
                from: "CEB 2022-05, XSD sequence")
        case .tooManyOfTopElement:
            RuleText(
                "出现次数过多", "occurs too often",
                fix: "删除多余的元素",
                "remove the surplus elements", from: "CEB 2022-05, XSD maxOccurs")
        case .missingField:
            RuleText(
                "缺少必填项", "is required and missing",
                fix: "补填该项",
                "fill in the field", from: "CEB 2022-05, XSD minOccurs")
        case .repeatedField:
            RuleText(
                "重复出现", "occurs more than once",
                fix: "只保留一个",
                "keep one of them", from: "CEB 2022-05, XSD maxOccurs")
        case .unknownElement:
            RuleText(
                "不是标准中的元素", "is not an element of the standard here",
                fix: "删除该元素或更正拼写",
                "remove the element or correct its spelling", from: "CEB 2022-05, XSD")
        case .misplacedField:
            RuleText(
                "顺序不正确", "stands out of order",
                fix: "按标准的字段顺序排列",
                "keep the order of the field table", from: "CEB 2022-05, XSD sequence")
        case .foreignNamespace:
            RuleText(
                "命名空间不正确", "is in the wrong namespace",
                fix: "使用命名空间 http://www.chinaport.gov.cn/ceb",
                "use the namespace http://www.chinaport.gov.cn/ceb",
                from: "CEB 2022-05, XSD elementFormDefault")
        case .strayText:
            RuleText(
                "元素之间出现文字", "has text between its elements",
                fix: "删除元素之间的文字",
                "remove the text between the elements", from: "CEB 2022-05, XSD")
        case .unknownAttribute:
            RuleText(
                "含有不允许的属性", "carries an attribute that is not allowed",
                fix: "删除该属性",
                "remove the attribute", from: "CEB 2022-05, XSD")
        case .elementInField:
            RuleText(
                "字段内出现子元素", "holds an element where a value belongs",
                fix: "只填写值",
                "fill in a plain value", from: "CEB 2022-05, XSD")
        case .missingHead:
            RuleText(
                "缺少表头", "lacks its head",
                fix: "补上表头",
                "add the head", from: "CEB 2022-05, XSD minOccurs")
        case .noItems:
            RuleText(
                "没有表体", "has no lines",
                fix: "至少填写一项表体",
                "add at least one line", from: "CEB 2022-05, XSD minOccurs")
        case .tooManyItems:
            RuleText(
                "表体项数超过上限", "has more lines than allowed",
                fix: "拆成多份单证",
                "split the paper", from: "CEB 2022-05, XSD maxOccurs")
        case .headOrder:
            RuleText(
                "表头应出现一次且在表体之前", "must have one head, before its lines",
                fix: "表头在前，表体在后",
                "put the one head first, then the lines", from: "CEB 2022-05, XSD sequence")
        case .tooShort:
            RuleText(
                "为空或长度不足", "is empty or too short",
                fix: "按要求的长度填写",
                "fill in a value of the length asked for", from: "CEB 2022-05, XSD minLength")
        case .tooLong:
            RuleText(
                "超过长度上限", "is too long",
                fix: "缩短到要求的长度",
                "shorten the value", from: "CEB 2022-05, XSD maxLength")
        case .notDecimal:
            RuleText(
                "不是十进制数值", "is not a decimal number",
                fix: "填写如 29.12 的数值",
                "write a number such as 29.12", from: "CEB 2022-05, XSD decimal")
        case .tooManyDecimals:
            RuleText(
                "小数超过5位", "has more than 5 decimals",
                fix: "最多保留5位小数",
                "keep at most 5 decimals", from: "CEB 2022-05, XSD fractionDigits")
        case .tooManyDigits:
            RuleText(
                "总位数超过上限", "has too many digits",
                fix: "减少位数",
                "use fewer digits", from: "CEB 2022-05, XSD totalDigits")
        case .notInteger:
            RuleText(
                "不是允许范围内的整数", "is not an integer in the allowed range",
                fix: "填写整数",
                "write a whole number", from: "CEB 2022-05, XSD int")
        case .changeKind:
            RuleText(
                "报送类型不正确", "is no declaration type of this paper",
                fix: "填 1-新增 2-变更 3-删除",
                "write 1 new, 2 change or 3 delete", from: "CEB 2022-05, appType")
        case .businessStatus:
            RuleText(
                "业务状态不正确", "is no business status",
                fix: "填 1-暂存 或 2-申报",
                "write 1 keep or 2 declare", from: "CEB 2022-05, appStatus")
        case .timestamp:
            RuleText(
                "不是真实的日期时间", "is not a real date and time",
                fix: "按 YYYYMMDDhhmmss 填写北京时间",
                "write Beijing time as YYYYMMDDhhmmss", from: "CEB 2022-05, 格式:YYYYMMDDhhmmss")
        case .day:
            RuleText(
                "不是真实的日期", "is not a real day",
                fix: "按 YYYYMMDD 填写",
                "write the day as YYYYMMDD", from: "CEB 2022-05, 格式:YYYYMMDD")
        case .fixedValue:
            RuleText(
                "不是限定的值", "is not the one value allowed",
                fix: "填写限定的值",
                "write the value that is asked for", from: "CEB 2022-05")
        case .notInList:
            RuleText(
                "不在允许的取值中", "is not one of the values allowed",
                fix: "选用允许的取值",
                "choose one of the values allowed", from: "CEB 2022-05")
        case .unknownCode:
            RuleText(
                "不在海关代码表中", "is not in the customs code table",
                fix: "查代码表后填写",
                "look the code up in the table", from: "CEB 2022-05, JGS-20 海关业务代码集")
        case .commodityCode:
            RuleText(
                "不是10位数字的商品编码", "is not a commodity code of 10 digits",
                fix: "填写8位税则号列加2位附加编号",
                "write the 8 digits of the tariff line and the 2 digits after it",
                from: "CEB 2022-05, gcode")
        case .returnStatus:
            RuleText(
                "回执状态不是整数", "is no receipt status",
                fix: "填写数字状态",
                "write a numeric status", from: "CEB 2022-05, returnStatus")
        case .negativeNumber:
            RuleText(
                "不能为负数", "must not be negative",
                fix: "填写零或正数",
                "write zero or more", from: "CEB 2022-05, 字段说明")
        case .zeroQuantity:
            RuleText(
                "数量必须大于零", "must be more than zero",
                fix: "填写实际数量",
                "write the actual quantity", from: "CEB 2022-05, qty 实际数量")
        case .lineNumber:
            RuleText(
                "序号应从1开始连续", "must run from 1 without a gap",
                fix: "从1开始连续编号",
                "number the lines from 1", from: "CEB 2022-05, gnum")
        case .repeatedLineNumber:
            RuleText(
                "序号重复", "repeats a line number",
                fix: "每项使用不同的序号",
                "give each line its own number", from: "CEB 2022-05, gnum")
        case .orderSum:
            RuleText(
                "应等于商品价格加运杂费加代扣税款减非现金抵扣金额",
                "must be goods value plus freight plus tax withheld minus non-cash reduction",
                fix: "核对各项金额",
                "check the amounts", from: "CEB 2022-05, CEB311 acturalPaid")
        case .bondedField:
            RuleText(
                "保税模式必填", "is required for bonded import",
                fix: "补填该项",
                "fill in the field", from: "CEB 2022-05, CEB621 保税模式必填")
        case .directField:
            RuleText(
                "直购进口必填", "is required for direct purchase import",
                fix: "补填该项",
                "fill in the field", from: "CEB 2022-05, CEB621 直购进口必填")
        case .bondedCountry:
            RuleText(
                "保税进口应填142", "must be 142 for bonded import",
                fix: "填写142",
                "write 142", from: "CEB 2022-05, CEB621 country")
        case .netAboveGross:
            RuleText(
                "净重大于毛重", "is above the gross weight",
                fix: "核对毛重和净重",
                "check the two weights", from: "CEB 2022-05, CEB621 netWeight")
        case .secondUnit:
            RuleText(
                "第二数量与第二计量单位应同时填写", "must be given together with its counterpart",
                fix: "两项都填或都不填",
                "give both or neither", from: "CEB 2022-05, table 7-2, -625009")
        case .splitNumber:
            RuleText(
                "报文序号应在1至报文总数之间", "must lie between 1 and the number of messages",
                fix: "未拆分的填1，拆分的从1连续编号",
                "write 1 and 1 where nothing is split, else number the parts from 1",
                from: "CEB 2022-05, msgSeqNo")
        case .timeSpan:
            RuleText(
                "汇总开始时间与结束时间须成对，且结束不早于开始",
                "must come with its counterpart, the end not before the start",
                fix: "两项都填或都不填",
                "give both or neither", from: "CEB 2022-05, CEB701 startTime, endTime")
        case .abroad:
            RuleText(
                "不能为中国", "must not be China",
                fix: "填写境外的启运国（地区）",
                "write the country that the goods come back from",
                from: "CEB 2022-05, CEB213 country")
        case .signatureShape:
            RuleText(
                "签名结构不符合XML-DSig", "has not the structure of an XML signature",
                fix: "重新生成签名",
                "sign the message again", from: "CEB 2022-05, xmldsig-core-schema.xsd")
        case .unsigned:
            RuleText(
                "缺少数字签名", "carries no signature",
                fix: "加签后发送",
                "sign the message", from: "CEB 2022-05, XSD ds:Signature")
        case .envelopeShape:
            RuleText(
                "不符合DxpMsg的结构", "has not the structure of a DxpMsg",
                fix: "按终端节点报文定义填写",
                "follow the definition of the DxpMsg", from: "CEB 2022-05, 终端节点报文 XSD")
        case .envelopePayload:
            RuleText(
                "Data不是严格的Base64", "has Data that is not strict Base64",
                fix: "用标准Base64重新编码",
                "encode the payload again in standard Base64", from: "CEB 2022-05, DxpMsg/Data")
        case .envelopeType:
            RuleText(
                "MsgType与所载报文不一致", "names another type than the payload's root",
                fix: "使MsgType与报文根元素一致",
                "make MsgType the name of the payload's root",
                from: "CEB 2022-05, DxpMsg/TransInfo/MsgType")
        case .beyondOurLimit:
            RuleText(
                "符合标准，但超过本系统可处理的上限",
                "is legal by the standard, but beyond what this system can hold",
                fix: "联系平台或拆分",
                "split it, or ask the platform", from: "limits of this system")
        case .moreIssues:
            RuleText(
                "还有更多问题未列出", "has more issues than are listed",
                fix: "先改正已列出的问题",
                "correct the listed ones first", from: "limits of this system")
        case .guidLetters: .guidLetters
        case .residentID: .residentID
        case .packageCount: .packageCount
        case .itemTotal: .itemTotal
        case .officeCode: .officeCode
        case .wrapCode: .wrapCode
        case .waybillStatus: .waybillStatus
        case .transportChannel: .transportChannel
        case .earlierEdition: .earlierEdition
        case .exportValue: .exportValue
        }
    }
}
