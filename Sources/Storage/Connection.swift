/// What an engine must be able to do inside a transaction; ``Transaction`` is built on this.
///
/// Texts write each parameter as `?`, in order. Engines keep prepared statements by their text.
package protocol Connection {
    /// Runs one statement and answers the number of changed rows.
    func run(_ text: String, _ values: [SQLValue]) throws -> Int

    /// Runs one statement for each row of parameters, in order; answers the changes altogether.
    func runEach(_ text: String, _ rows: [[SQLValue]]) throws -> Int

    /// Hands over the rows of a query until `visit` answers false.
    func visit(
        _ text: String, _ values: [SQLValue], _ visit: (any Row) throws -> Bool) throws

    /// Runs one query for each row of keys, in order; `visit` gets the position of the key.
    func visitEach(
        _ text: String, _ keys: [[SQLValue]], _ visit: (Int, any Row) throws -> Void) throws
}
