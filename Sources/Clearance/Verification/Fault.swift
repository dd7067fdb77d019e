import Messages

/// 不符: one place where the data break an invariant; names things, never persons.
package struct Fault: Sendable, Equatable, Encodable {
    package var invariant: Invariant
    package var zh: String
    package var en: String

    package init(_ invariant: Invariant, _ zh: String, _ en: String) {
        self.invariant = invariant
        self.zh = zh
        self.en = en
    }
}
