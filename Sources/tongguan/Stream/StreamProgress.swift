import Foundation

/// 进度: how far a stream of messages has been read, as a bar where the size is known.
struct StreamProgress {
    private var progress = Progress()
    private let total: Int?
    private let started = ContinuousClock.now
    private var bytes = 0
    var messages = 0

    init(of sources: [MessageSource]) {
        let sizes = sources.map(\.size)
        total = sizes.contains(nil) ? nil : sizes.compactMap(\.self).reduce(0, +)
    }

    mutating func passed(_ count: Int) {
        bytes += count
        let text = text
        progress.show(text)
    }

    func done() { progress.done() }

    private var text: String {
        let seconds = max(1, (ContinuousClock.now - started).components.seconds)
        let rate = Int64(bytes) / seconds / 1_000_000
        let tail = "\(bytes / 1_000_000) MB, \(rate) MB/s, 报文 messages \(messages)"
        guard let total, total > 0 else { return tail }
        let share = min(100, bytes * 100 / total)
        let bar =
            String(repeating: "#", count: share / 5)
            + String(repeating: "-", count: 20 - share / 5)
        return "[\(bar)] \(share) % \(tail)"
    }
}
