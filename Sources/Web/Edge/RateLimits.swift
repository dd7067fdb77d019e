import HTTPTypes
import Hummingbird
import Platform

/// 限额告知: how often a key may ask, held and told in the headers of every answer.
///
/// The fields are those of draft-ietf-httpapi-ratelimit-headers: `requests` counts requests a
/// minute of a key, `queue` the bytes of messages that its enterprise may have on their way.
struct RateLimits {
    let platform: RunningPlatform

    /// Whose limits count; nil without a valid key. Throws where a limit is reached.
    func spend(_ request: Request) throws -> APIKey? {
        guard let key = try? Caller.key(of: request, platform) else { return nil }
        if let problem = problem(with: key) { throw problem }
        return key
    }

    /// Counts one request of this key; why it is one too many.
    func problem(with key: APIKey) -> Problem? {
        platform.requestLimiter.refuse(key.id).map {
            .tooMany("此密钥请求过于频繁。", "This key asks too often.", retryAfter: $0)
        }
    }

    func announce(to key: APIKey, in fields: inout HTTPFields) {
        let requests = platform.requestLimiter.standing(of: key.id)
        let queue = platform.reception.room(for: key.actor.name)
        fields[.rateLimitPolicy] =
            "\"requests\";q=\(requests.limit);w=60, "
            + "\"queue\";q=\(queue.limit);qu=\"content-bytes\""
        fields[.rateLimit] =
            "\"requests\";r=\(requests.left);t=\(requests.seconds), "
            + "\"queue\";r=\(queue.left);t=\(queue.seconds)"
    }
}
