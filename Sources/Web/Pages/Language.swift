import HTTPTypes
import Hummingbird
import Messages

/// 语言: of a page; `?lang=` wins over what the browser says, Chinese is the default.
enum Language: String, CaseIterable {
    case zh, en

    init(_ request: Request) {
        if let asked = request.uri.queryParameters["lang"].map(String.init),
            let language = Language(rawValue: asked)
        {
            self = language
            return
        }
        let header = request.headers[.acceptLanguage]?.lowercased() ?? ""
        let first = header.split(separator: ",").lazy.compactMap { range in
            Language.allCases.first { range.drop { $0 == " " }.hasPrefix($0.rawValue) }
        }.first
        self = first ?? .zh
    }

    func callAsFunction(_ zh: String, _ en: String) -> String {
        switch self {
        case .zh: zh
        case .en: en
        }
    }

    func callAsFunction(_ sentence: Bilingual) -> String { self(sentence.zh, sentence.en) }

    var tag: String { self("zh-CN", "en") }
    var other: Language { self == .zh ? .en : .zh }
}
