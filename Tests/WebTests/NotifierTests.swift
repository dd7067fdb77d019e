import Testing

@testable import Platform

@Suite("Who waits for a receipt is woken by the commit that brought it")
struct NotifierTests {
    private let long = Duration.seconds(60)

    /// Waits until somebody of that many waits.
    private func awaitWaiting(_ notifier: Notifier) async {
        while !notifier.isAwaited { await Task.yield() }
    }

    @Test("A commit that brought others something wakes nobody else")
    func others() async {
        let notifier = Notifier()
        let before = notifier.commits
        async let woken = notifier.wait(upTo: long, after: before, for: "A")
        await awaitWaiting(notifier)
        for _ in 0..<100 { notifier.notify(["B", "C"]) }
        #expect(notifier.isAwaited)
        notifier.notify(["B", "A"])
        #expect(await woken)
        #expect(!notifier.isAwaited)
    }

    @Test("What came between looking and waiting is not missed")
    func between() async {
        let notifier = Notifier()
        let before = notifier.commits
        notifier.notify(["A"])
        notifier.notify(["B"])
        #expect(await notifier.wait(upTo: long, after: before, for: "A"))
        let everybody = notifier.commits
        notifier.notify()
        #expect(await notifier.wait(upTo: long, after: everybody, for: "nobody"))
    }

    @Test("However many recipients there are, no news is lost")
    func many() async {
        let notifier = Notifier()
        let before = notifier.commits
        notifier.notify(["A"])
        for round in 0..<70 {
            notifier.notify(Set((0..<1_000).map { "\(round)-\($0)" }))
        }
        #expect(await notifier.wait(upTo: long, after: before, for: "A"))
    }

    @Test("Cancelled or closed, nobody is left waiting")
    func ends() async {
        let notifier = Notifier()
        let cancelled = Task { await notifier.wait(upTo: long, after: 0, for: "A") }
        await awaitWaiting(notifier)
        cancelled.cancel()
        _ = await cancelled.value
        #expect(!notifier.isAwaited)
        let closed = Task { await notifier.wait(upTo: long, after: 0, for: "A") }
        await awaitWaiting(notifier)
        notifier.close()
        #expect(await closed.value && notifier.isClosed)
    }

    @Test("One enterprise alone does not take every seat, and who finds none is told")
    func seats() async {
        let notifier = Notifier()
        let tasks = (0..<1_024).map { _ in
            Task { await notifier.wait(upTo: long, after: 0, for: "A") }
        }
        while notifier.seats < 1_024 { await Task.yield() }
        #expect(await notifier.wait(upTo: long, after: 0, for: "A") == false)
        let other = Task { await notifier.wait(upTo: long, after: 0, for: "B") }
        while notifier.seats < 1_025 { await Task.yield() }
        notifier.notify()
        for task in tasks + [other] { #expect(await task.value) }
    }
}
