import Demonstration
import Foundation
import Messages
import Signatures
import Values

/// What follows the papers: withdrawals and returns, payment data, streams, a sender's workbook.
extension CanaryDay {
    /// Where a sender works; these files are his own and say in the clear what he wrote there. All
    /// else that a command leaves beside them counts.
    static let own = ["orders.csv", "wrong.csv", "messages/", "issues.xlsx"]
    var desk: String { site.directory + "/desk" }

    mutating func afterwards(_ server: Server, _ officer: String) throws {
        try FileManager.default.createDirectory(
            atPath: desk, withIntermediateDirectories: true)
        try takeBack(server, officer)
        try openPayment(server, officer)
        try buildMessages()
        try follow(server)
    }

    // MARK: Withdrawals and returns

    private mutating func takeBack(_ server: Server, _ officer: String) throws {
        let now = Instant.now
        var taken = 0
        for number in 31...36 {
            let papers = Self.papers(number, at: now)
            for paper in papers.papers.dropLast() { try send(paper, to: server) }
            let list = try send(.importList(papers.list), to: server)
            let invtNo = Reply(list)?.papers.first?.invtNo ?? "none"
            var back = papers.returnRequest(invtNo: invtNo, lines: [(1, 1)], at: now)
            let paper =
                number % 2 == 0
                ? AnyPaper.cancelRequest(papers.cancelRequest(invtNo: invtNo, at: now))
                : .returnRequest(back)
            if Reply(try send(paper, to: server))?.papers.first?.outcome == "accepted" {
                taken += 1
            }
            // Again for somebody else, and for nobody.
            back = papers.returnRequest(invtNo: invtNo, lines: [(1, 1)], attempt: 2, at: now)
            back.buyerName = Canary.name + "甲"
            back.buyerIdNumber = Canary.idNumber + "9"
            try send(.returnRequest(back), to: server)
            let path =
                "/api/v1/returns/\(back.copNo ?? "")"
            let arrival = """
                {"agentCode":"\(papers.list.agentCode)","day":"\(now.rfc3339.prefix(10))","note":"\(Canary.name)"}
                """
            try ask(.json(path + "/arrival", arrival, key: officer), "arrival", server)
        }
        guard taken > 2 else { throw Trouble("\(taken) withdrawals and returns were taken") }
    }

    // MARK: Payment data

    private mutating func openPayment(_ server: Server, _ officer: String) throws {
        let papers = Self.papers(11, at: Instant.now)
        let code = papers.order.ebpCode
        let signer = try FileKey(making: .sm2)
        let certificate = try certificate(of: code, signer)
        try Data(certificate.pem).write(to: URL(fileURLWithPath: desk + "/cert.pem"))
        _ = try command(["cert", "register", desk + "/cert.pem", "--enterprise", code])
        let opened = try ask(
            .json(
                "/api/v1/payment-data/requests",
                "{\"ebpCode\":\"\(code)\",\"orderNo\":\"\(papers.order.orderNo)\"}", key: officer),
            "session", server)
        let session = opened.text.firstMatch(of: /"sessionID":"([0-9a-f]{32})"/)?.1 ?? ""
        var data = Self.paymentData(papers, String(session))
        func signed() throws -> [UInt8] {
            try signPaymentData(
                data, with: signer, profile: .sm2SM3, certNo: certificate.serial)
        }
        let good = try signed()
        let text = String(decoding: good, as: UTF8.self)
        data.head.totalAmount = .yuan(1)
        data.head.note = Canary.address
        for (bytes, word) in [
            (good, "10000"), (good, "10000"), (try signed(), "20000"),
            (data.json(certNo: "1", signValue: Canary.idNumber), "20000"),
            (Array(text.replacing("\"142\"", with: "\"\(Canary.name)\"").utf8), "20000"),
            (Array(text.replacing("\"guid\"", with: "\"\(Canary.telephone)\"").utf8), "20000"),
            (Array(text.dropLast(9).utf8), "20000"),
        ] {
            let answer = try ask(
                .form("/ceb2grab/grab/realTimeDataUpload", "payExInfoStr", bytes), "upload", server)
            guard answer.text.contains(word) else { throw Trouble("not \(word): \(answer.text)") }
        }
        let uri = "/api/v1/payment-data?ebpCode=\(code)"
        for query in ["orderNo=\(papers.order.orderNo)", "payTransactionId=\(Canary.telephone)"] {
            try ask(.get("\(uri)&\(query)", key: officer), "payment data", server)
        }
    }

    private static func paymentData(_ papers: ConsignmentPapers, _ session: String) -> PaymentData {
        let said = [Canary.name, Canary.idNumber, Canary.telephone, Canary.address, Canary.account]
        var head = PaymentDataHead()
        head.guid = "9D55BA71-22DE-41F4-8B50-C36C83B3B530"
        head.initalRequest = said.joined(separator: "&")
        head.initalResponse = said.reversed().joined(separator: "&")
        head.ebpCode = papers.payment.ebpCode
        head.payCode = papers.payment.payCode
        head.payTransactionId = papers.payment.payTransactionId
        head.totalAmount = papers.payment.amountPaid
        head.tradingTime = papers.payment.payTime
        head.note = Canary.name
        var goods = PaymentDataGoods()
        goods.gname = "演示商品"
        goods.itemLink = "http://example.com/1"
        var order = PaymentDataOrder()
        order.orderNo = papers.order.orderNo
        order.goods = [goods]
        order.recpAccount = Canary.account
        order.recpName = Canary.name
        return PaymentData(
            sessionID: session, head: head, orders: [order],
            serviceTime: papers.at.milliseconds)
    }

    private func certificate(of enterprise: String, _ key: FileKey) throws -> Certificate {
        let validity = Instant.now.adding(days: -1)...Instant.now.adding(days: 30)
        let authority = try CertificateAuthority(
            key: FileKey(making: .sm2), name: DistinguishedName([.init(.commonName, "CA")]),
            serial: 1, validity: validity)
        return try authority.issue(
            to: DistinguishedName([.init(.serialNumber, enterprise)]), key: key.publicKey,
            serial: 291, validity: validity)
    }

    // MARK: A workbook

    private mutating func buildMessages() throws {
        try build(["--template", "orders.csv"], code: 0)
        let path = desk + "/orders.csv"
        var rows = try String(contentsOfFile: path, encoding: .utf8)
            .components(separatedBy: .newlines).filter { !$0.isEmpty }
        let names = rows[0].components(separatedBy: ",").map { $0.components(separatedBy: " ")[1] }
        var cells = rows[1].components(separatedBy: ",")
        for (name, value) in [
            ("buyerRegNo", Canary.account), ("buyerName", Canary.name),
            ("buyerTelephone", Canary.telephone), ("buyerIdNumber", Canary.idNumber),
            ("consignee", Canary.name), ("consigneeTelephone", Canary.telephone),
            ("consigneeAddress", Canary.address),
        ] {
            guard let place = names.firstIndex(of: name) else { throw Trouble("no \(name)") }
            cells[place] = value
        }
        rows[1] = cells.joined(separator: ",")
        let right = rows.joined(separator: "\n").replacing("EXAMPLE-", with: "")
        try Data(right.utf8).write(to: URL(fileURLWithPath: path))
        let wrong = right.replacing(Canary.idNumber, with: Canary.idNumber + "9")
            .replacing(Canary.name, with: Canary.name + String(repeating: "长", count: 80))
            .replacing(Canary.telephone, with: String(repeating: Canary.telephone, count: 6))
            .replacing(",140,2,", with: ",999,2,")
        try Data(wrong.utf8).write(to: URL(fileURLWithPath: desk + "/wrong.csv"))

        let sender = ["--set", "copCode=3301960002", "--set", "copName=样例电商企业有限公司"]
        try build(["orders.csv", "--out", "messages"] + sender, code: 0)
        for more in [["--all-or-nothing"], ["--json"]] {
            try build(
                ["wrong.csv", "--out", "messages/wrong", "--issues", "issues.xlsx"] + more + sender,
                code: 1)
        }
        for type in ["311", "411", "511", "621"] {
            _ = try run(["message", "check", "messages/00001-CEB\(type).xml"])
        }
    }

    private mutating func build(_ arguments: [String], code: Int32) throws {
        let outcome = try run(["message", "build"] + arguments)
        guard outcome.exitCode == code else {
            throw Trouble("build ended with \(outcome.exitCode): \(outcome.output)")
        }
    }

    private mutating func run(_ arguments: [String]) throws -> Program.Outcome {
        let outcome = try Program.run(arguments, in: desk)
        said.append((arguments.joined(separator: " "), Data(outcome.output.utf8)))
        return outcome
    }

    // MARK: Streams

    private mutating func follow(_ server: Server) throws {
        for sender in Trade.senders {
            let wire = try server.connect(seconds: 3)
            try wire.send(HTTPRequest.get("/api/v1/events?after=0", key: key(sender)).bytes)
            let stream = Data(wire.rest().bytes)
            guard stream.range(of: Data("event: receipt".utf8)) != nil else {
                throw Trouble("no receipts in the stream of \(sender)")
            }
            said.append(("events of \(sender)", stream))
        }
    }
}
