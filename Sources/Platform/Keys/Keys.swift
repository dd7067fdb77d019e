import Clearance
import Storage
import Synchronization
import Values

/// 密钥库: issues, finds and revokes keys.
///
/// A key that was found is remembered for five seconds, so a revocation by another process holds
/// after five seconds at the latest; a key that was not found is never remembered, so a new one
/// works at once. An address that tries many of them is not looked up any more for a while, but
/// for keys that were found before.
package final class Keys: Sendable {
    private struct Remembered {
        var key: APIKey
        var until: ContinuousClock.Instant
    }

    private static let memory = Duration.seconds(5)
    private static let memoryLimit = 10_000
    private let storage: any Storage
    private let zone: String
    private let remembered = Mutex<[String: Remembered]>([:])
    private let strangers = RateLimiter(perMinute: EdgeLimits.unknownKeys)

    package init(storage: any Storage, zone: String) {
        self.storage = storage
        self.zone = zone
    }

    /// Whose key this is; nil when it is nobody's.
    package func find(
        _ token: some StringProtocol, from address: String? = nil
    ) throws -> APIKey? {
        guard APIKey.isToken(token) else { return nil }
        let hash = APIKey.hash(of: token)
        let now = ContinuousClock.now
        let known = remembered.withLock { $0[hash] }
        if let known, known.until > now { return known.key }
        if known == nil, let address {
            let standing = strangers.standing(of: address)
            if standing.left == 0 { throw TooManyUnknownKeys(seconds: standing.seconds) }
        }
        let key = try storage.read { try KeyRows.find(hash: hash, zone: zone, $0) }
        if key == nil, let address { _ = strangers.refuse(address) }
        remembered.withLock { remembered in
            guard let key else {
                remembered[hash] = nil
                return
            }
            if remembered.count >= Keys.memoryLimit { remembered.removeAll() }
            remembered[hash] = Remembered(key: key, until: now + Keys.memory)
        }
        return key
    }

    /// The same where it is known without asking the storage.
    package func recall(_ token: some StringProtocol) -> APIKey? {
        guard APIKey.isToken(token) else { return nil }
        let hash = APIKey.hash(of: token)
        let known = remembered.withLock { $0[hash] }
        return known.flatMap { $0.until > .now ? $0.key : nil }
    }

    /// Makes a key and keeps its hash; the token is known to the caller alone.
    @discardableResult
    package static func issue(
        for actor: Actor, zone: String, at instant: Instant, in storage: any Storage
    ) throws -> (token: String, key: APIKey) {
        let token = APIKey.makeToken()
        let hash = APIKey.hash(of: token)
        let key = APIKey(id: String(hash.prefix(12)), actor: actor, issuedAt: instant)
        try storage.write { try KeyRows.insert(key, hash: hash, zone: zone, $0) }
        return (token, key)
    }

    /// The administrator's key of a new platform; nil when an administrator was there before.
    package static func issueFirstAdministrator(
        zone: String, at instant: Instant, in storage: any Storage
    ) throws -> String? {
        let isThere = try storage.read { try KeyRows.hasAdministrator(zone: zone, $0) }
        if isThere { return nil }
        let token = APIKey.makeToken()
        let hash = APIKey.hash(of: token)
        let key = APIKey(
            id: String(hash.prefix(12)), actor: Actor(role: .admin), issuedAt: instant)
        return try storage.write { transaction in
            if try KeyRows.hasAdministrator(zone: zone, transaction) { return nil }
            try KeyRows.insert(key, hash: hash, zone: zone, transaction)
            return token
        }
    }

    package func revoke(id: String, at instant: Instant) throws -> Bool {
        let wasThere = try storage.write {
            try KeyRows.revoke(id: id, at: instant, zone: zone, $0)
        }
        remembered.withLock { known in known = known.filter { $0.value.key.id != id } }
        return wasThere
    }
}

/// 无效密钥过多: an address tried too many keys that are nobody's.
package struct TooManyUnknownKeys: Error {
    package var seconds: Int
}
