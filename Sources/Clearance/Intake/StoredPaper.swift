import Messages
import Values

/// 已收单证: a paper that was taken, as it stands in the tables.
package struct StoredPaper: Sendable {
    package enum State: Int, Sendable {
        /// 暂存, 申报, 删除
        case drafted = 1
        case accepted = 2
        case deleted = 3
    }

    package var paper: AnyPaper
    package var businessKey: String
    /// For payments: (ebpCode, orderNo), by which a list finds its payment.
    package var joinKey: String?
    package var sender: String
    package var messageGuid: String
    package var messageIndex: Int
    package var state: State
    package var receivedAt: Instant
    package var consignment: String?
    /// The first answer to this content.
    package var answer: FirstAnswer

    package var kind: Int { paper.type.number }
}

/// The first answer to a paper, given again whenever the same content is sent again.
package struct FirstAnswer: Sendable {
    package var outcome: PaperAnswer.Outcome
    package var state: String
    package var returnStatus: String
    package var returnInfo: String
    package var preNo: String?
    package var invtNo: String?
    /// Number and time of the receipt that carried it.
    package var receiptGuid: String
    package var at: Instant

    /// The parts joined by U+001F.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        for part in [
            outcome.rawValue, state, returnStatus, returnInfo, preNo ?? "", invtNo ?? "",
            receiptGuid,
        ] {
            bytes.append(contentsOf: part.utf8)
            bytes.append(0x1F)
        }
        bytes.append(contentsOf: String(at.milliseconds).utf8)
        return bytes
    }

    package init(
        outcome: PaperAnswer.Outcome, state: String, returnStatus: String, returnInfo: String,
        preNo: String? = nil, invtNo: String? = nil, receiptGuid: String, at: Instant
    ) {
        self.receiptGuid = receiptGuid
        self.at = at
        self.outcome = outcome
        self.state = state
        self.returnStatus = returnStatus
        self.returnInfo = returnInfo
        self.preNo = preNo
        self.invtNo = invtNo
    }

    package init(_ answer: PaperAnswer, at: Instant) {
        self.init(
            outcome: answer.outcome, state: answer.state, returnStatus: answer.returnStatus,
            returnInfo: answer.returnInfo, preNo: answer.preNo, invtNo: answer.invtNo,
            receiptGuid: answer.receipt.guid, at: at)
    }

    package init?(bytes: [UInt8]) {
        let parts = bytes.split(separator: 0x1F, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 8, let outcome = PaperAnswer.Outcome(rawValue: parts[0]),
            let at = Int64(parts[7])
        else { return nil }
        self.init(
            outcome: outcome, state: parts[1], returnStatus: parts[2], returnInfo: parts[3],
            preNo: parts[4].isEmpty ? nil : parts[4],
            invtNo: parts[5].isEmpty ? nil : parts[5], receiptGuid: parts[6],
            at: Instant(milliseconds: at))
    }
}
