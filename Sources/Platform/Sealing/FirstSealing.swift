import Clearance
import Sealing
import Storage

/// 首次封存: seals the rows of a database that an earlier version kept in the clear.
///
/// It is done before anything else touches the rows, and goes on where it was interrupted: how far
/// it came is written with each batch.
struct FirstSealing {
    let zone: Zone
    let storage: any Storage

    func run(erase: () throws -> Void) throws {
        while try step() {}
        try erase()
        try storage.write { try SettingRows.finishSealing(zone.id, $0) }
    }

    /// One batch; false when nothing is left.
    private func step() throws -> Bool {
        try storage.write { transaction in
            // Another process may have finished meanwhile.
            guard try SettingRows.oldSecret(zone.id, transaction) != nil else { return false }
            let progress = try SettingRows.progress(zone.id, transaction)
            var (index, key) = FirstSealing.read(progress)
            while SealedTable.all.indices.contains(index) {
                let table = SealedTable.all[index]
                let rows = try SealedTableRows.next(of: table, after: key, zone, transaction)
                guard let last = rows.last else {
                    (index, key) = (index + 1, nil)
                    continue
                }
                let sealed = try rows.map { ($0, try seal($0, of: table)) }
                _ = try SealedTableRows.replace(sealed, of: table, zone, transaction)
                try SettingRows.save(
                    progress: ([String(index)] + last.key).joined(separator: "\u{1E}"), zone.id,
                    transaction)
                return true
            }
            return false
        }
    }

    private func seal(
        _ row: SealedTableRows.Stored, of table: SealedTable
    ) throws -> [[UInt8]?] {
        try zip(row.values, table.columns).map { value, column in
            try value.map {
                try zone.seals.seal($0, at: Place(column, zone: zone.id, key: row.key))
            }
        }
    }

    private static func read(_ progress: String?) -> (Int, [String]?) {
        let parts = (progress ?? "").split(separator: "\u{1E}", omittingEmptySubsequences: false)
            .map(String.init)
        guard let index = parts.first.flatMap({ Int($0) }) else { return (0, nil) }
        return (index, Array(parts.dropFirst()))
    }
}
