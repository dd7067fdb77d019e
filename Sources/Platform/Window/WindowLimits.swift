/// 窗口限额: how much the window takes at once and how much may wait before it.
package struct WindowLimits: Sendable, Equatable {
    /// Papers decided in one commit.
    package var papers = 1_024
    /// How long an idle window waits for company before it commits. Commits that take time gather
    /// the next batch by themselves, so waiting only ever adds to the answer of a quiet hour.
    package var milliseconds = 0
    /// Papers and message bytes that may wait.
    package var queuedPapers = 20_000
    package var queuedBytes = 256 << 20
    /// The share of the queue that one enterprise may fill, in hundredths.
    package var share = 60
    /// Bytes of messages that may be on their way from the head of a request to its answer.
    package var admittedBytes = 24 << 20
    /// No more is let in than can be answered in so many seconds.
    package var patienceSeconds = 4
    /// Bytes of messages that are read ahead of the window: a few batches.
    package var readAheadBytes = 6 << 20

    package init() {}
}

/// The window cannot take a submission now; nothing of it was kept.
package enum WindowProblem: Error, Sendable, Hashable {
    /// Too much waits already (HTTP 503).
    case full(retryAfterSeconds: Int)
    /// One enterprise fills more than its share (HTTP 429).
    case tooMuchFromOne(retryAfterSeconds: Int)
    /// The platform is stopping (HTTP 503).
    case closing
    /// The decision itself failed; others of its batch were not affected (HTTP 500).
    case defect(String)
}
