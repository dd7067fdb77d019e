import Messages
import Testing
import Values

@testable import Signatures

@Suite("Payment data proves who opened it (公告2018年第179号)")
struct PaymentDataTests {
    private static let profiles = [SignatureProfile.sm2SM3, .rsaSHA256, .rsaSHA1]
    private static var data: PaymentData {
        var head = PaymentDataHead()
        head.guid = "9D55BA71-22DE-41F4-8B50-C36C83B3B530"
        head.initalRequest = "a=1&b=\"2\"||\"payExchangeInfoLists\":\"[]\""
        head.initalResponse = "ok"
        head.ebpCode = Ground.copCode
        head.payCode = "3301960003"
        head.payTransactionId = "ZF1"
        head.totalAmount = .yuan(100)
        head.tradingTime = "20260601115900"
        var goods = PaymentDataGoods()
        goods.gname = "样例奶粉"
        goods.itemLink = "http://example.com/1"
        var order = PaymentDataOrder()
        order.orderNo = "S1"
        order.goods = [goods]
        order.recpAccount = "OSA1"
        order.recpName = "样例商户"
        return PaymentData(
            sessionID: "fe2374-8fnejf97", head: head, orders: [order],
            serviceTime: 1_780_286_400_000)
    }

    private func signed(
        _ profile: SignatureProfile, _ form: PaymentDataSignForm = .quoted
    ) throws -> [UInt8] {
        let (key, certificate) = Ground.keyAndCertificate(profile)
        return try signPaymentData(
            Self.data, with: key, profile: profile, certNo: certificate.serial.lowercased(),
            form: form)
    }

    private func verify(
        _ text: [UInt8],
        _ candidates: [Certificate] = [Ground.sm2Certificate, Ground.rsaCertificate],
        _ profiles: [SignatureProfile] = profiles, at now: Instant = Ground.now
    ) throws -> PaymentDataVerdict {
        verifyPaymentData(
            try readPaymentData(text).get(), candidates: candidates, profiles: profiles, at: now)
    }

    @Test(
        "What is signed in either form and by any profile is recognised as such",
        arguments: profiles, PaymentDataSignForm.allCases)
    func roundTrip(_ profile: SignatureProfile, _ form: PaymentDataSignForm) throws {
        let verdict = try verify(try signed(profile, form))
        #expect(verdict.isAccepted)
        #expect(verdict.profile == profile && verdict.form == form)
        #expect(verdict.certificate == Ground.keyAndCertificate(profile).1)
        #expect(verdict.namesCertificate)
        #expect(verdict.message.zh.contains(profile.name))
        #expect(verdict.message.en.contains(profile.name))
    }

    @Test(
        "One byte changed anywhere that is signed, and it is nobody's",
        arguments: [
            ("fe2374", "fe2375"), ("\"totalAmount\":100", "\"totalAmount\":101"),
            ("OSA1", "OSA2"), ("1780286400000", "1780286400001"), ("\"S1\"", "\"S2\""),
        ])
    func changed(_ old: String, _ new: String) throws {
        for profile in Self.profiles {
            let verdict = try verify(try signed(profile).replacing(old, with: new))
            #expect(!verdict.isAccepted)
            #expect(verdict.problem == .valueMismatch)
            #expect(verdict.certificate == nil)
        }
    }

    @Test("A blank put into the signed part breaks it, one beside it does not")
    func blanks() throws {
        let text = try signed(.sm2SM3)
        #expect(!(try verify(text.replacing("\"verDept\":", with: "\"verDept\": ")).isAccepted))
        #expect(try verify(text.replacing("\"certNo\":", with: "\"certNo\": ")).isAccepted)
    }

    @Test("The misspelt name of the list is taken, whichever name was signed")
    func misspelt() throws {
        let text = try signed(.rsaSHA256)
        let renamed = text.replacing(
            "\"payExchangeInfoLists\":[{\"orderNo", with: "\"payExchangeInfoList\":[{\"orderNo")
        #expect(renamed != text)
        #expect(try verify(renamed).listName == PaymentData.listName)

        let read = try readPaymentData(renamed).get()
        let signature = try Ground.rsa.sign(
            read.signText(.quoted, listName: PaymentData.misspeltListName), digest: .sha256)
        let verdict = try verify(
            renamed.replacing(read.signValue, with: base64(signature)))
        #expect(verdict.isAccepted && verdict.listName == PaymentData.misspeltListName)
    }

    @Test("SHA-1 counts only where it is named, and the refusal says what it was")
    func weak() throws {
        let verdict = try verify(
            try signed(.rsaSHA1), [Ground.rsaCertificate], [.sm2SM3, .rsaSHA256])
        #expect(verdict.problem == .profileNotAccepted)
        #expect(!verdict.isAccepted)
        #expect(verdict.message.en.contains("rsa-sha1"))
    }

    @Test("Who is not known, or no longer, or not by this certificate, proves nothing")
    func strangers() throws {
        let text = try signed(.sm2SM3)
        #expect(try verify(text, []).problem == .noCertificate)
        #expect(try verify(text, [Ground.rsaCertificate]).problem == .valueMismatch)
        let late = Ground.instant("20300101000000")
        #expect(try verify(text, at: late).problem == .expired)
        let early = Ground.instant("20200101000000")
        #expect(try verify(text, at: early).problem == .notYetValid)
        let expired = Ground.authority.issue(
            Ground.copCode, Ground.sm2, serial: 9,
            validity: Ground.instant("20250101000000")...Ground.instant("20250201000000"))
        #expect(try verify(text, [expired]).problem == .expired)
        #expect(try verify(text, [expired, Ground.sm2Certificate]).isAccepted)
        let sealing = Ground.authority.issue(
            Ground.copCode, Ground.sm2, serial: 10, usage: "critical,keyEncipherment")
        #expect(try verify(text, [sealing]).problem == .wrongUsage)
    }

    @Test("A certificate number that is another's is said, and convinces nobody")
    func number() throws {
        let text = try signed(.sm2SM3)
        let serial = Ground.sm2Certificate.serial.lowercased()
        let other = try verify(
            text.replacing("\"certNo\":\"\(serial)\"", with: "\"certNo\":\"0125e5cd\""))
        #expect(other.isAccepted && !other.namesCertificate)
        #expect(other.message.en.contains("certNo"))
        let padded = try verify(
            text.replacing("\"certNo\":\"\(serial)\"", with: "\"certNo\":\"0000\(serial)\""))
        #expect(padded.namesCertificate)
    }

    @Test("A session that could pretend to be another node is neither signed nor believed")
    func session() throws {
        var data = Self.data
        data.sessionID = "a\"||\"payExchangeInfoHead\":\"{}"
        #expect(throws: SigningProblem.self) {
            try signPaymentData(data, with: Ground.sm2, profile: .sm2SM3, certNo: "1")
        }
        let signature = try Ground.sm2.sign(data.signText, digest: .sm3)
        let text = data.json(certNo: "1", signValue: base64(signature))
        #expect(try verify(text).problem == .malformed)
    }

    @Test("A signature that is no Base64, empty or of another length is refused")
    func damaged() throws {
        let value = try readPaymentData(try signed(.sm2SM3)).get().signValue
        for other in ["!", "====", "AAAA", String(value.dropLast(4))] {
            let text = try signed(.sm2SM3)
            let own = try readPaymentData(text).get().signValue
            #expect(!(try verify(text.replacing(own, with: other)).isAccepted))
        }
    }

    @Test("Data that no receiver could take, or a key of another kind, is not signed")
    func unsigned() {
        var data = Self.data
        data.head.currency = "840"
        #expect(throws: SigningProblem.self) {
            try signPaymentData(data, with: Ground.sm2, profile: .sm2SM3, certNo: "1")
        }
        #expect(throws: SigningProblem.self) {
            try signPaymentData(Self.data, with: Ground.sm2, profile: .rsaSHA256, certNo: "1")
        }
        #expect(throws: SigningProblem.self) {
            try signPaymentData(Self.data, with: Ground.sm2, profile: .sm2SM3)
        }
    }
}
