import Messages

/// 签名状况: what the edge found out about a message's signature before the flow decides it.
///
/// The flow knows no cryptography: it is told what follows.
package enum SignatureStanding: Sendable {
    /// Nobody looked; the zone's rule about unsigned messages alone counts.
    case unchecked
    /// Signed by a certificate that is believed, over these very bytes.
    case verified
    /// Taken all the same, as a demonstration zone does, and said.
    case noted(Issue)
    /// Every declared paper of the message is refused with this.
    case refused(Issue)
}
