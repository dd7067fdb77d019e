import Clearance
import Demonstration
import Dispatch
import Messages
import Storage
import Synchronization
import TestKit
import Testing
import Values

@testable import Platform

/// A flow of tests: remembers its batches, fails where it is told to.
private final class Scripted: Decider {
    let batches = Mutex<[Int]>([])
    let isSlow: Bool
    /// Nothing is decided before it is opened.
    let gate: DispatchSemaphore?

    init(isSlow: Bool = false, gate: DispatchSemaphore? = nil) {
        self.isSlow = isSlow
        self.gate = gate
    }

    struct Broken: Error {}

    func decide(
        _ batch: [Submission], now: Instant, in transaction: borrowing Transaction
    ) throws -> Decisions {
        batches.withLock { $0.append(batch.count) }
        if let gate {
            gate.wait()
            gate.signal()
        }
        if isSlow { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + 0.05) }
        let answers = try batch.map { submission -> Answer in
            guard case .decide(let id, _, _) = submission.command else {
                return .ran(count: 0, more: false)
            }
            switch id {
            case "broken": throw Broken()
            case "busy": throw StorageProblem.busy
            case "unflushed": throw StorageProblem.unflushed("x")
            default:
                return .done(consignment: id, state: "released", returnStatus: "", returnInfo: "")
            }
        }
        return Decisions(answers: answers)
    }
}

/// Who was answered when.
final class Answered: Sendable {
    private let names = Mutex<[String]>([])

    var all: [String] { names.withLock { $0 } }
    func add(_ name: String) { names.withLock { $0.append(name) } }
}

@Suite("The window decides in batches, answers each one, and loses none", .everyEngine)
struct WindowTests {
    private func submission(_ id: String) -> Submission {
        Submission(
            command: .decide(consignment: id, .release, reason: "x"), actor: Actor(role: .officer))
    }

    private func window(
        _ decider: Scripted, _ limits: WindowLimits = WindowLimits()
    ) throws -> Window {
        let window = Window(
            storage: try Ground().storage, decider: decider, clock: SystemClock(), limits: limits,
            metrics: Metrics())
        window.start()
        return window
    }

    @Test("What comes while a batch is committed becomes the next batch")
    func batches() async throws {
        let decider = Scripted(isSlow: true)
        let window = try window(decider)
        let ids = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<200 {
                group.addTask {
                    guard
                        case .done(let id, _, _, _) = try await window.submit(
                            submission("\(number)"))
                    else { return "" }
                    return id
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(ids.count == 200)
        let batches = decider.batches.withLock { $0 }
        #expect(batches.reduce(0, +) == 200)
        #expect(batches.count < 50)
        await window.drain()
    }

    @Test("A submission that cannot be decided fails alone")
    func defects() async throws {
        let window = try window(Scripted(isSlow: true))
        async let first = window.submit(submission("before"))
        async let good = window.submit(submission("good"))
        async let broken = window.submit(submission("broken"))
        async let other = window.submit(submission("other"))
        _ = try await (first, good, other)
        do {
            _ = try await broken
            Issue.record("what cannot be decided was answered")
        } catch {
            #expect(error is WindowProblem)
        }
        await window.drain()
    }

    @Test("When the storage is in trouble everyone is told, and the window goes on")
    func trouble() async throws {
        let window = try window(Scripted())
        await #expect(throws: StorageProblem.busy) { try await window.submit(submission("busy")) }
        _ = try await window.submit(submission("later"))
        await window.drain()
    }

    @Test("After a flush that failed the window closes by itself and says why")
    func collapse() async throws {
        let window = try window(Scripted())
        _ = try await window.submit(submission("before"))
        #expect(window.collapsed == nil)
        async let end: Void = window.awaitCollapse()
        await #expect(throws: StorageProblem.unflushed("x")) {
            try await window.submit(submission("unflushed"))
        }
        await end
        #expect(window.collapsed == .unflushed("x"))
        await #expect(throws: WindowProblem.closing) {
            try await window.submit(submission("later"))
        }
        await #expect(throws: WindowProblem.closing) { try await window.write { _ in } }
        await window.drain()
    }

    @Test("A queue has an end, an enterprise a share of it; an empty queue takes anything")
    func limits() throws {
        var queue = WindowQueue()
        var limits = WindowLimits()
        limits.queuedPapers = 100
        limits.share = 60
        let edge = try Edge()
        let bytes = edge.message((1...50).map { .order(edge.papers($0).order) }, number: 1)
        let message = try readMessage(bytes).get()
        func submission(_ sender: String) -> Submission {
            Submission(
                command: .message(message, bytes: bytes, digest: ""),
                actor: Actor(role: .enterprise, enterprise: sender))
        }
        let ticket = WindowQueue.Ticket(submission("A"))
        #expect(ticket.papers == 50)
        #expect(queue.problem(with: ticket, limits: limits) == nil)
        queue.count(ticket)
        #expect(
            queue.problem(with: ticket, limits: limits) == .tooMuchFromOne(retryAfterSeconds: 1))
        let other = WindowQueue.Ticket(submission("B"))
        #expect(queue.problem(with: other, limits: limits) == nil)
        queue.count(other)
        #expect(queue.problem(with: other, limits: limits) == .full(retryAfterSeconds: 1))
    }

    @Test("An enterprise's thousand papers hold up neither another's one nor an officer")
    func fairness() async throws {
        let gate = DispatchSemaphore(value: 0)
        let decider = Scripted(isSlow: true, gate: gate)
        var limits = WindowLimits()
        limits.papers = 4
        let window = try window(decider, limits)
        let order = Answered()
        @Sendable func say(_ id: String, as actor: Actor) async throws {
            _ = try await window.submit(
                Submission(command: .decide(consignment: id, .release, reason: "x"), actor: actor))
            order.add(id)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    try await say("\(number)", as: Actor(role: .enterprise, enterprise: "A"))
                }
            }
            while window.depth < 50 { await Task.yield() }
            group.addTask { try await say("B", as: Actor(role: .enterprise, enterprise: "B")) }
            group.addTask { try await say("officer", as: Actor(role: .officer)) }
            group.addTask {
                try await window.write { _ in }; order.add("work")
            }
            // All of them wait, but for the few that were taken at once.
            while window.depth < 98 { try await Task.sleep(for: .milliseconds(5)) }
            try await Task.sleep(for: .milliseconds(50))
            gate.signal()
            try await group.waitForAll()
        }
        let answered = order.all
        for one in ["B", "officer", "work"] {
            let place = answered.firstIndex(of: one) ?? 999
            #expect(place < 90, "\(one) was answered as number \(place)")
        }
        await window.drain()
    }

    @Test("What was accepted is finished before the end, and nothing is accepted after it")
    func drain() async throws {
        let decider = Scripted(isSlow: true)
        let window = try window(decider)
        async let answer = window.submit(submission("last"))
        while decider.batches.withLock({ $0.isEmpty }) {
            try await Task.sleep(for: .milliseconds(1))
        }
        await window.drain()
        guard case .done = try await answer else {
            Issue.record("the accepted submission has no answer")
            return
        }
        await #expect(throws: WindowProblem.closing) { try await window.submit(submission("late")) }
    }
}
