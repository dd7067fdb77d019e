import Synchronization

/// 连接簿: how many connections each address holds open.
final class ConnectionBook: Sendable {
    private let limit: Int
    private let open = Mutex<[String: Int]>([:])

    init(perAddress limit: Int) { self.limit = limit }

    /// Whether one more may come from there; whoever was let in leaves.
    func enter(_ address: String) -> Bool {
        open.withLock { open in
            let count = open[address, default: 0]
            guard count < limit else { return false }
            open[address] = count + 1
            return true
        }
    }

    func leave(_ address: String) {
        open.withLock { open in
            let count = open[address, default: 0] - 1
            open[address] = count > 0 ? count : nil
        }
    }
}
