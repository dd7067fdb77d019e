import COpenSSL
import Messages

/// 密钥问题: why a key, certificate or module could not be used, in both languages.
public struct SigningProblem: Error, Sendable, Equatable, CustomStringConvertible {
    public var message: Bilingual

    public init(_ zh: String, _ en: String) { message = Bilingual(zh, en) }

    public var description: String { "\(message.zh)\n\(message.en)" }

    /// OpenSSL's own last word, for what nobody expects; empties its queue.
    static func openSSL(_ zh: String, _ en: String) -> SigningProblem {
        var text = [CChar](repeating: 0, count: 256)
        ERR_error_string_n(ERR_peek_last_error(), &text, text.count)
        ERR_clear_error()
        let reason = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        return SigningProblem("\(zh)（\(reason)）", "\(en) (\(reason))")
    }
}
