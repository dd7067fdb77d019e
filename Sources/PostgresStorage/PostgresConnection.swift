import CPostgres
import Storage

/// One connection inside one transaction: statements for many rows go as one statement.
struct PostgresConnection: Connection {
    let link: PostgresLink
    /// The rows, and the bytes, that one statement carries.
    private static let mostRows = 2_000
    private static let mostBytes = 8 << 20
    /// So few that neither side fills the other's buffer while both write.
    private static let mostPipelined = 200

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        let sql = try sql(text, values.count)
        guard !sql.isDefinition else { return try define(sql, values) }
        return try link.run(sql.text, PostgresBytes(values), types: types(values)).changes
    }

    func runEach(_ text: String, _ rows: [[SQLValue]]) throws -> Int {
        let sql = try sql(text, rows)
        guard rows.count > 1 else { return try rows.reduce(0) { $0 + (try run(text, $1)) } }
        let shape = sql.parameters > 0 ? PostgresInsert(sql) : nil
        var changes = 0
        for chunk in chunks(of: rows) {
            if let shape, let kinds = kinds(of: chunk), isFree(chunk, of: shape) {
                changes += try link.run(
                    sql.insert(shape, kinds), columns(of: chunk, kinds), types: arrays(kinds)
                ).changes
            } else {
                changes += try pipeline(sql.text, chunk)
            }
        }
        return changes
    }

    func visit(
        _ text: String, _ values: [SQLValue], _ visit: (any Row) throws -> Bool
    ) throws {
        let sql = try sql(text, values.count)
        let stream = try link.open(sql.text, PostgresBytes(values), types: types(values))
        defer { stream.finish() }
        let row = PostgresRow(of: text)
        defer { row.expire() }
        while let result = try stream.next() {
            row.move(to: 0, of: result.handle)
            let goesOn = try withExtendedLifetime(result) { try visit(row) }
            try row.refuseMisreading()
            guard goesOn else { break }
        }
    }

    func visitEach(
        _ text: String, _ keys: [[SQLValue]], _ visit: (Int, any Row) throws -> Void
    ) throws {
        let sql = try sql(text, keys)
        var start = 0
        for chunk in chunks(of: keys) {
            defer { start += chunk.count }
            guard let kinds = kinds(of: chunk), kinds.contains(where: { $0 != .null }) else {
                for (index, values) in chunk.enumerated() {
                    try self.visit(text, values) { row in
                        try visit(start + index, row)
                        return true
                    }
                }
                continue
            }
            let result = try link.run(
                sql.each(kinds), columns(of: chunk, kinds), types: arrays(kinds))
            try hand(result, of: text, from: start, to: visit)
        }
    }

    /// Hands over rows that begin with the position of their key, counted from 1.
    private func hand(
        _ result: PostgresResult, of text: String, from start: Int,
        to visit: (Int, any Row) throws -> Void
    ) throws {
        let row = PostgresRow(of: text, skipping: 1)
        defer { row.expire() }
        let position = PostgresRow(of: text)
        defer { position.expire() }
        var last = 0
        for line in 0..<result.rows {
            position.move(to: line, of: result.handle)
            let key = Int(position.integer(0))
            guard key >= last else {
                throw StorageProblem.other("keys came in another order: \(text)")
            }
            last = key
            row.move(to: line, of: result.handle)
            try visit(start + key - 1, row)
            try row.refuseMisreading()
        }
    }

    // MARK: How it is sent

    /// Statements that change the schema take as long as they take, one node after another.
    private func define(_ sql: PostgresSQL, _ values: [SQLValue]) throws -> Int {
        let patience = link.patience
        defer { link.patience = patience }
        link.patience = .seconds(86_400)
        try link.execute(
            "SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(\(Self.schemaLock))")
        return try link.run(sql.text, PostgresBytes(values), types: types(values)).changes
    }

    /// Any number that others of the same database do not use.
    private static let schemaLock: Int64 = 0x746F_6E67_6775_616E

    /// One statement for each row, sent together and answered together.
    private func pipeline(_ text: String, _ rows: ArraySlice<[SQLValue]>) throws -> Int {
        var changes = 0
        var rest = rows
        while !rest.isEmpty {
            let part = rest.prefix(Self.mostPipelined)
            rest = rest.dropFirst(part.count)
            let results = try link.pipeline(
                part.map { (text: text, values: PostgresBytes($0), types: types($0)) })
            changes += results.reduce(0) { $0 + $1.changes }
        }
        return changes
    }

    private func sql(_ text: String, _ given: Int) throws -> PostgresSQL {
        let sql = link.sql(text)
        guard sql.parameters == given else {
            throw StorageProblem.other(
                "statement takes \(sql.parameters) values, \(given) given: \(text)")
        }
        return sql
    }

    private func sql(_ text: String, _ rows: [[SQLValue]]) throws -> PostgresSQL {
        let taken = link.sql(text).parameters
        return try sql(text, rows.first { $0.count != taken }?.count ?? taken)
    }

    private func chunks(of rows: [[SQLValue]]) -> [ArraySlice<[SQLValue]>] {
        var chunks: [ArraySlice<[SQLValue]>] = []
        var start = 0
        var bytes = 0
        for (index, row) in rows.enumerated() {
            let size = row.reduce(0) { $0 + $1.size }
            if index > start, index - start == Self.mostRows || bytes + size > Self.mostBytes {
                chunks.append(rows[start..<index])
                (start, bytes) = (index, 0)
            }
            bytes += size
        }
        if start < rows.count { chunks.append(rows[start...]) }
        return chunks
    }

    /// The kind of each parameter; nil where one has several kinds.
    private func kinds(of rows: ArraySlice<[SQLValue]>) -> [PostgresKind]? {
        var kinds: [PostgresKind] = []
        for column in 0..<(rows.first?.count ?? 0) {
            guard let kind = PostgresKind.common(to: rows.lazy.map { $0[column] }) else {
                return nil
            }
            kinds.append(kind)
        }
        return kinds.contains { $0 != .null } ? kinds : nil
    }

    private func columns(
        of rows: ArraySlice<[SQLValue]>, _ kinds: [PostgresKind]
    ) -> PostgresBytes {
        var bytes = PostgresBytes()
        for (column, kind) in kinds.enumerated() where kind != .null {
            bytes.append(column: rows.lazy.map { $0[column] }, of: kind)
        }
        return bytes
    }

    /// No row of the chunk is written twice, which one statement may not do.
    private func isFree(_ rows: ArraySlice<[SQLValue]>, of shape: PostgresInsert) -> Bool {
        guard shape.updates else { return true }
        guard let key = shape.conflictKey else { return false }
        var seen: Set<[SQLValue]> = []
        return rows.allSatisfy { row in seen.insert(key.map { row[$0] }).inserted }
    }

    private func types(_ values: [SQLValue]) -> [UInt32] {
        values.map { PostgresKind($0).element }
    }

    private func arrays(_ kinds: [PostgresKind]) -> [UInt32] {
        kinds.filter { $0 != .null }.map(\.array)
    }
}

extension PostgresBytes {
    init(_ values: [SQLValue]) {
        self.init()
        for value in values { append(value) }
    }
}

extension SQLValue {
    /// About how many bytes it takes on the way.
    fileprivate var size: Int {
        switch self {
        case .null: 4
        case .integer: 12
        case .text(let text): text.utf8.count + 4
        case .blob(let blob): blob.count + 4
        }
    }
}
