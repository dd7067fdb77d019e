import Clearance
import Storage

/// 排队: what waits before the window, and how much of it there is.
///
/// Enterprises take turns by papers; officers, administrators and the platform's own work have
/// turns of their own. Each one's submissions keep the order in which they came.
struct WindowQueue {
    /// One thing that waits for the writer.
    enum Entry {
        case submission(Submission, Ticket, Window.Reply)
        /// Other work that must write: keys, the clock, records of inquiries.
        case work(@Sendable (any Storage) -> Void)

        fileprivate var papers: Int {
            switch self {
            case .submission(_, let ticket, _): ticket.papers
            case .work: 0
            }
        }
    }

    /// How much room a submission takes in the queue.
    struct Ticket {
        var papers: Int
        var bytes: Int
        var sender: String
        var isMessage: Bool

        init(_ submission: Submission) {
            sender = submission.actor.name
            switch submission.command {
            case .message(let message, let bytes, _):
                isMessage = true
                papers = max(1, message.papers.count)
                self.bytes = bytes.count
            case .decide, .recordArrival, .recordPayment, .runDue:
                isMessage = false
                papers = 1
                bytes = 256
            }
        }
    }

    private(set) var papers = 0
    private(set) var bytes = 0
    private var papersBySender: [String: Int] = [:]
    private var waiting = FairQueue<Entry>(quantum: 20)
    /// Papers a second that the writer decides while it is busy; nil before its first batch.
    private var rate: Double?
    var isClosing = false
    /// The writer waits to be woken.
    var writerSleeps = false

    var isEmpty: Bool { waiting.isEmpty }

    /// Why a submission cannot wait here; nil when it may.
    func problem(with ticket: Ticket, limits: WindowLimits) -> WindowProblem? {
        if isClosing { return .closing }
        // An empty queue takes anything that the edge let through, however large.
        if papers == 0 { return nil }
        if papers + ticket.papers > limits.queuedPapers || bytes + ticket.bytes > limits.queuedBytes
        {
            return .full(retryAfterSeconds: retryAfterSeconds)
        }
        let own = papersBySender[ticket.sender, default: 0] + ticket.papers
        if own > limits.queuedPapers / 100 * limits.share {
            return .tooMuchFromOne(retryAfterSeconds: retryAfterSeconds)
        }
        return nil
    }

    mutating func append(_ entry: Entry) {
        switch entry {
        case .submission(_, let ticket, _):
            waiting.append(entry, to: ticket.sender, cost: ticket.papers)
            count(ticket)
        // No enterprise is called that.
        case .work: waiting.append(entry, to: "", cost: 1)
        }
    }

    mutating func count(_ ticket: Ticket) {
        papers += ticket.papers
        bytes += ticket.bytes
        papersBySender[ticket.sender, default: 0] += ticket.papers
    }

    /// Whose turn it is, up to so many papers, at least one entry.
    mutating func take(papers limit: Int) -> [Entry] {
        var taken: [Entry] = []
        var sum = 0
        while let entry = waiting.pop(if: { sum == 0 || sum + $0.papers <= limit }) {
            sum += entry.papers
            if case .submission(_, let ticket, _) = entry { forget(ticket) }
            taken.append(entry)
        }
        return taken
    }

    /// The writer decided so many papers in that time.
    mutating func drained(papers: Int, in duration: Duration) {
        guard papers > 0, duration > .zero else { return }
        let measured = Double(papers) / (duration / .seconds(1))
        rate = rate.map { ($0 * 7 + measured) / 8 } ?? measured
    }

    /// Seconds until about half of what waits will be decided.
    private var retryAfterSeconds: Int {
        guard let rate, rate > 0 else { return 1 }
        return min(60, max(1, Int((Double(papers) / 2 / rate).rounded(.up))))
    }

    private mutating func forget(_ ticket: Ticket) {
        papers -= ticket.papers
        bytes -= ticket.bytes
        let left = papersBySender[ticket.sender, default: 0] - ticket.papers
        papersBySender[ticket.sender] = left > 0 ? left : nil
    }
}
