/// Reads the JSON form of a message: it becomes the XML it stands for, and the one validator judges
/// that, so both forms have the same rules and the same paths; lines and columns are those of the
/// JSON text.
public func readMessageJSON(
    _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits(), edition: Edition? = nil
) -> Result<Message, WholeMessageProblem> {
    let root: JSONNode
    switch JSONReader.read(bytes, limits: JSONLimits(bytes: limits.bytes)) {
    case .success(let node): root = node
    case .failure(let problem): return .failure(WholeMessageProblem(problem, in: bytes))
    }
    let places = JSONPlaces(bytes: bytes)
    guard root.members != nil else {
        let issue = Issue(.wrongShape, at: "", places[root.offset], expected: "object")
        return .failure(WholeMessageProblem(kind: .violatesStandard, issues: [issue]))
    }
    let name = root["messageType"]?.string ?? ""
    let form = JSONDraft(root, type: isXMLName(name) ? name : "Unknown")

    let whole = form.findings.filter { $0.paper == nil }
    guard whole.isEmpty else {
        return .failure(
            WholeMessageProblem(
                kind: .violatesStandard,
                messageType: MessageType(rawValue: name)?.rawValue ?? "Unknown",
                guid: form.draft.guid, issues: whole.prefix(200).map { $0.issue(places, nil) }))
    }
    switch readMessage(form.draft.xml(), limits: limits, edition: edition) {
    case .failure(var problem):
        for index in problem.issues.indices { form.place(&problem.issues[index], places) }
        return .failure(problem)
    case .success(var message):
        form.place(&message, places)
        return .success(message)
    }
}

extension JSONDraft {
    /// Adds the findings of the JSON form to their papers; what the validator said of the same
    /// place only follows from them.
    fileprivate func place(_ message: inout Message, _ places: JSONPlaces) {
        let official = OfficialFamily(message.type)?.field
        let byPaper = Dictionary(grouping: findings) { $0.paper ?? -1 }
        for index in message.papers.indices {
            for issue in message.papers[index].issues.indices {
                place(&message.papers[index].issues[issue], places)
            }
            guard let own = byPaper[message.papers[index].index] else { continue }
            let paths = Set(own.map(\.path))
            message.papers[index].issues.removeAll { paths.contains($0.path) }
            message.papers[index].issues += own.prefix(50).map { $0.issue(places, official) }
            message.papers[index].issues.sort {
                ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0)
            }
        }
        for index in message.warnings.indices { place(&message.warnings[index], places) }
    }

    /// The place of the value, or of the nearest thing around it that is there.
    fileprivate func place(_ issue: inout Issue, _ places: JSONPlaces) {
        var path = issue.path[...]
        while !path.isEmpty {
            if let offset = offsets[String(path)] {
                (issue.line, issue.column) = places[offset]
                return
            }
            path = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        }
        (issue.line, issue.column) = (nil, nil)
    }
}

extension JSONDraft.Finding {
    fileprivate func issue(_ places: JSONPlaces, _ official: String?) -> Issue {
        let (rule, expected): (JSONRule, String?) =
            switch kind {
            case .numberForText: (.numberForText, "\"\(found)\"")
            case .notText: (found.hasPrefix("U+") ? .forbiddenCharacter : .wrongShape, "string")
            case .notObject: (.wrongShape, "object")
            case .notArray: (.wrongShape, "array")
            case .unknownMember: (.unknownMember, nil)
            }
        return Issue(
            rule, at: path, places[offset], official: official, expected: expected, found: found)
    }
}

extension WholeMessageProblem {
    init(_ problem: JSONProblem, in bytes: [UInt8]) {
        let rule: JSONRule =
            switch problem.reason {
            case .invalidUTF8: .notUTF8
            case .duplicateName: .repeatedName
            case .tooLarge, .tooDeep, .tooManyValues: .pastLimit
            case .unexpected, .loneSurrogate, .badEscape, .controlCharacter, .badNumber,
                .trailing, .empty:
                .notWellFormed
            }
        self.init(
            kind: rule == .pastLimit ? .tooLarge : .notWellFormed,
            issues: [
                Issue(
                    rule, at: "", JSONPlaces(bytes: bytes)[problem.offset],
                    expected: problem.expected, found: problem.shownFound)
            ])
    }
}

extension JSONProblem {
    /// Names and counts may be shown; the text at the place of a syntax error may be personal.
    fileprivate var shownFound: String {
        switch reason {
        case .duplicateName, .tooLarge: found
        default: String(found.prefix(1))
        }
    }
}

/// Finds line and column of a byte; both start at 1, columns count characters.
struct JSONPlaces {
    let bytes: [UInt8]
    private let lineStarts: [Int]

    init(bytes: [UInt8]) {
        self.bytes = bytes
        lineStarts =
            [0] + bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    subscript(offset: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let upTo = bytes[lineStarts[low]..<min(max(offset, lineStarts[low]), bytes.count)]
        // Bytes 10xxxxxx continue a character.
        return (low + 1, upTo.count { $0 & 0xC0 != 0x80 } + 1)
    }
}
