import Dispatch
import Messages
import Synchronization

/// 压印: writes one message of each kind of paper and reads it back.
struct MessagePress: Sendable {
    let transfer: BaseTransfer
    /// One for each kind of paper.
    let guids: [String]

    func messages(of orders: [Consignment]) -> [PressedMessage] {
        zip(SheetPaper.allCases, guids).map { paper, guid in
            let bytes =
                switch paper {
                case .order: write(orders.map(\.order), guid)
                case .payment: write(orders.map(\.payment), guid)
                case .waybill: write(orders.map(\.waybill), guid)
                case .list: write(orders.map(\.list), guid)
                }
            return PressedMessage(paper, bytes)
        }
    }

    private func write(_ papers: [some Paper], _ guid: String) -> [UInt8] {
        writeMessage(papers, guid: guid, transfer: transfer)
    }
}

/// One message, and what the reader of the standard says of each of its papers.
struct PressedMessage: Sendable {
    let paper: SheetPaper
    let bytes: [UInt8]
    private(set) var issues: [(order: Int, issue: Issue)] = []
    private(set) var problem: WholeMessageProblem?

    private static let limits = ReadingLimits(bytes: 64 << 20, issuesPerMessage: 5_000)

    init(_ paper: SheetPaper, _ bytes: [UInt8]) {
        self.paper = paper
        self.bytes = bytes
        switch readMessage(bytes, limits: Self.limits) {
        case .success(let message):
            for read in message.papers {
                issues += read.issues.map { (read.index, $0) }
            }
        case .failure(let problem): self.problem = problem
        }
    }
}

/// One computation on another core; whoever asks for its result waits for it.
final class BackgroundJob<Result: Sendable>: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let value = Mutex<Result?>(nil)

    init(_ work: @escaping @Sendable () -> Result) {
        DispatchQueue.global().async {
            let result = work()
            self.value.withLock { $0 = result }
            self.done.signal()
        }
    }

    /// To be asked for once.
    func result() -> Result {
        done.wait()
        guard let result = value.withLock({ $0 }) else {
            preconditionFailure("a job signals after it has stored its result")
        }
        return result
    }
}
