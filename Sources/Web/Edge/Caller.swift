import Clearance
import HTTPTypes
import Hummingbird
import Messages
import Platform

/// 调用方: who calls, by the key in the Authorization header.
struct Caller {
    let actor: Actor
    /// Names the key in records.
    let keyID: String
    private let token: String
    private let keys: Keys

    init(_ context: WebContext) throws { self = try context.caller.get() }

    /// Looks for the key; the edge does so once for each request.
    init(_ request: Request, from address: String, _ keys: Keys) throws {
        guard let token = Self.token(in: request.head),
            let key = try keys.find(token, from: address)
        else { throw Problem.unauthorized }
        self.init(key, token, keys)
    }

    /// Nil where the key is not at hand, or is nobody's.
    init?(recalledFrom head: HTTPRequest, _ keys: Keys) {
        guard let token = Self.token(in: head), let key = keys.recall(token) else { return nil }
        self.init(key, token, keys)
    }

    private init(_ key: APIKey, _ token: Substring, _ keys: Keys) {
        actor = key.actor
        keyID = key.id
        self.token = String(token)
        self.keys = keys
    }

    private static func token(in head: HTTPRequest) -> Substring? {
        let parts = head.headerFields[.authorization]?.split(separator: " ", maxSplits: 1) ?? []
        return parts.count == 2 && parts[0].lowercased() == "bearer" ? parts[1] : nil
    }

    /// Whether the key still is: for an answer that was waited for, while it may be revoked.
    func isValid() throws -> Bool { try keys.find(token) != nil }

    /// The enterprise of the key, for what only an enterprise can ask.
    func enterprise() throws -> String {
        guard let enterprise = actor.enterprise else {
            throw Problem.forbidden(
                "此密钥不属于企业。", "This key does not belong to an enterprise.")
        }
        return enterprise
    }

    func requireOfficer() throws {
        guard actor.mayDecide else {
            throw Problem.forbidden("只有监管人员可以。", "Only an officer may do this.")
        }
    }

    func requireAdministrator() throws {
        guard actor.role == .admin else {
            throw Problem.forbidden("只有管理员可以。", "Only an administrator may do this.")
        }
    }
}
