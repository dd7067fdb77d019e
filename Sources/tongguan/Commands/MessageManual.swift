import ArgumentParser
import Messages

/// `tongguan message manual`
struct MessageManual: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "报文手册 | prints the field table of a message type, or all types")

    @Argument(help: "报文类型 | CEB621Message, CEB621 or 621", transform: MessageType.named)
    var type: MessageType?
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        guard json else {
            return print(type.map(manual) ?? manualIndex(), terminator: "")
        }
        if let type {
            writeOutput(manualJSON(of: type) + [0x0A])
        } else {
            let all = MessageType.allCases.map { manualJSON(of: $0) }
            writeOutput(
                Array("[".utf8) + all.joined(separator: Array(",\n".utf8)) + Array("]\n".utf8))
        }
    }
}
