import Messages
import Signatures

/// Only what was signed is ever accepted.
func takeSigned(_ bytes: [UInt8]) {
    // To explain costs a verification of the value also where the digest is wrong.
    let isExplained = bytes.count % 8 == 0
    let ground = SignatureGround.kept
    let verdict = verifySignature(
        of: bytes, by: ground.policy, at: SignatureGround.now, explaining: isExplained)
    guard verdict.isAccepted else {
        precondition(verdict.problem != nil, "a signature is refused without a reason")
        return
    }
    precondition(verdict.verified == bytes, "other bytes were verified than were given")
    guard case .success(let message) = readMessage(bytes) else { return }
    precondition(
        ground.papers.contains(message.papers.map(\.paper)),
        "papers that nobody signed are accepted")
}
