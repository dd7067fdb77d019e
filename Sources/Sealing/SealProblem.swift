/// 封存故障: why a value could not be sealed or opened; names places and numbers, never contents.
package enum SealProblem: Error, Sendable, Hashable {
    /// There is no key to seal with: nobody gave this zone its keys.
    case noKey
    /// The value was sealed under a key that the key file does not hold.
    case unknownKey(number: Int)
    /// The value is damaged, was moved from its place, or belongs to another key.
    case broken(place: String)
    /// The cipher or the compression refused its work.
    case failed(String)
    /// The key file cannot be used, with the reason in Chinese and in English.
    case keyFile(zh: String, en: String)
}

extension SealProblem: CustomStringConvertible {
    package var description: String { "\(zh) / \(en)" }

    package var zh: String {
        switch self {
        case .noKey: "没有封存密钥。"
        case .unknownKey(let number): "密钥文件中没有 \(number) 号密钥。"
        case .broken(let place): "\(place) 的封存内容无法打开：已损坏、被移动，或不属于此密钥。"
        case .failed(let detail): "封存失败：\(detail)"
        case .keyFile(let zh, _): zh
        }
    }

    package var en: String {
        switch self {
        case .noKey: "There is no sealing key."
        case .unknownKey(let number): "The key file holds no key \(number)."
        case .broken(let place):
            "What is sealed at \(place) cannot be opened: damaged, moved, or of another key."
        case .failed(let detail): "Sealing failed: \(detail)"
        case .keyFile(_, let en): en
        }
    }
}
