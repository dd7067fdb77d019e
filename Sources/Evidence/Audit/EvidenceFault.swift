/// 证据不符: one thing that is not as the evidence says, in both languages.
package struct EvidenceFault: Sendable, Equatable, Encodable {
    package enum Code: String, Sendable, Encodable {
        case checkpointForm = "CHECKPOINT-FORM"
        case checkpointOrder = "CHECKPOINT-ORDER"
        case checkpointNone = "CHECKPOINT-NONE"
        case checkpointRoot = "CHECKPOINT-ROOT"
        case eventMissing = "EVENT-MISSING"
        case eventLeaf = "EVENT-LEAF"
        case treeNode = "TREE-NODE"
        case journalLink = "JOURNAL-LINK"
        case journalCode = "JOURNAL-CODE"
        case rowChanged = "ROW-CHANGED"
        case rowMissing = "ROW-MISSING"
        case rowAdded = "ROW-ADDED"
        case migrations = "MIGRATIONS"
        case zoneForeign = "ZONE-FOREIGN"
        case tableUnreadable = "TABLE-UNREADABLE"
    }

    package var code: Code
    package var zh: String
    package var en: String

    init(_ code: Code, _ zh: String, _ en: String) {
        self.code = code
        self.zh = zh
        self.en = en
    }
}
