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
        if let seconds = platform.requestLimiter.refuse(key.id) {
            throw Problem.tooMany(
                "此密钥请求过于频繁。", "This key asks too often.", retryAfter: seconds)
        }
        return key
    }

    func announce(to key: APIKey, in response: inout Response) {
        let requests = platform.requestLimiter.standing(of: key.id)
        let queue = platform.reception.room(for: key.actor.name)
        response.headers[.rateLimitPolicy] =
            "\"requests\";q=\(requests.limit);w=60, "
            + "\"queue\";q=\(queue.limit);qu=\"content-bytes\""
        response.headers[.rateLimit] =
            "\"requests\";r=\(requests.left);t=\(requests.seconds), "
            + "\"queue\";r=\(queue.left);t=\(queue.seconds)"
    }
}
