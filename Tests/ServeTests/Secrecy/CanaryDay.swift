import Demonstration
import Foundation
import Messages
import Values

/// 金丝雀的一天: declares, is refused, returns, is asked for; keeps every answer that was given.
struct CanaryDay {
    let site: Site
    var said: [(place: String, data: Data)] = []
    private var number = 0

    init(site: Site) {
        self.site = site
    }

    static func papers(_ number: Int, at now: Instant) -> ConsignmentPapers {
        var papers = ConsignmentPapers(number, at: now)
        papers.order.buyerRegNo = Canary.account
        papers.order.buyerName = Canary.name
        papers.order.buyerIdNumber = Canary.idNumber
        papers.order.buyerTelephone = Canary.telephone
        papers.order.consignee = Canary.name
        papers.order.consigneeTelephone = Canary.telephone
        papers.order.consigneeAddress = Canary.address
        papers.payment.payerName = Canary.name
        papers.payment.payerIdNumber = Canary.idNumber
        papers.payment.telephone = Canary.telephone
        papers.waybill.consignee = Canary.name
        papers.waybill.consigneeTelephone = Canary.telephone
        papers.waybill.consigneeAddress = Canary.address
        papers.list.buyerName = Canary.name
        papers.list.buyerIdNumber = Canary.idNumber
        papers.list.buyerTelephone = Canary.telephone
        papers.list.consigneeAddress = Canary.address
        return papers
    }

    static func message(_ paper: AnyPaper, number: Int) -> Letter {
        let sender =
            switch paper {
            case .order: Trade.senders[0]
            case .payment: Trade.senders[1]
            case .waybill: Trade.senders[2]
            default: Trade.senders[3]
            }
        var transfer = BaseTransfer()
        transfer.copCode = sender
        transfer.copName = "演示企业"
        transfer.dxpId = "DXPENT0000000001"
        let guid = ConsignmentPapers.guid("9300", number)
        return Letter(
            number: number, sender: sender,
            bytes: writeMessage([paper], guid: guid, transfer: transfer))
    }

    mutating func run() throws {
        let server = try Server(directory: site.directory, options: ["--log", "trace"])
        try server.awaitGreeting()
        let officer = try command(["key", "issue", "--role", "officer"])
            .trimmingCharacters(in: .whitespacesAndNewlines)
        try declare(server)
        try spoil(server)
        try ask(server, officer)
        try afterwards(server, officer)
        _ = try command(["verify"])
        _ = try command(["backup", site.directory + "/copy.sqlite"])
        try killAndStart(server)
    }

    private mutating func declare(_ server: Server) throws {
        let now = Instant.now
        // One that is released, one whose papers disagree about the person, one that waits.
        for paper in Self.papers(11, at: now).papers { try send(paper, to: server) }
        var other = Self.papers(12, at: now)
        other.payment.payerName = "别人"
        other.list.buyerTelephone = "19900000001"
        other.list.buyerIdNumber = ConsignmentPapers(77, at: now).list.buyerIdNumber
        for paper in other.papers { try send(paper, to: server) }
        try send(.importList(Self.papers(13, at: now).list), to: server)
        // The same again, changed, and a trial.
        try send(Self.papers(11, at: now).papers[0], to: server)
        var changed = Self.papers(11, at: now)
        changed.order.consigneeAddress = Canary.address + "甲"
        changed.order.buyerName = "欧阳"
        try send(.order(changed.order), to: server)
        let trial = Self.message(.importList(Self.papers(14, at: now).list), number: 900)
        try ask(.message(trial.bytes, key: key(trial.sender)), "message", server)
    }

    private mutating func spoil(_ server: Server) throws {
        let now = Instant.now
        var wrong = Self.papers(21, at: now)
        wrong.list.buyerIdNumber = Canary.idNumber + "9"
        wrong.list.buyerName = Canary.name + String(repeating: "长", count: 80)
        try send(.importList(wrong.list), to: server)
        wrong.order.buyerTelephone = String(repeating: Canary.telephone, count: 6)
        wrong.order.consigneeAddress = ""
        try send(.order(wrong.order), to: server)
        let whole = Self.message(Self.papers(22, at: now).papers[0], number: 901).bytes
        let text = String(decoding: whole, as: UTF8.self)
        for bad in [
            String(text.dropLast(40)), text.replacing("CEB311Message", with: "CEB999Message"),
            text.replacing("</ceb:buyerName>", with: "</ceb:buyerNam>"),
            text.replacing("<ceb:buyerIdNumber>", with: "<ceb:buyerIdNumber x=\"\(Canary.name)\">"),
            "<!DOCTYPE a [<!ENTITY b \"\(Canary.name)\">]>" + text,
        ] {
            let request = HTTPRequest.message(Array(bad.utf8), key: key(Trade.senders[0]))
            try ask(request, "spoilt", server)
        }
        for (path, body) in [
            ("/api/v1/messages", "{\"messageType\":\"\(Canary.name)\",\"\(Canary.idNumber)\":1}"),
            ("/api/v1/quota", "{\"idNumber\":\"\(Canary.idNumber)\",\"name\":\"\(Canary.name)\"}"),
            (
                "/api/v1/quota",
                "{\"idNumber\":\"\(Canary.idNumber)9\",\"name\":[\"\(Canary.name)\"]}"
            ),
            ("/api/v1/quota", "{\"idNumber\":\"\(Canary.idNumber)"),
        ] {
            try ask(.json(path, body, key: key(Trade.senders[0])), path, server)
        }
    }

    private mutating func ask(_ server: Server, _ officer: String) throws {
        let list = Self.papers(11, at: Instant.now).list
        let path = "/api/v1/consignments?ebcCode=\(list.ebcCode)&orderNo=\(list.orderNo)"
        let dossier = try ask(.get(path, key: officer), "dossier", server)
        try ask(.get(path, key: key(Trade.senders[0])), "own dossier", server)
        let id = dossier.text.firstMatch(of: /"id":"([0-9a-f]{32})"/).map { String($0.1) } ?? ""
        guard !id.isEmpty else { throw Trouble("no consignment: \(dossier.text)") }
        for sender in Trade.senders {
            try ask(
                .get("/api/v1/receipts?after=0&limit=1000", key: key(sender)), "receipts", server)
        }
        for path in ["/", "/consignments/\(id)", "/metrics", "/openapi.json", "/readyz"] {
            try ask(.get(path), path, server)
        }
        for state in ["", "?state=waiting", "?state=\(Canary.telephone)"] {
            try ask(.get("/api/v1/lists\(state)", key: officer), "lists", server)
        }
        // What an officer asks for with a purpose is there, and is the only place where it is.
        let wire = try server.connect()
        let body = "{\"purpose\":\"查验 inspection\"}"
        let unmasked = try wire.ask(
            .json("/api/v1/consignments/\(id)/unmasked", body, key: officer))
        guard unmasked?.text.contains(Canary.idNumber) == true else {
            throw Trouble("an officer sees nothing: \(unmasked?.text ?? "-")")
        }
        for (key, body) in [(officer, "{}"), (key(Trade.senders[0]), body)] {
            try ask(.json("/api/v1/consignments/\(id)/unmasked", body, key: key), "unmask", server)
        }
        try ask(.get(path, key: key(Trade.senders[0])), "after the look", server)
        guard
            said.last.map({ String(decoding: $0.data, as: UTF8.self) })?
                .contains("data.unmasked") == false
        else { throw Trouble("an enterprise sees who looked") }
        try ask(.get(path, key: officer), "after the look", server)
        guard
            said.last.map({ String(decoding: $0.data, as: UTF8.self) })?
                .contains("data.unmasked") == true
        else { throw Trouble("the look was not recorded") }
    }

    /// The write-ahead log of a platform that was killed, and what the next start says.
    private mutating func killAndStart(_ server: Server) throws {
        try server.killAtOnce()
        let next = try Server(directory: site.directory, options: ["--log", "trace"])
        try next.awaitGreeting()
        try send(Self.papers(11, at: Instant.now).papers[1], to: next)
        try next.terminate()
    }

    // MARK: One step

    func key(_ enterprise: String) -> String { site.keys[enterprise] ?? "" }

    @discardableResult
    mutating func send(_ paper: AnyPaper, to server: Server) throws -> HTTPAnswer {
        number += 1
        let letter = Self.message(paper, number: number)
        return try ask(.message(letter.bytes, key: key(letter.sender)), paper.type.rawValue, server)
    }

    @discardableResult
    mutating func ask(
        _ request: HTTPRequest, _ place: String, _ server: Server
    ) throws -> HTTPAnswer {
        let wire = try server.connect()
        guard let answer = try wire.ask(request) else { throw Trouble("no answer: \(place)") }
        let headers = answer.headers.map { "\($0): \($1)" }.joined(separator: "\n")
        said.append((place, Data(headers.utf8) + Data(answer.body)))
        return answer
    }

    mutating func command(_ arguments: [String]) throws -> String {
        let outcome = try Program.run(arguments + ["--data", site.data], in: site.directory)
        said.append((arguments.joined(separator: " "), Data(outcome.output.utf8)))
        guard outcome.exitCode == 0 else { throw Trouble(outcome.output) }
        return outcome.output
    }

    /// Everything that was left on the disk, but what a sender made there for himself.
    func files() throws -> [URL] {
        try FileManager.default.subpathsOfDirectory(atPath: site.directory)
            .map { URL(fileURLWithPath: site.directory + "/" + $0) }
            .filter { file in
                var isDirectory: ObjCBool = false
                return FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory)
                    && !isDirectory.boolValue
                    && !Self.own.contains { file.path.hasPrefix(desk + "/" + $0) }
            }
    }
}
