import ArgumentParser
import Foundation
import Messages

/// `tongguan message`
struct MessageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "message",
        abstract:
            "报文 | the standard's messages: check, explain, diff, convert, redact, sign, verify",
        subcommands: [
            MessageCheck.self, MessageExplain.self, MessageDiff.self, MessageConvert.self,
            MessageRedact.self, MessageSample.self, MessageSign.self, MessageVerify.self,
            MessageManual.self, MessageBuild.self,
        ])
}

extension MessageType {
    /// For arguments: `CEB621Message`, `CEB621` or `621`.
    static func named(_ name: String) throws -> MessageType {
        guard let type = MessageType(name: name) else {
            let known = MessageType.allCases.map { $0.rawValue.dropFirst(3).prefix(3) }
            throw ValidationError(
                """
                没有报文类型“\(name.prefix(40))”；可用：\(known.joined(separator: " "))
                There is no message type “\(name.prefix(40))”; there are \
                \(known.joined(separator: " "))
                """)
        }
        return type
    }
}

extension Edition {
    /// For arguments: `2018-113` or `2022-05`.
    static func named(_ name: String) throws -> Edition {
        guard let edition = Edition(rawValue: name) else {
            throw ValidationError(
                """
                没有版本“\(name.prefix(40))”；可用：2018-113 2022-05
                There is no edition “\(name.prefix(40))”; there are 2018-113 and 2022-05
                """)
        }
        return edition
    }
}

/// Bytes as they are, for pipes.
func writeOutput(_ bytes: [UInt8]) {
    FileHandle.standardOutput.write(Data(bytes))
}
