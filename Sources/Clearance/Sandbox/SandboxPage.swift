/// The catalogue of scenarios as a page of the reference.
package func sandboxPage() -> String {
    """
    # 沙箱剧本 · Sandbox scenarios

    <!-- Generated from Sources/Clearance/Sandbox. -->

    A zone with `zone.sandbox: true` reads the note (`note`, 备注) of each paper. Where it begins with `\(Scenario.prefix)`, the words after it
    decide what becomes of the paper; everything else goes its usual way, in the same binary. Elsewhere such a note is a note.
    沙箱区（`zone.sandbox: true`）读取每份单证的备注；以 `\(Scenario.prefix)` 开头时，其后的词决定结果，其余照常。非沙箱区只当普通备注。

    | 词 word | 结果 | outcome |
    |---|---|---|

    """
        + ScenarioWord.all.map { "| `\($0.word)` | \($0.effect.zh) | \($0.effect.en) |\n" }
        .joined()
            + """

            Words are joined by commas: `\(Scenario.prefix)refuse=1332,late=30,duplicate`. Codes are those of `OfficialCode`: the tables of the standard and codes
            seen in real receipts. `refuse` wins over the matching rules, `hold` and `inspect` over chance and watch lists; an officer settles them over
            the API as ever. The words of a list's note also hold for receipts of later decisions on that list. A word that is unknown is named in a
            warning (SBX-02) and ignored. The answer to the message itself always says what happened: only receipts are silent, late, doubled or reversed.
            词之间用逗号分隔。未知的词以警告（SBX-02）指出并忽略。报文的即时答复总是如实；只有回执会缺失、迟到、重复或乱序。

            """
}
