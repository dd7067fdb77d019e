import Clearance
import Demonstration
import Messages
import Signatures
import TestKit
import Testing
import Values

@testable import Platform
@testable import Web

@Suite("Platforms open the data of a payment to customs (公告2018年第179号)", .everyEngine)
struct PaymentDataTests {
    private static let address = "/ceb2grab/grab/realTimeDataUpload"
    private static let requests = "/api/v1/payment-data/requests"

    @Test("An officer asks, the platform answers in the session, and the payment paper is found")
    func wholeWay() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let order = edge.papers.order
            let officer = try edge.key(.officer)
            let opened = try await asking.post(
                Self.requests,
                json: "{\"ebpCode\":\"\(order.ebpCode)\",\"orderNo\":\"\(order.orderNo)\"}",
                key: officer)
            #expect(opened.status == 200)
            let session = try #require(opened.json["sessionID"].text)
            #expect(session.utf8.count == 32)
            let request = try #require(opened.json["openReq"].text)
            #expect(DataRequest(Array(request.utf8))?.sessionID == session)

            let data = edge.paymentData(session)
            let answer = try await asking.upload(data.json(certNo: "1", signValue: "AAAA"))
            #expect(answer.status == 200 && answer.json["code"].text == "10000", "\(answer.text)")
            #expect(answer.json["message"].text == "上传成功" && answer.json["total"].number == 0)
            #expect(
                answer.json["serviceTime"].number == Int(edge.ground.now.milliseconds))

            let uri = "/api/v1/payment-data?ebpCode=\(order.ebpCode)"
            let early = try await asking.get("\(uri)&orderNo=\(order.orderNo)", key: officer)
            #expect(early.json["paymentData"][0]["hasPayment"].flag == false)
            try await asking.declare(edge.papers)
            for query in [
                "orderNo=\(order.orderNo)", "payTransactionId=\(data.head.payTransactionId)",
            ] {
                let found = try await asking.get("\(uri)&\(query)", key: officer)
                #expect(found.json["paymentData"].list.count == 1)
                let proof = found.json["paymentData"][0]
                #expect(proof["hasPayment"].flag == true)
                #expect(proof["signature"]["verified"].flag == false)
                #expect(proof["digest"].text?.hasPrefix("sha256:") == true)
                for secret in ["原始请求", "原始响应", "6222020000000000"] {
                    #expect(!found.text.contains(secret))
                }
            }
            #expect(
                try await asking.get("\(uri)&orderNo=other", key: officer).json["paymentData"].list
                    .isEmpty)
            try Self.expectVerified(edge)
        }
    }

    /// What was kept is what its digests say; and one letter more is noticed.
    private static func expectVerified(_ edge: Edge) throws {
        let (zone, storage) = (edge.platform.zone, edge.platform.storage)
        let sound = try Verification(zone: zone, in: storage)
        #expect(sound.faults == [] && sound.paymentData == 1)
        try storage.write {
            try $0.execute("UPDATE payment_data SET content_digest = content_digest || '0'")
        }
        let spoilt = try Verification(zone: zone, in: storage)
        #expect(spoilt.faults.map(\.invariant) == [.paymentDigest])
    }

    @Test("The same data again is the same success; other data under its number is refused")
    func again() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let session = try await asking.session()
            var data = edge.paymentData(session)
            for _ in 1...2 { try await asking.expect(data, "10000") }
            data.head.totalAmount = .yuan(1)
            try await asking.expect(data, "20000", "guid")
            data.head.guid = "9D55BA71-22DE-41F4-8B50-C36C83B3B531"
            try await asking.expect(data, "20000", "answered already")

            let other = try await asking.session()
            #expect(other != session)
            try await asking.expect(edge.paymentData(other), "10000")
            let uri = "/api/v1/payment-data?ebpCode=\(data.head.ebpCode)&orderNo="
            let found = try await asking.get(
                uri + edge.papers.order.orderNo, key: edge.key(.officer))
            #expect(found.json["paymentData"].list.count == 1)
        }
    }

    @Test("Nobody's session, another platform's, one without its order or an ended one is refused")
    func sessions() async throws {
        let edge = try Edge { $0.paymentData.sessionMinutes = 60 * 24 }
        try await edge.ask { asking in
            try await asking.expect(edge.paymentData("fe2374-guessed"), "20000", "no session")
            let session = try await asking.session()
            var data = edge.paymentData(session)
            data.head.ebpCode = DemonstrationEnterprise.payment.code
            try await asking.expect(data, "20000", "ebpCode")
            data = edge.paymentData(session)
            data.orders[0].orderNo = "another"
            try await asking.expect(data, "20000", "order")
            let clock = try #require(edge.platform.clock as? VirtualClock)
            _ = try await edge.platform.advance(clock, days: 2)
            try await asking.expect(edge.paymentData(session), "20000", "ended")
        }
    }

    @Test("With a registered certificate only what it signed counts, asked or unasked")
    func signed() async throws {
        let edge = try Edge { $0.paymentData.profiles = [.sm2SM3] }
        let key = try FileKey(making: .sm2)
        let certificate = try edge.register(key, of: edge.papers.order.ebpCode)
        try await edge.ask { asking in
            let session = try await asking.session()
            let data = edge.paymentData(session)
            let unsigned = try await asking.upload(data.json(certNo: "1", signValue: "AAAA"))
            #expect(unsigned.json["code"].text == "20000")
            #expect(unsigned.text.contains("验签失败"))

            let unasked = edge.paymentData("unasked")
            let stranger = try FileKey(making: .sm2)
            let wrong = try signPaymentData(
                unasked, with: stranger, profile: .sm2SM3, certNo: certificate.serial)
            #expect(try await asking.upload(wrong).json["code"].text == "20000")
            let right = try signPaymentData(
                unasked, with: key, profile: .sm2SM3, certNo: certificate.serial, form: .plain)
            #expect(try await asking.upload(right).json["code"].text == "10000")

            let found = try await asking.get(
                "/api/v1/payment-data?ebpCode=\(data.head.ebpCode)"
                    + "&payTransactionId=\(data.head.payTransactionId)", key: edge.key(.officer))
            let signature = found.json["paymentData"][0]["signature"]
            #expect(signature["verified"].flag == true)
            #expect(signature["certificate"].text == certificate.fingerprint)
            #expect(signature["form"].text == "plain" && signature["profile"].text == "sm2-sm3")
        }
    }

    @Test("What is wrong is named, and no value that was sent comes back")
    func wrong() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            var data = edge.paymentData(try await asking.session())
            data.head.currency = "840"
            let answer = try await asking.upload(data.json(certNo: "1", signValue: "AAAA"))
            #expect(answer.status == 200 && answer.json["code"].text == "20000")
            #expect(answer.text.contains("payExchangeInfoHead/currency"))
            #expect(!answer.text.contains("840"))
            for body in ["{", "[]", "", "\u{0}"] {
                #expect(
                    try await asking.upload(Array(body.utf8)).json["code"].text == "20000")
            }
        }
    }

    @Test("A form that is none, has the field twice, or is past its limit is refused at the edge")
    func forms() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let type = "application/x-www-form-urlencoded"
            for body in ["", "other=1", "payExInfoStr=1&payExInfoStr=2", "payExInfoStr=%G0"] {
                let answer = try await asking.post(Self.address, Array(body.utf8), type: type)
                #expect(answer.status == 422, "\(body)")
            }
            #expect(try await asking.post(Self.address, json: "{}").status == 415)
            let long = Array("payExInfoStr=".utf8) + [UInt8](repeating: 0x61, count: 1 << 20 + 1)
            #expect(try await asking.post(Self.address, long, type: type).status == 413)
            let longer = Array("a=".utf8) + [UInt8](repeating: 0x61, count: 4 << 20)
            #expect(try await asking.post(Self.address, longer, type: type).status == 413)
        }
    }

    @Test("Who uploads without end is told when to come again")
    func limit() async throws {
        let edge = try Edge { $0.limits.paymentData = 2 }
        try await edge.ask { asking in
            for _ in 1...2 { #expect(try await asking.upload([]).status == 200) }
            let third = try await asking.upload([])
            #expect(third.status == 429 && third.headers[.retryAfter] != nil)
        }
    }

    @Test("Only officers open sessions and see what came, and only of registered platforms")
    func officers() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let json = "{\"ebpCode\":\"\(edge.papers.order.ebpCode)\",\"orderNo\":\"S1\"}"
            let enterprise = try edge.key(.enterprise, edge.papers.order.ebpCode)
            #expect(try await asking.post(Self.requests, json: json).status == 401)
            #expect(try await asking.post(Self.requests, json: json, key: enterprise).status == 403)
            let uri = "/api/v1/payment-data?ebpCode=1"
            #expect(try await asking.get(uri + "&orderNo=1", key: enterprise).status == 403)
            let officer = try edge.key(.officer)
            #expect(try await asking.get(uri, key: officer).status == 400)
            #expect(
                try await asking.get(uri + "&orderNo=1&payTransactionId=1", key: officer).status
                    == 400)
            for wrong in [
                "{\"ebpCode\":\"4499999999\",\"orderNo\":\"S1\"}", "{\"orderNo\":\"S1\"}", "{}",
            ] {
                #expect(
                    try await asking.post(Self.requests, json: wrong, key: officer).status == 422)
            }
        }
    }

    @Test("What customs asks of a platform of the zone waits for it, once for each session")
    func inquiries() async throws {
        let edge = try Edge()
        let platform = edge.papers.order.ebpCode
        try await edge.ask { asking in
            func ask(_ session: String, of code: String = platform) async throws -> String? {
                let request = DataRequest(orderNo: "S1", sessionID: session, serviceTime: 7)
                return try await asking.form("/platDataOpen/\(code)", "openReq", request.json)
                    .json["code"].text
            }
            #expect(try await ask("fe-1") == "10000")
            #expect(try await ask("fe-1") == "10000")
            #expect(try await ask("fe-2") == "10000")
            #expect(try await ask("fe-3", of: "4499999999") == "20000")
            let broken = try await asking.form("/platDataOpen/\(platform)", "openReq", [0x7B])
            #expect(broken.json["code"].text == "20000")

            let uri = "/api/v1/payment-data/inquiries"
            let key = try edge.key(.enterprise, platform)
            let found = try await asking.get(uri, key: key).json["inquiries"]
            #expect(found.list.map { $0["sessionID"].text } == ["fe-1", "fe-2"])
            #expect(found[0]["orderNo"].text == "S1")
            let other = try edge.key(.enterprise, DemonstrationEnterprise.payment.code)
            #expect(try await asking.get(uri, key: other).json["inquiries"].list.isEmpty)
            #expect(try await asking.get(uri, key: edge.key(.officer)).status == 403)

            let clock = try #require(edge.platform.clock as? VirtualClock)
            _ = try await edge.platform.advance(clock, days: 2)
            #expect(try await asking.get(uri, key: key).json["inquiries"].list.isEmpty)
        }
    }

    @Test("No more than a thousand inquiries wait for one platform, and the newest is among them")
    func bounded() async throws {
        let edge = try Edge()
        let receiver = PaymentDataReceiver(edge.platform)
        let platform = edge.papers.order.ebpCode
        let (zone, now) = (edge.platform.zone.id, edge.ground.now)
        try edge.ground.storage.write { transaction in
            for number in 1...PaymentInquiry.most {
                try PaymentInquiryRows.insert(
                    PaymentInquiry(
                        sessionID: "s\(number)", orderNo: "S1",
                        receivedAt: now.adding(milliseconds: Int64(number - 2_000))),
                    to: platform, zone, transaction)
            }
        }
        let request = DataRequest(orderNo: "S1", sessionID: "last", serviceTime: 1)
        #expect(try await receiver.record(request, to: platform))
        let open = try receiver.inquiries(to: platform).map(\.sessionID)
        #expect(open.count == PaymentInquiry.most && open.first == "s2" && open.last == "last")
    }
}

extension Asking {
    fileprivate func upload(_ text: [UInt8]) async throws -> Reply {
        try await form("/ceb2grab/grab/realTimeDataUpload", "payExInfoStr", text)
    }

    fileprivate func form(_ uri: String, _ field: String, _ text: [UInt8]) async throws -> Reply {
        let digits = Array("0123456789abcdef".utf8)
        var body = Array("\(field)=".utf8)
        for byte in text {
            body += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return try await post(uri, body, type: "application/x-www-form-urlencoded; charset=utf-8")
    }

    /// A session for the order of the first papers.
    fileprivate func session() async throws -> String {
        let order = edge.papers.order
        let opened = try await post(
            "/api/v1/payment-data/requests",
            json: "{\"ebpCode\":\"\(order.ebpCode)\",\"orderNo\":\"\(order.orderNo)\"}",
            key: edge.key(.officer))
        return try #require(opened.json["sessionID"].text)
    }

    fileprivate func expect(
        _ data: PaymentData, _ code: String, _ word: String = "",
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await upload(data.json(certNo: "1", signValue: "AAAA"))
        #expect(answer.status == 200, sourceLocation: location)
        #expect(answer.json["code"].text == code, "\(answer.text)", sourceLocation: location)
        #expect(
            word.isEmpty || answer.text.contains(word), "\(answer.text)", sourceLocation: location)
    }
}

extension Edge {
    /// What the platform of the first papers would open of their payment.
    fileprivate func paymentData(_ session: String) -> PaymentData {
        let payment = papers.payment
        var head = PaymentDataHead()
        head.guid = "9D55BA71-22DE-41F4-8B50-C36C83B3B530"
        head.initalRequest = "原始请求"
        head.initalResponse = "原始响应"
        head.ebpCode = payment.ebpCode
        head.payCode = payment.payCode
        head.payTransactionId = payment.payTransactionId
        head.totalAmount = payment.amountPaid
        head.tradingTime = payment.payTime
        var goods = PaymentDataGoods()
        goods.gname = "演示商品"
        goods.itemLink = "http://example.com/1"
        var order = PaymentDataOrder()
        order.orderNo = papers.order.orderNo
        order.goods = [goods]
        order.recpAccount = "6222020000000000"
        order.recpName = "演示商户"
        return PaymentData(
            sessionID: session, head: head, orders: [order],
            serviceTime: ground.now.milliseconds)
    }

    /// A certificate for the key, registered for the enterprise.
    fileprivate func register(_ key: FileKey, of enterprise: String) throws -> Certificate {
        let authority = try CertificateAuthority(
            key: try FileKey(making: .sm2), name: DistinguishedName([.init(.commonName, "CA")]),
            serial: 1, validity: ground.now.adding(days: -1)...ground.now.adding(days: 30))
        let certificate = try authority.issue(
            to: DistinguishedName([.init(.serialNumber, enterprise)]), key: key.publicKey,
            serial: 291, validity: ground.now.adding(days: -1)...ground.now.adding(days: 30))
        try ground.storage.write {
            try SignerRows.register(
                certificate, of: enterprise, at: ground.now, zone: platform.zone.id, $0)
        }
        return certificate
    }
}
