import Foundation

/// Why a command ends without having done its work, in both languages, with its exit code.
struct CommandFailure: Error, CustomStringConvertible {
    /// 1: what was asked is refused. 2: it was asked wrongly. 70: the world failed. A write that
    /// was not confirmed ends a command with 74, see ``Tongguan``.
    var code: Int32
    var zh: String
    var en: String

    static func refused(_ zh: String, _ en: String) -> CommandFailure {
        CommandFailure(code: 1, zh: zh, en: en)
    }

    static func usage(_ zh: String, _ en: String) -> CommandFailure {
        CommandFailure(code: 2, zh: zh, en: en)
    }

    static func failed(_ zh: String, _ en: String) -> CommandFailure {
        CommandFailure(code: 70, zh: zh, en: en)
    }

    var description: String { "\(zh)\n\(en)" }
}

func writeError(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
}
