import Clearance
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
        let parts = request.headers[.authorization]?.split(separator: " ", maxSplits: 1) ?? []
        guard parts.count == 2, parts[0].lowercased() == "bearer",
            let key = try keys.find(parts[1], from: address)
        else { throw Problem.unauthorized }
        actor = key.actor
        keyID = key.id
        token = String(parts[1])
        self.keys = keys
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
