import Synchronization

/// 限流: at most so many calls a minute for each caller, with a burst of the same size.
package final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var filled: ContinuousClock.Instant
    }

    private static let limit = 100_000
    private let perMinute: Int
    private let buckets = Mutex<[String: Bucket]>([:])

    package init(perMinute: Int) { self.perMinute = perMinute }

    /// Calls a minute, those left now, and the seconds until all of them are there again.
    package func standing(of caller: String) -> (limit: Int, left: Int, seconds: Int) {
        let bucket = buckets.withLock { $0[caller] }
        let now = ContinuousClock.now
        let tokens = bucket.map { bucket in
            min(
                Double(perMinute),
                bucket.tokens + (now - bucket.filled) / .seconds(1) * Double(perMinute) / 60)
        }
        let left = tokens ?? Double(perMinute)
        let seconds = (Double(perMinute) - left) * 60 / Double(perMinute)
        return (perMinute, Int(left), Int(seconds.rounded(.up)))
    }

    /// Nil when the call may go on, otherwise after how many seconds it may come again.
    package func refuse(_ caller: String) -> Int? {
        let now = ContinuousClock.now
        return buckets.withLock { buckets in
            if buckets[caller] == nil, buckets.count >= RateLimiter.limit {
                // Whoever was quiet for a minute has a full bucket and need not be remembered.
                buckets = buckets.filter { now - $0.value.filled < .seconds(60) }
                if buckets.count >= RateLimiter.limit { return 60 }
            }
            var bucket = buckets[caller] ?? Bucket(tokens: Double(perMinute), filled: now)
            let seconds = (now - bucket.filled) / .seconds(1)
            bucket.tokens = min(
                Double(perMinute), bucket.tokens + seconds * Double(perMinute) / 60)
            bucket.filled = now
            let isAllowed = bucket.tokens >= 1
            if isAllowed { bucket.tokens -= 1 }
            buckets[caller] = bucket
            return isAllowed ? nil : max(1, 60 / perMinute)
        }
    }
}
