/// The reference page of a type in Markdown, both languages, with a sample that the official schema
/// accepts.
public func manualPage(of type: MessageType) -> String {
    let shape = type.shape
    var out = "# \(type.rawValue) \(type.title.zh) · \(type.title.en)\n\n"
    out += "由字段表生成 · Generated from the field tables. CEB 2022-05.\n\n"
    out += "- 发送 · Sent by: \(type.sender.zh) · \(type.sender.en)\n"
    if let receipt = type.receipt {
        out += "- 回执 · Answered by: [\(receipt.rawValue)](\(receipt.pageName))\n"
    }
    if type.since == .may2022 { out += "- 版本 · Edition: 2022-05 新增 · new in 2022-05\n" }
    let signature = type.mustBeSigned ? "必填 · required" : "选填 · optional"
    if type.isRequest { out += "- 签名 · `ds:Signature`: \(signature)\n" }
    for (title, fields) in shape.sections { out += "\n## \(title)\n\n" + markdownTable(fields) }
    out += noteSection(type) + editionSection(shape) + leniencySection(shape)
    out += sampleSection(type)
    return out
}

/// The list of all pages.
public func manualPageIndex() -> String {
    var out = "# 报文手册 · The messages\n\n"
    out += "由字段表生成 · Generated from the field tables. CEB 2022-05.\n\n"
    out += "| 报文 message | 名称 | name | 回执 answered by |\n|---|---|---|---|\n"
    for type in MessageType.allCases {
        let receipt = type.receipt.map { "[\($0.rawValue)](\($0.pageName))" } ?? ""
        out += "| [\(type.rawValue)](\(type.pageName)) | \(type.title.zh) | \(type.title.en) "
        out += "| \(receipt) |\n"
    }
    return out
        + "\n校验规则 · The rules: [RULES.md](RULES.md) · 传输信封 · The envelopes: [DXP.md](DXP.md)\n\n"
        + jsonForm
}

private let jsonForm = """
    ## JSON形式 · The JSON form

    与XML一一对应，同一校验 · The same message, judged by the same rules. 字段名与标准一致，值一律为字符串，
    `gnum`、`packNo`等整数也可为数值；表头字段放在`head`，表体放在`items` · Tags as in the standard; every
    value is a string, integers such as `gnum` and `packNo` may be numbers. Fields stand in `head`,
    lines in `items`; an absent field is left out.

    ```json
    {
      "messageType": "CEB311Message", "guid": "…", "version": "1.0",
      "papers": [
        {"head": {"guid": "…", "acturalPaid": "29.12"}, "items": [{"gnum": "1", "qty": "2"}]}
      ],
      "baseTransfer": {"copCode": "…", "copName": "…", "dxpMode": "DXP", "dxpId": "…"},
      "baseSubscribe": [{"status": "ALL", "dxpMode": "DXP", "dxpAddress": "…"}],
      "extendMessage": "<ceb:ExtendMessage>…</ceb:ExtendMessage>",
      "signature": "<ds:Signature>…</ds:Signature>"
    }
    ```

    """

extension MessageType {
    /// `CEB311.md`.
    public var pageName: String { "\(rawValue.prefix(6)).md" }
}

private func markdownTable(_ fields: [ShapeField]) -> String {
    var out = "| # | 字段 tag | 中文 | English | 格式 format | 必填 required | 取值 values |\n"
    out += "|---|---|---|---|---|---|---|\n"
    for (index, field) in fields.enumerated() {
        let described = field.meaning.described
        let meaning =
            described.zh.isEmpty || described.zh == described.en
            ? described.en : "\(described.zh) · \(described.en)"
        out += "| \(index + 1) | `\(field.tag)` | \(field.chinese) | \(field.english) "
        out +=
            "| \(field.format.official) | \(field.isRequired ? "是 yes" : "否 no") | \(meaning) |\n"
    }
    return out
}

private func noteSection(_ type: MessageType) -> String {
    guard !type.notes.isEmpty else { return "" }
    var out = "\n## XSD 与 PDF 的出入 · Where schema and print disagree\n\n"
    out += "以XSD为准 · The schema wins.\n\n| 字段 tag | XSD | PDF |\n|---|---|---|\n"
    for note in type.notes { out += "| `\(note.tag)` | \(note.schema) | \(note.print) |\n" }
    return out
}

private func editionSection(_ shape: PaperShape) -> String {
    guard !shape.changes.isEmpty else { return "" }
    var out = "\n## 版本差异 · Where the editions differ\n\n"
    out += "两版均收，仅符合2018版的给出提示 · Both are taken; what only 2018-113 allows is a warning.\n\n"
    out += "| 字段 tag | 2018-113 | 2022-05 |\n|---|---|---|\n"
    for change in shape.changes {
        out += "| `\(change.place)` | \(change.earlier) | \(change.later) |\n"
    }
    return out
}

private func leniencySection(_ shape: PaperShape) -> String {
    guard !shape.leniencies.isEmpty else { return "" }
    var out = "\n## 宽限 · Leniencies\n\n"
    out += "以下只提示，不退单 · These only warn.\n\n"
    for rule in shape.leniencies {
        out += "- `\(rule.code)` \(rule.title.zh) · \(rule.title.en)\n"
    }
    return out
}

private func sampleSection(_ type: MessageType) -> String {
    let sample = String(decoding: sampleMessage(of: type, seed: 1, count: 1), as: UTF8.self)
    return "\n## 样例 · Sample\n\n虚构数据 · Made-up data.\n\n```xml\n\(sample)```\n"
}
