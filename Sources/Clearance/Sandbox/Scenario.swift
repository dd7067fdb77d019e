import Messages
import Values

/// 沙箱剧本: what the note of a paper asks of a sandbox zone, so that any outcome can be had at will.
///
/// `SANDBOX:refuse=1332,late=30`: words joined by commas, see docs/reference/sandbox.md. Only a
/// zone that is declared a sandbox reads it.
package struct Scenario: Sendable, Equatable {
    /// 拒绝: the official or observed code that the paper is refused with.
    package var refusal: OfficialCode?
    /// 人工审核 or 查验, in place of what chance and watch lists say.
    package var channel: Channel?
    /// 无回执: no receipt is owed.
    package var isSilent = false
    /// 回执迟到: seconds until receipts may be read.
    package var delay = 0
    /// 回执重复: each receipt is owed twice.
    package var doubles = false
    /// 回执乱序: the receipts of one decision in reverse order.
    package var reverses = false
    /// Words that mean nothing.
    package var unknown: [String] = []

    package init() {}

    package static let prefix = "SANDBOX:"
    static let longestDelay = 86_400

    /// Nil where the note asks for nothing.
    package init?(note: String?) {
        guard let note, note.hasPrefix(Self.prefix) else { return nil }
        let words = note.dropFirst(Self.prefix.count).split(separator: ",")
        for word in words.prefix(16) { take(String(word)) }
    }

    private mutating func take(_ word: String) {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count == 2 ? parts[1] : nil) {
        case ("refuse", let code?):
            refusal = OfficialCode.find(code)
            if refusal == nil { unknown.append(word) }
        case ("hold", nil): channel = .yellow
        case ("inspect", nil): channel = .red
        case ("silence", nil): isSilent = true
        case ("late", let seconds?):
            guard let seconds = Int(seconds), (1...Self.longestDelay).contains(seconds) else {
                return unknown.append(word)
            }
            delay = seconds
        case ("duplicate", nil): doubles = true
        case ("reorder", nil): reverses = true
        default: unknown.append(word)
        }
    }
}

/// 剧本词: one word of the catalogue, for the reference.
package struct ScenarioWord: Sendable {
    package let word: String
    package let effect: Bilingual

    package static let all = [
        ScenarioWord(
            word: "refuse=CODE",
            effect: Bilingual(
                "以该官方代码或实际出现过的代码拒绝；清单退单（100）",
                "refused with that official or observed code; a list is rejected (100)")),
        ScenarioWord(
            word: "hold", effect: Bilingual("清单转人工审核（300）", "the list is under review (300)")),
        ScenarioWord(
            word: "inspect", effect: Bilingual("清单查验（500）", "the list is inspected (500)")),
        ScenarioWord(
            word: "silence",
            effect: Bilingual("不产生任何回执，状态照常变化", "no receipt is owed; states change as ever")),
        ScenarioWord(
            word: "late=SECONDS",
            effect: Bilingual(
                "回执在这么多秒（1至86400）之后才能取到，其后的回执一起等待",
                "receipts can be read only after so many seconds (1 to 86400); later ones wait behind them"
            )),
        ScenarioWord(
            word: "duplicate", effect: Bilingual("每份回执出现两次", "each receipt is owed twice")),
        ScenarioWord(
            word: "reorder",
            effect: Bilingual("一次裁决的多份回执倒序出现", "the receipts of one decision come in reverse order")
        ),
    ]
}
