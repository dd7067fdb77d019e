import Foundation
import Testing

@testable import tongguan

@Suite("A platform signs its payment data and sends it by commands alone")
struct PaymentDataCommandTests {
    private static let draft = """
        {"payExchangeInfoHead":{"guid":"9D55BA71-22DE-41F4-8B50-C36C83B3B530","initalRequest":"a",\
        "initalResponse":"b","ebpCode":"3301960002","payCode":"3301960003","payTransactionId":"ZF1",\
        "totalAmount":100,"currency":"142","verDept":"3","tradingTime":"20261121100000"},\
        "payExchangeInfoList":[{"orderNo":"S1","goodsInfo":[{"gname":"样例奶粉",\
        "itemLink":"http://example.com/1"}],"recpAccount":"OSA1","recpName":"样例商户"}]}
        """

    @Test("A draft is signed in the session asked, verified, and a change is found")
    func wholeWay() throws {
        let scratch = try ScratchDirectory("payment-data")
        defer { scratch.remove() }
        func run(_ arguments: String...) throws -> Binary.Outcome {
            try Binary.run(["payment-data"] + arguments, in: scratch.path)
        }
        #expect(try Binary.run(["keygen", "--out", "key.pem"], in: scratch.path).code == 0)
        try SignatureCommandTests.issueCertificate(forKeyIn: scratch)
        _ = try scratch.write(Self.draft, to: "draft.json")
        for form in ["quoted", "plain"] {
            let signed = try run(
                "sign", "draft.json", "--session", "fe-1", "--key", "key.pem", "--certificate",
                "cert.pem", "--form", form)
            #expect(signed.code == 0, "\(signed.errors)")
            #expect(signed.output.hasPrefix("{\"sessionID\":\"fe-1\",\"payExchangeInfoHead\":{"))
            _ = try scratch.write(signed.output, to: "\(form).json")
            let verified = try run("verify", "\(form).json", "--certificate", "cert.pem")
            #expect(verified.code == 0 && verified.output.contains("sm2-sm3"))
            _ = try scratch.write(
                signed.output.replacing("\"totalAmount\":100", with: "\"totalAmount\":99"),
                to: "changed.json")
            let changed = try run("verify", "changed.json", "--certificate", "cert.pem")
            #expect(changed.code == 1 && changed.output.contains("SIG-12"))
        }
        #expect(try run("sign", "draft.json", "--key", "key.pem").code == 1)
        #expect(try run("sign", "draft.json", "--key", "key.pem", "--form", "x").code == 2)
        #expect(try run("verify", "draft.json", "--certificate", "cert.pem").code == 1)

        // A draft is not uploaded, and where nobody listens the world has failed.
        let nowhere = "http://127.0.0.1:9/realTimeDataUpload"
        #expect(try run("upload", "draft.json", "--url", nowhere).code == 1)
        #expect(try run("upload", "plain.json", "--url", nowhere).code == 70)
        #expect(
            try run("open", "--url", nowhere, "--order", "S1", "--session", "fe-1").code == 70)
    }

    @Test("A certificate is registered for an enterprise that is, and taken back")
    func trust() throws {
        let scratch = try ScratchDirectory("payment-trust")
        defer { scratch.remove() }
        func run(_ arguments: String...) throws -> Binary.Outcome {
            try Binary.run(arguments, in: scratch.path)
        }
        #expect(try run("keygen", "--out", "key.pem").code == 0)
        try SignatureCommandTests.issueCertificate(forKeyIn: scratch)
        _ = try scratch.write(
            """
            code,uscc,name,roles,guarantee
            3301960002,91330300MADEM001XQ,样例平台,platform,0

            """, to: "registry.csv")
        let trusting = ["cert", "register", "--enterprise"]
        let registered = try run("registry", "import", "registry.csv")
        let made = try Binary.run(trusting + ["4401960009", "cert.pem"], in: scratch.path)
        #expect(made.code != 0)
        guard registered.code == 0 else {
            Issue.record("\(registered.output) \(registered.errors)")
            return
        }
        let done = try Binary.run(trusting + ["3301960002", "cert.pem"], in: scratch.path)
        #expect(done.code == 0, "\(done.errors)")
        let fingerprint = String(done.output.prefix(64))
        let remove = ["cert", "remove", fingerprint, "--enterprise", "3301960002"]
        #expect(try Binary.run(remove, in: scratch.path).code == 0)
        #expect(try Binary.run(remove, in: scratch.path).code == 1)
        #expect(try run("cert", "register", "--enterprise", "3301960002").code == 2)
    }
}
