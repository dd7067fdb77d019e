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

    init(_ request: Request, _ platform: RunningPlatform) throws {
        guard let key = try Self.key(of: request, platform) else { throw Problem.unauthorized }
        actor = key.actor
        keyID = key.id
    }

    /// Nil where there is none, or none that is valid.
    static func key(of request: Request, _ platform: RunningPlatform) throws -> APIKey? {
        try token(in: request.head).flatMap { try platform.keys.find($0) }
    }

    /// What stands for a key in the head of a request.
    static func token(in head: HTTPRequest) -> Substring? {
        guard let header = head.headerFields[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return parts[1]
    }

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
