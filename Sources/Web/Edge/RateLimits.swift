import HTTPTypes
import Hummingbird
import Platform

/// 限额告知: how often a key may ask, held and told in the headers of every answer.
///
/// The fields are those of draft-ietf-httpapi-ratelimit-headers: `requests` counts requests a
/// minute of a key, `queue` the bytes of messages that its enterprise may have on their way.
struct RateLimits {
    let platform: RunningPlatform

    /// Throws where the limit is reached.
    func spend(_ caller: Caller) throws {
        if let problem = problem(with: caller) { throw problem }
    }

    /// Counts one request; why it is one too many.
    func problem(with caller: Caller) -> Problem? {
        platform.requestLimiter.refuse(caller.keyID).map {
            .tooMany("此密钥请求过于频繁。", "This key asks too often.", retryAfter: $0)
        }
    }

    func announce(to caller: Caller, in fields: inout HTTPFields) {
        let requests = platform.requestLimiter.standing(of: caller.keyID)
        let queue = platform.reception.room(for: caller.actor.name)
        fields[.rateLimitPolicy] =
            "\"requests\";q=\(requests.limit);w=60, "
            + "\"queue\";q=\(queue.limit);qu=\"content-bytes\""
        fields[.rateLimit] =
            "\"requests\";r=\(requests.left);t=\(requests.seconds), "
            + "\"queue\";r=\(queue.left);t=\(queue.seconds)"
    }
}
