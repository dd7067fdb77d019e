import Messages

/// Why no checkpoint can be signed, or no proof given.
package enum EvidenceProblem: Error, Sendable, Equatable {
    /// Others than its owner may read the key.
    case openKey(String)
    case badKey(String)
    case file(String, Int32)
    /// Somebody cut off checkpoints that stood there.
    case shortened(String)
    /// The last checkpoint is not of this key, or no checkpoint.
    case badCheckpoint(String)
    /// The database does not hold what the last checkpoint says: it is never signed over.
    case forked(size: Int)
    /// This link of the journal, or this event, was not written by the platform.
    case unvouched(link: Int)
    case unlisted(event: Int)
    /// There is no such event, or not for this caller.
    case unknownEvent
    /// A tree of that size was not yet signed, or never will be.
    case unknownSize

    package var message: Bilingual {
        switch self {
        case .openKey(let path):
            Bilingual(
                "\(path) 的权限过宽，应仅限所有者（chmod 600）",
                "\(path) may be read by others; allow its owner only (chmod 600)")
        case .badKey(let path): Bilingual("\(path) 不是有效的密钥", "\(path) holds no valid key")
        case .file(let path, let code):
            Bilingual("无法写入 \(path)（errno \(code)）", "\(path) cannot be written (errno \(code))")
        case .shortened(let path):
            Bilingual(
                "\(path) 比写入时短，不再续写",
                "\(path) is shorter than what was written: nothing is appended")
        case .badCheckpoint(let path):
            Bilingual(
                "\(path) 的最后一个检查点不是此密钥所签",
                "the last checkpoint of \(path) was not signed by this key")
        case .forked(let size):
            Bilingual(
                "数据库与第 \(size) 条事件处的检查点不符：不再签发检查点，请运行 tongguan audit verify",
                "the database is not what the checkpoint at event \(size) says: nothing is signed "
                    + "any more; run tongguan audit verify")
        case .unvouched(let number):
            Bilingual(
                "流水第 \(number) 节不是平台所写：不再签发检查点，请运行 tongguan audit verify",
                "link \(number) of the journal was not written by the platform: nothing is signed "
                    + "any more; run tongguan audit verify")
        case .unlisted(let number):
            Bilingual(
                "流水未记第 \(number) 条事件，或其已不在：不再签发检查点，请运行 tongguan audit verify",
                "the journal does not list event \(number), or it is gone: nothing is signed any "
                    + "more; run tongguan audit verify")
        case .unknownEvent: Bilingual("没有这个事件", "there is no such event")
        case .unknownSize: Bilingual("没有该规模的检查点", "no tree of that size was signed")
        }
    }
}

extension EvidenceProblem: CustomStringConvertible {
    package var description: String { "\(message.zh) | \(message.en)" }
}
