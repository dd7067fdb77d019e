import Messages
import Values

/// 提交: one thing that somebody asks of the flow: a message, an officer's word, the clock.
package struct Submission: Sendable {
    package var command: Command
    package var actor: Actor
    /// Everything is decided and answered, nothing is kept.
    package var dryRun: Bool
    /// Of a message: what its signature is worth.
    package var signature: SignatureStanding
    /// Of a message: its bytes sealed already, beside the writer; it seals them where this is nil.
    package var sealed: [UInt8]?

    package init(
        command: Command, actor: Actor, dryRun: Bool = false,
        signature: SignatureStanding = .unchecked, sealed: [UInt8]? = nil
    ) {
        self.sealed = sealed
        self.command = command
        self.actor = actor
        self.dryRun = dryRun
        self.signature = signature
    }
}

/// What is asked; every case is answered by `Answer`.
package enum Command: Sendable {
    /// A message that was understood; `digest` is `sha256:` and 64 hex digits of `bytes`.
    case message(Message, bytes: [UInt8], digest: String)
    /// An officer's word on a list.
    case decide(consignment: String, OfficerDecision, reason: String)
    /// Returned goods came back in their original state.
    case recordArrival(copNo: String, agentCode: String, day: Day, complete: Bool)
    /// The tax of a bill was paid.
    case recordPayment(taxNo: String, day: Day, reference: String)
    /// Billing, closing and lapse of everything due by today, at most `limit` consignments.
    case runDue(limit: Int)
}

/// 操作者: who acts. `enterprise` is the customs code of the key's enterprise.
package struct Actor: Sendable, Equatable {
    package enum Role: String, Sendable, CaseIterable { case enterprise, officer, admin }

    package var role: Role
    package var enterprise: String?

    package init(role: Role, enterprise: String? = nil) {
        self.role = role
        self.enterprise = enterprise
    }

    /// How the actor is named in events.
    package var name: String { enterprise ?? role.rawValue }
    package var mayDecide: Bool { role != .enterprise }
}

package enum OfficerDecision: String, Sendable, CaseIterable {
    case release, reject, inspect, detain
}
