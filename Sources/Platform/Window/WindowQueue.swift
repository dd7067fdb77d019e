import Clearance
import Storage

/// 排队: what waits before the window, and how much of it there is.
struct WindowQueue {
    /// One thing that waits for the writer.
    enum Entry {
        case submission(Submission, Ticket, Window.Reply)
        /// Other work that must write: keys, the clock, records of inquiries.
        case work(@Sendable (any Storage) -> Void)
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
    /// Entries from `head` on wait; those before it were taken.
    private var entries: [Entry] = []
    private var head = 0
    var isClosing = false
    /// The writer waits to be woken.
    var writerSleeps = false

    var isEmpty: Bool { head == entries.count }

    /// Why a submission cannot wait here; nil when it may.
    func problem(with ticket: Ticket, limits: WindowLimits) -> WindowProblem? {
        if isClosing { return .closing }
        // An empty queue takes anything that the edge let through, however large.
        if papers == 0 { return nil }
        if papers + ticket.papers > limits.queuedPapers || bytes + ticket.bytes > limits.queuedBytes
        {
            return .full(retryAfterSeconds: 1)
        }
        let own = papersBySender[ticket.sender, default: 0] + ticket.papers
        if own > limits.queuedPapers / 100 * limits.share {
            return .tooMuchFromOne(retryAfterSeconds: 1)
        }
        return nil
    }

    mutating func append(_ entry: Entry) {
        entries.append(entry)
        if case .submission(_, let ticket, _) = entry { count(ticket) }
    }

    mutating func count(_ ticket: Ticket) {
        papers += ticket.papers
        bytes += ticket.bytes
        papersBySender[ticket.sender, default: 0] += ticket.papers
    }

    /// The oldest entries up to so many papers, at least one entry.
    mutating func take(papers limit: Int) -> [Entry] {
        var taken: [Entry] = []
        var sum = 0
        while head < entries.count {
            if case .submission(_, let ticket, _) = entries[head] {
                if sum > 0, sum + ticket.papers > limit { break }
                sum += ticket.papers
                forget(ticket)
            }
            taken.append(entries[head])
            head += 1
        }
        if head == entries.count {
            entries.removeAll(keepingCapacity: entries.count < 1_024)
            head = 0
        } else if head > 4_096 {
            entries.removeFirst(head)
            head = 0
        }
        return taken
    }

    private mutating func forget(_ ticket: Ticket) {
        papers -= ticket.papers
        bytes -= ticket.bytes
        let left = papersBySender[ticket.sender, default: 0] - ticket.papers
        papersBySender[ticket.sender] = left > 0 ? left : nil
    }
}
