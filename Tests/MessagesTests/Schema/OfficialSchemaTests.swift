import Testing

@testable import Messages

@Suite("The official schema agrees with us")
struct OfficialSchemaTests {
    @Test("it accepts every sample of every type")
    func samples() throws {
        guard let schema = OfficialSchema() else { return }
        let messages = MessageType.allCases.flatMap { type in
            [1, 5].map { (type, sampleMessage(of: type, seed: 77, count: $0)) }
        }
        let complaints = try schema.judge(messages.map { (type: $0.0, bytes: $0.1) })
        for ((type, _), complaint) in zip(messages, complaints) {
            #expect(complaint == nil, "\(type.rawValue)")
        }
    }

    @Test("it accepts whatever the writer writes, and the reader gets the same papers back")
    func writer() throws {
        var written: [(type: MessageType, bytes: [UInt8])] = []
        for type in MessageType.allCases {
            let message = try readMessage(sampleMessage(of: type, seed: 13, count: 3)).get()
            let papers = message.papers.map(\.paper)
            let bytes = writeMessage(
                papers, guid: message.guid, version: message.version,
                transfer: type.isRequest ? message.transfer : nil, signature: message.signature)
            let back = try readMessage(bytes).get()
            #expect(back.papers.map(\.paper) == papers, "\(type.rawValue)")
            #expect(back.transfer == message.transfer && back.guid == message.guid)
            written.append((type, bytes))
        }
        guard let schema = OfficialSchema() else { return }
        for (message, complaint) in zip(written, try schema.judge(written)) {
            #expect(complaint == nil, "\(message.type.rawValue)")
        }
    }

    @Test("it refuses each negative case whose rule is the schema's, and no other")
    func negativeCases() throws {
        guard let schema = OfficialSchema() else { return }
        let cases = MessageType.allCases.flatMap { type in
            Messages.negativeCases(of: type, seed: 77).map { (type, $0) }
        }
        let complaints = try schema.judge(cases.map { (type: $0.0, bytes: $0.1.bytes) })
        for ((_, spoiled), complaint) in zip(cases, complaints) {
            // Of all fixed values the schema itself fixes these only.
            let isFixed =
                spoiled.rule == .fixedValue && ["currency", "fFlag", "iFlag"].contains(spoiled.tag)
            #expect(
                (complaint != nil) == (spoiled.rule.isOfTheSchema || isFixed),
                "\(spoiled.path) \(spoiled.name.en): \(complaint ?? "accepted")")
        }
    }
}

extension MessageRule {
    /// Those that the schema itself states; the others come from the text of the specification.
    var isOfTheSchema: Bool {
        switch self {
        case .unknownMessageType, .messageGUID, .messageVersion, .noPaper, .tooManyPapers,
            .noTransfer, .unknownTopElement, .missingField, .repeatedField, .unknownElement,
            .misplacedField, .unknownAttribute, .elementInField, .missingHead, .noItems,
            .tooManyItems, .tooShort, .tooLong, .notDecimal, .tooManyDecimals, .tooManyDigits,
            .notInteger, .earlierEdition:
            true
        default: false
        }
    }
}
