import Sealing
import Storage

/// What row files need of seals: a value goes sealed into its column and comes out opened.
extension Zone {
    /// The value for the row with this primary key.
    package func sealed(
        _ bytes: [UInt8], _ column: SealedColumn, _ key: String...
    ) throws -> SQLValue {
        .blob(try seals.seal(bytes, at: Place(column, zone: id, key: key)))
    }

    /// Nothing stays nothing.
    package func sealed(
        ifPresent bytes: [UInt8]?, _ column: SealedColumn, _ key: String...
    ) throws -> SQLValue {
        guard let bytes else { return .null }
        return .blob(try seals.seal(bytes, at: Place(column, zone: id, key: key)))
    }

    /// What stands sealed in the row with this primary key.
    package func opened(
        _ sealed: [UInt8], _ column: SealedColumn, _ key: String...
    ) throws -> [UInt8] {
        do {
            return try seals.open(sealed, at: Place(column, zone: id, key: key))
        } catch {
            // The row, not the world: whoever else is in the batch goes on.
            throw StorageProblem.corrupt(error.description)
        }
    }
}
