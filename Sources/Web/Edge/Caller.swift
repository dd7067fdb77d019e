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
        guard let field = head.headerFields[.authorization],
            let space = field.utf8.firstIndex(of: UInt8(ascii: " ")),
            // RFC 9110 section 11.1: the scheme in any case.
            field.utf8[..<space].lazy.map({ $0 | 0x20 }).elementsEqual("bearer".utf8)
        else { return nil }
        return field[field.utf8.index(after: space)...].drop { $0 == " " }
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
