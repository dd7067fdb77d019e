import Messages

/// One order whose rows have been read: its papers, and where each of its lines stands.
struct PendingOrder {
    var consignment = Consignment()
    var orderNo = ""
    /// The row of each line.
    var rows: [Int] = []
    var given = GivenColumns()
    /// An error was found in one of its cells.
    var isWrong = false
    /// Some number could not be read, so that sums say nothing.
    var hasUnreadNumber = false
    /// What the first row says, by our own number of the column.
    var first: [String?] = []
    /// Which of these the Common sheet said.
    var isCommon: [Bool] = []
}
