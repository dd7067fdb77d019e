/// 追加历史: transactions that append to lists and read them, as their clients saw it.
///
/// An element is appended to a list once, so whoever reads a list says who wrote before whom. The
/// receipts of an enterprise are such a list, and asking for them is such a read.
package struct AppendHistory: Sendable {
    package enum Step: Sendable, Equatable {
        case append(key: Int, element: Int)
        /// The whole list; nil where the transaction has no answer.
        case read(key: Int, elements: [Int]?)
    }

    package enum Outcome: Sendable {
        case done
        /// It surely did nothing.
        case failed
        /// Nobody knows: it counts as done as soon as somebody saw what it wrote.
        case unknown
    }

    package struct Transaction: Sendable {
        package var steps: [Step]
        package var outcome: Outcome
        /// Moments on one clock, or places in one log; what completed before another was invoked
        /// came before it.
        package var invoked: Int64
        package var completed: Int64

        package init(
            _ steps: [Step], _ outcome: Outcome = .done, invoked: Int64, completed: Int64
        ) {
            self.steps = steps
            self.outcome = outcome
            self.invoked = invoked
            self.completed = completed
        }
    }

    package var transactions: [Transaction]

    package init(_ transactions: [Transaction]) { self.transactions = transactions }

    /// What cannot be in a history of a store that keeps its word, the gravest first.
    package enum Anomaly: String, Sendable, CaseIterable, Comparable {
        /// An element that nobody appended, or that stands in a list twice.
        case garbage
        /// A transaction does not see what it did itself.
        case `internal`
        /// Two reads of one list, neither of which is the beginning of the other.
        case incompatibleOrder
        /// G1a: what a failed transaction wrote was read.
        case abortedRead
        /// G1b: what a transaction wrote in between was read.
        case intermediateRead
        /// G0: transactions wrote before one another in a circle.
        case dirtyWrite
        /// G1c: in a circle they wrote and read each other's writing.
        case circularInformation
        /// G-single: in the circle is one who did not see the next; such as a lost update.
        case single
        /// G2: in the circle are several such; such as a write skew.
        case antiDependency
        /// Each of these in a circle that closes only because one was over before another began.
        case realTime

        package static func < (one: Anomaly, other: Anomaly) -> Bool {
            order(of: one) < order(of: other)
        }

        private static func order(of anomaly: Anomaly) -> Int {
            allCases.firstIndex(of: anomaly) ?? 0
        }
    }

    /// One anomaly and, in words, where it is.
    package struct Finding: Sendable {
        package var anomaly: Anomaly
        package var place: String
    }

    /// All that is wrong; `strict` asks that it also happened in the order of time.
    package func findings(strict: Bool) -> [Finding] {
        let orders = AppendOrders(self)
        return orders.findings + AppendCycles(self, orders, strict: strict).findings
    }
}
