/// The platform's answers, as far as the demonstration reads them.
struct DemoReply: Decodable {
    struct Sentence: Decodable {
        var zh: String
        var en: String
    }

    struct Issue: Decodable {
        var severity: String
        var code: String
        var official: String?
        var message: Sentence
    }

    struct Paper: Decodable {
        var outcome: String
        var state: String
        var returnStatus: String
        var returnInfo: String
        var preNo: String?
        var invtNo: String?
        var consignment: String?
        var issues: [Issue]

        /// The first thing that is wrong, in its two languages, or the receipt's own words.
        var reason: String {
            guard let issue = issues.first(where: { $0.severity == "error" }) else {
                return returnInfo
            }
            let official = issue.official.map { "/\($0)" } ?? ""
            return "\(issue.code)\(official) \(issue.message.zh) | \(issue.message.en)"
        }
    }

    var replayed: Bool
    var papers: [Paper]
}

/// What a decision, an arrival or a payment is answered with.
struct DemoDone: Decodable {
    var id: String
    var state: String
    var returnStatus: String
    var returnInfo: String
}

/// A consignment as far as the demonstration looks at it.
struct DemoDossier: Decodable {
    var id: String
    var state: String
    var returnStatus: String
    var invtNo: String?
    var taxNo: String?
}

/// An error of the platform.
struct DemoProblem: Decodable {
    var code: String
    var detail: String
    var status: Int
}
