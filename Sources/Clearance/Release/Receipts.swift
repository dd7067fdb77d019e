import Messages
import Values

/// 回执: how the flow answers a paper, in the standard's own form.
extension Proceeding {
    /// `[Code:1332;Desc:...]` for every issue and every paper still missing, at most 1,000
    /// characters.
    func returnInfo(_ issues: [Issue]) -> String {
        clip(
            issues.filter { $0.severity == .error || Rule.missingPapers.contains($0.code) }
                .map { "[Code:\($0.official ?? $0.code);Desc:\($0.message.zh)\(figures($0))]" }
                .joined(), 1000)
    }

    /// `;totalPrice：26,114.44 > limitPrice: 26,000` as customs writes it, where an issue has both.
    private func figures(_ issue: Issue) -> String {
        guard issue.code.hasPrefix("QUO"), let found = issue.found, let limit = issue.expected
        else { return "" }
        let limitPrice = limit.hasPrefix("<= ") ? String(limit.dropFirst(3)) : limit
        return ";totalPrice：\(found) > limitPrice: \(limitPrice);"
    }

    mutating func accept(
        _ read: ReadPaper, state: String, text: String, _ consignment: Consignment? = nil,
        status: String = "120", code: String = "1800"
    ) -> PaperAnswer {
        finish(
            read, .accepted, state: state, status: status, info: "[Code:\(code);Desc:\(text)]", [],
            consignment)
    }

    mutating func draft(_ read: ReadPaper, _ consignment: Consignment? = nil) -> PaperAnswer {
        finish(read, .accepted, state: "drafted", status: "1", info: "暂存", [], consignment)
    }

    /// A paper that breaks its field table: refused alone, with the official code as status.
    mutating func refuseFormat(_ read: ReadPaper) -> PaperAnswer {
        let errors = read.issues.filter { $0.severity == .error }
        let text = errors.map { "\($0.path)：\($0.message.zh)" }.joined(separator: "；")
        return finish(
            read, .refused, state: "refused", status: errors.first?.official ?? "100",
            info: clip("报文校验失败：" + text, 1000), read.issues)
    }

    mutating func refuse(
        _ read: ReadPaper, _ issues: [Issue], _ consignment: Consignment? = nil
    ) -> PaperAnswer {
        let code = issues.first?.official ?? "100"
        return finish(
            read, .refused, state: "refused", status: code.hasPrefix("-") ? code : "100",
            info: returnInfo(issues), issues.located(in: read), consignment)
    }

    /// The first answer again, its receipt with the same number and time; nothing is recorded anew.
    func duplicate(
        _ read: ReadPaper, _ first: FirstAnswer, _ consignment: Consignment? = nil
    ) -> PaperAnswer {
        PaperAnswer(
            index: read.index, key: read.paper.businessKey, consignment: consignment?.id,
            preNo: first.preNo, invtNo: first.invtNo, outcome: .duplicate, state: first.state,
            returnStatus: first.returnStatus, returnInfo: first.returnInfo, issues: [],
            receipt: receiptForm(
                for: read.paper, guid: first.receiptGuid, status: first.returnStatus,
                info: first.returnInfo, time: first.at, preNo: first.preNo, invtNo: first.invtNo))
    }

    private mutating func finish(
        _ read: ReadPaper, _ outcome: PaperAnswer.Outcome, state: String, status: String,
        info: String, _ issues: [Issue], _ consignment: Consignment? = nil
    ) -> PaperAnswer {
        var preNo = consignment?.preNo
        if preNo == nil, read.paper.type.receiptNeedsPreNo { preNo = nextPreNo() }
        let paper = receiptForm(
            for: read.paper, guid: receiptGuid(), status: status, info: info, time: desk.now,
            preNo: preNo, invtNo: consignment?.invtNo)
        record(
            "paper.\(outcome.rawValue)", consignment: consignment?.id, to: actor.enterprise, paper)
        return PaperAnswer(
            index: read.index, key: read.paper.businessKey, consignment: consignment?.id,
            preNo: preNo, invtNo: consignment?.invtNo, outcome: outcome, state: state,
            returnStatus: status, returnInfo: info, issues: issues, receipt: paper)
    }

    /// The 622 of a list.
    func receipt(
        of consignment: Consignment, _ list: ImportList, status: String, info: String
    ) -> AnyPaper {
        receiptForm(
            for: .importList(list), guid: receiptGuid(), status: status, info: info,
            time: desk.now, preNo: consignment.preNo, invtNo: consignment.invtNo,
            copNo: consignment.copNo)
    }

    mutating func record(_ kind: String, _ consignment: Consignment, _ receipt: AnyPaper?) {
        record(kind, consignment: consignment.id, to: consignment.sender, receipt)
    }

    mutating func record(
        _ kind: String, consignment: String?, to recipient: String?, _ receipt: AnyPaper?,
        detail: String? = nil
    ) {
        let scenario = scenario ?? scenario(ofConsignment: consignment)
        let isOwed = receipt != nil && recipient != nil && scenario?.isSilent != true
        for _ in 0..<(isOwed && scenario?.doubles == true ? 2 : 1) {
            docket.events.append(
                Event(
                    seq: docket.next("event"), kind: kind, consignment: consignment,
                    recipient: isOwed ? recipient : nil,
                    at: isOwed
                        ? desk.now.adding(milliseconds: Int64(scenario?.delay ?? 0) * 1_000)
                        : desk.now,
                    actor: actor.name, receipt: receipt, detail: detail))
        }
    }

    /// 36 upper-case characters, unique in the zone: the event's number and the time.
    func receiptGuid() -> String {
        let seq = UInt64((docket.counters["event"] ?? 0) + 1)
        let high = keyedPrefix
        let time = UInt64(bitPattern: desk.now.milliseconds)
        let bytes =
            (0..<4).map { UInt8(truncatingIfNeeded: high >> (24 - 8 * $0)) }
            + (0..<6).map { UInt8(truncatingIfNeeded: time >> (40 - 8 * $0)) }
            + (0..<6).map { UInt8(truncatingIfNeeded: seq >> (40 - 8 * $0)) }
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { text.append(0x2D) }
            for digit in [byte >> 4, byte & 15] {
                text.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private var keyedPrefix: UInt32 {
        desk.zone.id.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }

    /// 预录入编号: `B`, the day, nine digits (CEB 2022-05).
    mutating func nextPreNo() -> String {
        let day = desk.today.compact
        return "B" + day + padded(docket.next("pre/" + day), 9)
    }

    /// 清单编号: customs office, year, `I`, nine digits (CEB 2022-05).
    mutating func nextInvtNo(_ customsCode: String) -> String {
        let series = customsCode + String(desk.today.year)
        return series + "I" + padded(docket.next("invt/" + series), 9)
    }
}

extension [Issue] {
    /// Paths that name the paper say which of the message it is: `Inventory[3]/InventoryHead/...`.
    func located(in read: ReadPaper) -> [Issue] {
        let element = read.paper.element
        return map { issue in
            guard issue.path == element || issue.path.hasPrefix(element + "/") else { return issue }
            var issue = issue
            issue.path = "\(element)[\(read.index)]" + issue.path.dropFirst(element.count)
            return issue
        }
    }
}

func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// The text, cut to what the standard allows.
func clip(_ text: String, _ length: Int) -> String {
    // A text has no more signs than bytes, and counting those costs nothing.
    text.utf8.count <= length || text.unicodeScalars.count <= length
        ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
}

extension MessageType {
    /// Receipts 622, 624 and 626 must carry a pre-entry number (official schema).
    var receiptNeedsPreNo: Bool {
        switch self {
        case .ceb621, .ceb623, .ceb625, .ceb711: true
        default: false
        }
    }
}
