import Storage

/// The layer between a body and its engine where the n-th statement fails, or finds nothing.
final class FaultyConnection: Connection {
    private let connection: any Connection
    private let position: Int?
    private let problem: StorageProblem
    /// What queries that speak of this find is not handed over.
    private let hidden: String?
    private var statements = 0

    init(
        _ connection: any Connection, failing position: Int?, _ problem: StorageProblem,
        hiding hidden: String?
    ) {
        self.connection = connection
        self.position = position
        self.problem = problem
        self.hidden = hidden
    }

    private func count() throws {
        if statements == position { throw problem }
        statements += 1
    }

    func run(_ text: String, _ values: [SQLValue]) throws -> Int {
        try count()
        return try connection.run(text, values)
    }

    func runEach(_ text: String, _ rows: [[SQLValue]]) throws -> Int {
        try count()
        return try connection.runEach(text, rows)
    }

    func visit(
        _ text: String, _ values: [SQLValue], _ visit: (any Row) throws -> Bool
    ) throws {
        try count()
        try connection.visit(text, values, visit)
    }

    func visitEach(
        _ text: String, _ keys: [[SQLValue]], _ visit: (Int, any Row) throws -> Void
    ) throws {
        try count()
        if let hidden, text.contains(hidden) { return }
        try connection.visitEach(text, keys, visit)
    }
}
