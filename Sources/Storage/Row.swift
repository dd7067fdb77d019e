/// One row of a result, read by column position from 0; valid only while the callback runs.
///
/// A column that is not what the reader says it is (NULL included) does not trap: the accessor
/// answers an empty value, and the statement then fails as ``StorageProblem/corrupt(_:)``, so
/// that a wrong value never leaves the transaction.
package protocol Row {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64
    func text(_ column: Int) -> String
    func blob(_ column: Int) -> [UInt8]
}

extension Row {
    package func integerOrNil(_ column: Int) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    package func textOrNil(_ column: Int) -> String? {
        isNull(column) ? nil : text(column)
    }

    package func blobOrNil(_ column: Int) -> [UInt8]? {
        isNull(column) ? nil : blob(column)
    }

    /// A yes or no kept as 1 or 0.
    package func flag(_ column: Int) -> Bool {
        integer(column) != 0
    }
}
