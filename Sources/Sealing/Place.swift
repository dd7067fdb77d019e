/// 位置: where a sealed value stands; whoever moves it to another row or column breaks its seal.
package struct Place: Sendable {
    package let column: SealedColumn
    /// Column, zone and primary key, each with its length before it, so that no two places agree.
    let bytes: [UInt8]

    package init(_ column: SealedColumn, zone: String, key: [String]) {
        self.column = column
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128)
        Place.append(column.rawValue, to: &bytes)
        Place.append(zone, to: &bytes)
        for part in key { Place.append(part, to: &bytes) }
        self.bytes = bytes
    }

    private static func append(_ part: String, to bytes: inout [UInt8]) {
        let count = UInt32(truncatingIfNeeded: part.utf8.count)
        for shift: UInt32 in [24, 16, 8, 0] { bytes.append(UInt8(count >> shift & 255)) }
        bytes.append(contentsOf: part.utf8)
    }
}
