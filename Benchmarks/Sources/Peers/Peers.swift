import Foundation
import Messages
import Signatures
import Values

/// `Peers FOLDER ROWS`: writes the inputs into the folder for the peers to read, measures our own
/// side in this process and prints one `name value` a line; `scripts/bench-peers.sh` compares.
@main
struct Peers {
    static func main() throws {
        let words = CommandLine.arguments
        guard words.count == 3, let rows = Int(words[2]) else {
            print("Peers FOLDER ROWS")
            exit(2)
        }
        let folder = URL(filePath: words[1])
        let message = sampleMessage(of: .ceb621, seed: 11, count: 100)
        try Data(message).write(to: folder.appending(path: "CEB621.xml"))
        print("message-bytes \(message.count)")
        validate(message)
        try verify(message)
        try readWorkbook(folder.appending(path: "orders.xlsx").path, rows: rows)
    }

    private static func validate(_ message: [UInt8]) {
        let verdict = checkMessage(message)
        precondition(verdict.papers == 100 && verdict.errors == 0, "the sample is wrong")
        print("validate-us \(median(of: 61) { _ = checkMessage(message) })")
    }

    /// What a signature costs besides the canonical form and the digest: that does not grow with
    /// the message, so it is told from a message of one list, where it is not lost in the noise.
    private static func verify(_ message: [UInt8]) throws {
        let signer = try Signer(for: message)
        let digest = SignatureProfile.sm2SM3.digest
        for (name, text) in [
            ("100", message), ("1", sampleMessage(of: .ceb621, seed: 11, count: 1)),
        ] {
            let signed = try signer.sign(text)
            precondition(signer.verify(signed).isAccepted, "the signature is not accepted")
            let whole = median(of: 101) { _ = signer.verify(signed) }
            let base = median(of: 101) {
                // What cannot be canonicalised was refused above.
                _ = (try? canonicalMessage(signed)).map(digest.digest)
            }
            print("verify-\(name)-us \(whole)")
            print("canonical-and-digest-\(name)-us \(base)")
        }
    }

    /// The median of processor time, in whole microseconds: a busy machine stretches the clock on
    /// the wall. More than one run has one before it that is not counted.
    static func median(of runs: Int, _ work: () throws -> Void) rethrows -> Int64 {
        if runs > 1 { try work() }
        var times: [Int64] = []
        for _ in 0..<runs {
            let start = processorTime
            try work()
            times.append(processorTime - start)
        }
        return times.sorted()[runs / 2]
    }

    private static var processorTime: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }
}
