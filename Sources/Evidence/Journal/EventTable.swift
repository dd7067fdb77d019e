import Storage

/// 事件表: the table whose rows are the leaves of the tree, and what stands beside it unrecorded.
package enum EventTable {
    package static let name = "event"

    /// Tables whose rows nothing records, each with its reason.
    package static let exempt = [
        "migration": "the program's own steps: every audit compares them with the program's",
        "journal": "the record itself: its links are chained, and the chain is signed",
        "tree_node": "computed from the leaves, and computed again by every audit",
        "commit_mark": "the engine's marks of its own commits; no decision reads them",
    ]

    package static func shape(in tables: [TableShape]) -> TableShape {
        guard let table = tables.first(where: { $0.name == name }) else {
            preconditionFailure("the schema has a table of events")
        }
        return table
    }

    /// The leaf of a row of the events; `value` gives each column but the leaf itself.
    package static func leaf(
        _ table: TableShape, _ buffer: inout RowBytes, _ value: (Int) -> SQLValue
    ) -> TreeHash {
        buffer.begin(.leaf, table.name)
        for (position, column) in table.columns.enumerated() where column.name != "leaf" {
            buffer.add(value(position), at: position)
        }
        return buffer.hash
    }
}
