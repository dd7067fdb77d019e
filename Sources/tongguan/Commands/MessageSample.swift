import ArgumentParser
import Messages

/// `tongguan message sample`
struct MessageSample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "样例报文 | prints a valid sample message of made-up data",
        discussion: """
            The same seed prints the same bytes; the order, payment, waybill and list of one seed \
            belong together. Signatures have the right shape and cannot be verified.
            """)

    @Argument(help: "报文类型 | CEB621Message, CEB621 or 621", transform: MessageType.named)
    var type: MessageType
    @Option(help: "随机种子 | seed") var seed: UInt64 = 1
    @Option(help: "单证份数 | how many papers, 1 to 100 (711 and 900 carry one)") var count = 1
    @Flag(help: "以 JSON 形式输出 | print the JSON form") var json = false

    func validate() throws {
        guard (1...100).contains(count) else {
            throw ValidationError(
                "单证份数应在1至100之间\nThe number of papers must be between 1 and 100")
        }
    }

    func run() throws {
        let bytes = sampleMessage(of: type, seed: seed, count: count)
        guard json else { return writeOutput(bytes) }
        guard case .success(let message) = readMessage(bytes) else {
            throw CommandFailure.failed("样例无法读取", "the sample cannot be read")
        }
        writeOutput(messageJSON(message) + [0x0A])
    }
}
