import Glibc
import Messages
import Signatures
import Values

/// 验签场地: authorities that live for one campaign, and messages signed under them.
///
/// Keys are forgotten once the seeds are signed; certificates are kept beside the seeds.
struct SignatureGround {
    static let now = instant("20260601120000")
    static let validity = instant("20250101000000")...instant("20271231235959")

    var authorities: [Certificate]
    var signed: [[UInt8]]

    /// That of the seeds that are being mutated: the folder is in `TONGGUAN_FUZZ_SEEDS`.
    static let kept = Kept(folder: getenv("TONGGUAN_FUZZ_SEEDS").map { String(cString: $0) } ?? ".")

    /// 保存的场地: what the target needs of it.
    struct Kept: Sendable {
        let policy: SignaturePolicy
        let papers: [[AnyPaper]]

        init(folder: String) {
            let pem = readFile("\(folder)/authorities.pem") ?? []
            policy = SignaturePolicy(
                profiles: SignatureProfile.all, trust: TrustStore(Certificate.all(pem: pem)))
            papers = files(in: "\(folder)/signature", ending: "").compactMap { bytes in
                guard case .success(let message) = readMessage(bytes) else { return nil }
                return message.papers.map(\.paper)
            }
            let accepted = files(in: "\(folder)/signature", ending: "").count { bytes in
                verifySignature(of: bytes, by: policy, at: SignatureGround.now).isAccepted
            }
            guard accepted > 0 else { fail("no seed of \(folder) is accepted: make them anew") }
        }
    }
}
