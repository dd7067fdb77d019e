import Clearance
import Sealing
import Storage
import TestKit
import Testing

@Suite("What may hold personal data is sealed")
struct SealedColumnTests {
    /// Columns of bytes that hold nothing personal, with the reason.
    private static let open = [
        "certificate.pem": "the certificate of an enterprise, which is public",
        "event.leaf": "a hash of the row as it is stored",
        "journal.mac": "a code over the hashes of rows",
        "journal.chain": "a hash", "journal.entries": "hashes of rows as they are stored",
        "tree_node.hash": "a hash of hashes",
    ]

    @Test("Every column of bytes is sealed, or says why it is not")
    func columns() throws {
        let ground = try Ground()
        let sealed = Set(SealedColumn.allCases.map(\.rawValue))
        let found = try ground.storage.read { transaction in
            try transaction.rows(
                """
                SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p
                WHERE m.type = 'table' AND p.type = 'BLOB' ORDER BY 1, 2
                """
            ) { "\($0.text(0)).\($0.text(1))" }
        }
        #expect(Set(found).subtracting(Self.open.keys) == sealed)
    }
}
