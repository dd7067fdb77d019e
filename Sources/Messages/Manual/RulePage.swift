/// The reference page of all rules that a message is judged by, with their permanent codes.
public func rulePage() -> String {
    var out = "# 校验规则 · The rules\n\n"
    out += "由规则表生成 · Generated from the rules. 代码永久有效，不重用 · A code is never reused.\n\n"
    out += "`MSG-` 退单 refuses, `LEN-` 只提示 only warns, `JSON-` JSON形式 the JSON form.\n\n"
    out += "| 代码 code | 含义 | meaning | 改法 | fix | 依据 source |\n|---|---|---|---|---|---|\n"
    for rule in MessageRule.allCases {
        out += row(rule.code, rule.title, rule.fix, rule.citation)
    }
    for rule in JSONRule.allCases {
        out += row(rule.rawValue, rule.title, rule.fix, rule.citation)
    }
    return out
}

private func row(_ code: String, _ title: Bilingual, _ fix: Bilingual, _ citation: String) -> String
{
    "| `\(code)` | \(title.zh) | \(title.en) | \(fix.zh) | \(fix.en) | \(citation) |\n"
}
