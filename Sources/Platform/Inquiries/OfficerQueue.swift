import Clearance
import Messages
import Storage
import Values

/// 待办清单: the lists that wait for an officer's word, oldest first.
package struct OfficerQueue: Sendable, Encodable {
    package struct Entry: Sendable, Encodable {
        package var id: String
        package var state: String
        package var returnStatus: String
        package var ebcCode: String
        package var orderNo: String
        package var copNo: String
        package var preNo: String
        package var invtNo: String?
        package var agentCode: String
        package var declaredDay: String
        package var channel: String?
        package var reason: Bilingual?
        package var total: String?
    }

    package var lists: [Entry]
    /// The cursor for the next call.
    package var next: String
}

extension Inquiries {
    /// The lists in `state`, or all that wait for an officer, with an id after `cursor`.
    package func officerQueue(
        state: ListState?, after cursor: String, limit: Int
    ) throws -> OfficerQueue {
        let states = state.map { [$0] } ?? [.review, .inspection, .detained]
        let found = try storage.read {
            try OfficerRows.list(states, after: cursor, limit: limit, zone, $0)
        }
        return OfficerQueue(
            lists: found.map(OfficerQueue.Entry.init), next: found.last?.id ?? cursor)
    }

    /// The newest lists, for the front page.
    package func recent(limit: Int) throws -> [OfficerQueue.Entry] {
        try storage.read { try OfficerRows.recent(limit: limit, zone, $0) }
            .map(OfficerQueue.Entry.init)
    }

    /// How many lists stand in each state, of those declared on a day.
    package func counts(on day: Day) throws -> [(state: ListState, count: Int)] {
        try storage.read { try OfficerRows.counts(on: day, zone.id, $0) }
    }
}

extension OfficerQueue.Entry {
    fileprivate init(_ consignment: Consignment) {
        self.init(
            id: consignment.id, state: consignment.state.rawValue,
            returnStatus: consignment.state.returnStatus, ebcCode: consignment.ebcCode,
            orderNo: consignment.orderNo, copNo: consignment.copNo, preNo: consignment.preNo,
            invtNo: consignment.invtNo, agentCode: consignment.agentCode,
            declaredDay: consignment.declaredDay.description, channel: consignment.detail.channel,
            reason: consignment.detail.channelReason,
            total: consignment.detail.assessment?.total.description)
    }
}
