import Clearance
import Demonstration
import Evidence
import Messages
import Platform
import Storage
import Values

/// 试验田: a zone of synthetic enterprises in memory, with a day of its own, for tests of the flow.
///
/// Papers go the way they go in life: written as XML, read, decided in a batch, committed.
package struct Ground {
    package let engine: Engine
    package private(set) var storage: any Storage
    package let zone: Zone
    package var now: Instant
    /// What happened here so far, dry runs left out.
    package private(set) var diary = Diary()
    private let journalKey: JournalKey
    private var flow: Flow
    private var messages = 0
    private(set) var reading = ReadMessages()

    /// Opens at ten in the morning of `day` in Beijing, with every register filled.
    ///
    /// `storage` keeps it; a fresh one of the engine unless it is given. One that is filled already
    /// makes this another node of the same zone.
    package init(
        _ day: String = "2026-11-21", on engine: Engine = .current,
        storage: (any Storage)? = nil, filled: Bool = false,
        zone configure: (inout Zone) -> Void = { _ in }
    ) throws {
        var zone = Zone()
        zone.secret = Array("a secret of the tests".utf8)
        let keys = try ZoneKeys.known()
        zone.seals = keys.seals
        journalKey = keys.journal
        configure(&zone)
        self.zone = zone
        guard let day = Day(day) else { throw GroundProblem.notADay(day) }
        now = Instant(startOf: day).adding(milliseconds: 10 * 3_600_000)
        self.engine = engine
        let start = now.milliseconds
        self.storage = JournaledStorage(
            try storage ?? engine.open(zone: zone.id), tables: Schema.tables, zone: zone.id,
            key: journalKey, now: { start })
        flow = Flow(zone: zone)
        guard !filled else { return }
        try self.storage.migrate(Schema.migrations)
        try self.storage.write { [zone] in try Self.fillRegisters(zone, $0) }
    }

    /// The same ground on a storage that holds its registers already, as after a restart.
    package init(_ ground: Ground, on storage: any Storage) {
        self = ground
        let start = now.milliseconds
        self.storage = JournaledStorage(
            storage, tables: Schema.tables, zone: zone.id, key: journalKey,
            now: { start })
        diary = Diary()
        restart()
    }

    package var today: Day { now.day }

    // MARK: - Sending

    /// Sends papers of one type as one message in a batch of its own.
    @discardableResult
    package mutating func send(
        _ papers: [AnyPaper], as sender: String? = nil, dryRun: Bool = false
    ) throws -> MessageAnswer {
        let answer = try submit([try message(papers, as: sender, dryRun: dryRun)]).first
        guard case .message(let said) = answer else { throw GroundProblem.otherAnswer(answer) }
        return said
    }

    /// Sends one paper and answers what became of it.
    @discardableResult
    package mutating func send(
        _ paper: AnyPaper, as sender: String? = nil, dryRun: Bool = false
    ) throws -> PaperAnswer {
        let answer: MessageAnswer = try send([paper], as: sender, dryRun: dryRun)
        guard let first = answer.papers.first else { throw GroundProblem.otherAnswer(nil) }
        return first
    }

    /// A message as a submission; the sender is who sends such papers, where none is named.
    package mutating func message(
        _ papers: [AnyPaper], as sender: String? = nil, guid: String? = nil, dryRun: Bool = false
    ) throws -> Submission {
        messages += 1
        var transfer = BaseTransfer()
        transfer.copCode = sender ?? papers.first?.usualSender ?? ""
        transfer.copName = "演示企业"
        transfer.dxpId = "DXPENT0000000001"
        let bytes = writeMessage(
            papers, guid: guid ?? ConsignmentPapers.guid("9000", messages), transfer: transfer)
        let message = try readMessage(bytes).get()
        reading.note(message, of: bytes)
        return Submission(
            command: .message(message, bytes: bytes, digest: "sha256:" + sha256Hex(bytes)),
            actor: Actor(role: .enterprise, enterprise: transfer.copCode), dryRun: dryRun)
    }

    /// One batch: loaded once, decided in order, committed once.
    package mutating func submit(_ batch: [Submission]) throws -> [Answer] {
        diary.entries += batch.filter { !$0.dryRun }.map { .submission($0, at: now) }
        return try storage.write { transaction in
            try flow.decide(batch, now: now, in: transaction).answers
        }
    }

    package mutating func command(
        _ command: Command, as actor: Actor = Actor(role: .officer)
    ) throws -> Answer {
        let answers = try submit([Submission(command: command, actor: actor)])
        guard let first = answers.first else { throw GroundProblem.otherAnswer(nil) }
        return first
    }

    // MARK: - Time

    /// Lets days pass one by one, and does on each what is due.
    package mutating func advance(days: Int) throws {
        for _ in 0..<days {
            now = now.adding(days: 1)
            var more = true
            while more {
                guard case .ran(_, let rest) = try command(.runDue(limit: 100)) else { break }
                more = rest
            }
        }
    }

    // MARK: - Registers

    package mutating func change(_ change: Diary.RegisterChange) throws {
        diary.entries.append(.register(change))
        switch change {
        case .guarantee(let enterprise, let amount):
            try storage.write { [zone] in
                try Self.setGuarantee(of: enterprise, to: amount, zone, $0)
            }
        case .watch(let entry): try watch(entry)
        }
    }

    /// A flow that remembers nothing: as after a restart.
    package mutating func restart() { flow = Flow(zone: zone) }
}

/// Why a test's ground could not do what the test asked of it.
package enum GroundProblem: Error, CustomStringConvertible {
    case notADay(String)
    case otherAnswer(Answer?)
    case story(line: Int, String)

    package var description: String {
        switch self {
        case .notADay(let text): "\(text) is not a day"
        case .otherAnswer(let answer):
            "another answer was expected than \(String(describing: answer))"
        case .story(let line, let text): "line \(line): \(text)"
        }
    }
}
