import Clearance
import Demonstration
import Messages
import Platform
import SQLiteStorage
import Storage
import Values

/// 舞台: what stories share, so that thousands run in a minute: tables, and papers once written.
///
/// Each story plays in a zone of its own. One stage serves one thread.
package final class Stage {
    /// Ten in the morning in Beijing on the day on which every paper is written.
    static let opening = Instant(milliseconds: 1_795_226_400_000)
    private static let storiesAStorage = 50

    let reading = ReadMessages()
    private var storage: SQLiteStorage
    private var stories = 0
    private var zones = 0
    private var written: [Parcel: ConsignmentPapers] = [:]
    private var sent: [Sent: Submission] = [:]

    private struct Sent: Hashable {
        var parcel: Parcel
        var kind: Int
    }

    package init() throws { storage = try Self.open() }

    private static func open() throws -> SQLiteStorage {
        let storage = try SQLiteStorage.inMemory()
        try storage.migrate(Schema.migrations)
        return storage
    }

    /// Tables for the next story; new ones now and then, so that they stay small.
    func nextStorage() throws -> SQLiteStorage {
        stories += 1
        if stories % Self.storiesAStorage == 0 {
            try storage.close()
            storage = try Self.open()
        }
        return storage
    }

    /// A zone with every register filled, in which nothing happened yet.
    func openZone(_ terms: Terms, in storage: SQLiteStorage) throws -> Zone {
        zones += 1
        var zone = Zone()
        zone.id = "z\(zones)"
        zone.seals = try ZoneKeys.known().seals
        zone.secret = Array("a secret of the tests".utf8)
        zone.reviewRate = ["C": terms.reviewed]
        zone.inspectionRate = ["C": terms.inspected]
        try storage.write { transaction in
            try Ground.fillRegisters(zone, stock: terms.stock, transaction)
            for assurer in [DemonstrationEnterprise.assurer, .smallAssurer] {
                try Ground.setGuarantee(of: assurer.code, to: terms.guarantee, zone, transaction)
            }
        }
        return zone
    }

    func papers(of parcel: Parcel) -> ConsignmentPapers {
        if let papers = written[parcel] { return papers }
        let papers = parcel.papers
        written[parcel] = papers
        return papers
    }

    /// The four papers of a parcel, each in a message of its own.
    func submissions(of parcel: Parcel) throws -> [Submission] {
        try papers(of: parcel).papers.map { paper in
            let key = Sent(parcel: parcel, kind: paper.type.number)
            if let submission = sent[key] { return submission }
            let submission = try message(
                [paper], guid: ConsignmentPapers.guid("9\(paper.type.number)", parcel.number))
            sent[key] = submission
            return submission
        }
    }

    func message(_ papers: [AnyPaper], guid: String) throws -> Submission {
        var transfer = BaseTransfer()
        transfer.copCode = papers.first?.usualSender ?? ""
        transfer.copName = "演示企业"
        transfer.dxpId = "DXPENT0000000001"
        let bytes = writeMessage(papers, guid: guid, transfer: transfer)
        let message = try readMessage(bytes).get()
        reading.note(message, of: bytes)
        return Submission(
            command: .message(message, bytes: bytes, digest: "sha256:" + sha256Hex(bytes)),
            actor: Actor(role: .enterprise, enterprise: transfer.copCode))
    }
}

/// 条件: how little of everything there is in a story, so that it runs out.
struct Terms {
    var annual: Amount
    var guarantee: Amount
    var stock: Amount
    /// In parts of 10,000.
    var reviewed: Int
    var inspected: Int

    static func drawn(_ chance: inout Chance) -> Terms {
        Terms(
            annual: .yuan(chance.pick([500, 900, 26_000])),
            guarantee: .yuan(chance.pick([40, 150, 9_000])),
            stock: .yuan(chance.pick([2, 5, 100])), reviewed: chance.pick([0, 2_500]),
            inspected: chance.pick([0, 2_000]))
    }

    /// The policy in force with this yearly limit.
    var policy: Policy {
        Policy(
            rules: Policy.national.rules.map { rule in
                guard rule.code == "QUO-02" else { return rule }
                return PolicyRule(
                    code: rule.code, title: rule.title, value: .amount(annual), from: rule.from,
                    to: rule.to, citation: rule.citation, evidence: rule.evidence)
            })
    }
}
