import Synchronization

/// 运行指标: figures for an operator; no enterprise, person or paper is named in them.
package final class Metrics: Sendable {
    package let queueDepth = Counter()
    package let storageFailures = Counter()
    package let defects = Counter()
    package let backup = BackupFigures()
    private let papers = Counter()
    private let batchSize = Histogram(bounds: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000])
    private let commitTime = Histogram(bounds: [1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 5_000])
    private let answerTime = Histogram(bounds: [1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000, 5_000])
    /// Requests by route and status; both sets are small and ours.
    private let requests = Mutex<[String: Int]>([:])

    package init() {}

    package func committed(papers count: Int, after duration: Duration) {
        papers.add(count)
        if count > 0 { batchSize.record(count) }
        commitTime.record(duration.wholeMilliseconds)
    }

    package func answered(route: String, status: Int, after duration: Duration) {
        answerTime.record(duration.wholeMilliseconds)
        let labels = "route=\"\(route)\",status=\"\(status)\""
        requests.withLock { $0[labels, default: 0] += 1 }
    }

    /// The text format of Prometheus, version 0.0.4.
    package var text: String {
        var text = ""
        func section(_ name: String, _ kind: String, _ help: String, _ body: String) {
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n\(body)"
        }
        let byRoute = requests.withLock { $0 }.sorted { $0.key < $1.key }
        section(
            "tongguan_requests_total", "counter", "Requests answered, by route and status.",
            byRoute.map { "tongguan_requests_total{\($0.key)} \($0.value)\n" }.joined())
        section(
            "tongguan_answer_milliseconds", "histogram", "Time from request to answer.",
            answerTime.text("tongguan_answer_milliseconds"))
        section(
            "tongguan_papers_total", "counter", "Papers decided and durable.",
            "tongguan_papers_total \(papers.value)\n")
        section(
            "tongguan_batch_papers", "histogram", "Papers in one commit.",
            batchSize.text("tongguan_batch_papers"))
        section(
            "tongguan_commit_milliseconds", "histogram", "Time of one batch, commit included.",
            commitTime.text("tongguan_commit_milliseconds"))
        section(
            "tongguan_queue_papers", "gauge", "Papers that waited when the last batch was taken.",
            "tongguan_queue_papers \(queueDepth.value)\n")
        section(
            "tongguan_storage_failures_total", "counter", "Batches the storage did not take.",
            "tongguan_storage_failures_total \(storageFailures.value)\n")
        section(
            "tongguan_defects_total", "counter", "Submissions that could not be decided.",
            "tongguan_defects_total \(defects.value)\n")
        for (name, kind, help, value) in backup.all {
            section(name, kind, help, "\(name) \(value)\n")
        }
        return text
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int {
        Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
