import Messages
import Testing
import Values

@Suite("Original payment data (公告2018年第179号)")
struct PaymentDataTests {
    private static let head = """
        {"guid":"9D55BA71-22DE-41F4-8B50-C36C83B3B530","initalRequest":"a=1&b=\\"2\\"",\
        "initalResponse":"ok","ebpCode":"3303961002","payCode":"3303961003",\
        "payTransactionId":"2018121222001354081010726129","totalAmount":100,"currency":"142",\
        "verDept":"3","payType":"1","tradingTime":"20181212041803","note":"批量订单"}
        """
    private static let orders = """
        [{"orderNo":"SO1710301150602574003","goodsInfo":[{"gname":"lhy-gnsku3","itemLink":\
        "http://example.com/1"}],"recpAccount":"OSA571908863132601","recpCode":"",\
        "recpName":"演示商户"}]
        """

    private func text(
        head: String = head, lists: String = "payExchangeInfoLists", orders: String = orders,
        time: String = "1544519952469"
    ) -> [UInt8] {
        Array(
            """
            {"sessionID":"fe2374-8fnejf97-55616242","payExchangeInfoHead":\(head),
            "\(lists)" : \(orders),"serviceTime":\(time),"certNo":"0125e5cd","signValue":"AAAA"}
            """.utf8)
    }

    private func data() throws -> PaymentData { try readPaymentData(text()).get().data }

    @Test("is read with every value, an amount exactly")
    func read() throws {
        let data = try data()
        #expect(data.head.initalRequest == "a=1&b=\"2\"")
        #expect(data.head.totalAmount == .yuan(100))
        #expect(data.orders.map(\.orderNo) == ["SO1710301150602574003"])
        #expect(data.orders.first?.goods.first?.gname == "lhy-gnsku3")
        #expect(data.serviceTime == 1_544_519_952_469)
    }

    @Test("is written as it is signed: every member in the document's order, and read again")
    func write() throws {
        var data = try data()
        #expect(data.headJSON == Array(Self.head.utf8))
        #expect(data.ordersJSON == Array(Self.orders.utf8))
        data.head.totalAmount = try #require(Amount("0.07"))
        let again = try readPaymentData(data.json(certNo: "1", signValue: "A=")).get()
        #expect(again.data == data)
        #expect(again.certNo == "1" && again.signValue == "A=")
    }

    @Test("is signed over four nodes joined by two bars, quotes inside not escaped")
    func signText() throws {
        let expected =
            "\"sessionID\":\"fe2374-8fnejf97-55616242\"||\"payExchangeInfoHead\":\""
            + Self.head + "\"||\"payExchangeInfoLists\":\"" + Self.orders
            + "\"||\"serviceTime\":\"1544519952469\""
        #expect(String(decoding: try data().signText, as: UTF8.self) == expected)
        let plain = expected.replacing("\":\"{", with: "\":{").replacing("}\"||", with: "}||")
            .replacing("\":\"[", with: "\":[").replacing("]\"||", with: "]||")
            .replacing("\"1544519952469\"", with: "1544519952469")
        let read = try readPaymentData(text()).get()
        #expect(String(decoding: read.signText(.plain), as: UTF8.self) == plain)
    }

    @Test("was signed over the bytes that came, however the sender orders and spaces them")
    func sentBytes() throws {
        let orders = Self.orders.replacing("\",\"", with: "\" ,\n\"")
        let read = try readPaymentData(text(orders: orders)).get()
        #expect(read.orders == Array(orders.utf8))
        let text = String(decoding: read.signText(.quoted), as: UTF8.self)
        #expect(text.contains("\"payExchangeInfoLists\":\"\(orders)\"||"))
    }

    @Test("may be misspelt as the document misspells it, and may quote its time")
    func leniencies() throws {
        let read = try readPaymentData(
            text(lists: "payExchangeInfoList", time: "\"1544519952469\"")
        ).get()
        let data = try data()
        #expect(read.data == data)
        #expect(read.listName == PaymentData.misspeltListName)
        let signed = String(
            decoding: read.signText(.quoted, listName: read.listName), as: UTF8.self)
        #expect(signed.contains("||\"payExchangeInfoList\":\"[{"))
        #expect(read.signText(.quoted) == data.signText)
    }

    @Test("under both names of the list is refused: a signature would cover but one of them")
    func bothNames() {
        let other = "\"payExchangeInfoList\":\(Self.orders),\"serviceTime\""
        let both = String(decoding: text(), as: UTF8.self)
            .replacing("\"serviceTime\"", with: other)
        guard case .failure(let problem) = readPaymentData(Array(both.utf8)) else {
            Issue.record("both lists were taken")
            return
        }
        #expect(problem.issues.map(\.path) == ["payExchangeInfoList"])
    }

    @Test("is read as a draft before it has session, time and signature, and not otherwise")
    func draft() throws {
        let draft = Array(
            "{\"payExchangeInfoHead\":\(Self.head),\"payExchangeInfoLists\":\(Self.orders)}".utf8)
        #expect(throws: PaymentDataProblem.self) { try readPaymentData(draft).get() }
        let read = try readPaymentData(draft, isDraft: true).get()
        #expect(read.data.orders.count == 1 && read.data.sessionID.isEmpty)
        let broken = Array("{\"payExchangeInfoHead\":{}}".utf8)
        #expect(throws: PaymentDataProblem.self) {
            try readPaymentData(broken, isDraft: true).get()
        }
    }

    @Test(
        "is refused where a value is wrong, with its place",
        arguments: [
            ("\"verDept\":\"3\"", "\"verDept\":\"4\"", "payExchangeInfoHead/verDept"),
            ("\"currency\":\"142\"", "\"currency\":\"840\"", "payExchangeInfoHead/currency"),
            ("\"totalAmount\":100", "\"totalAmount\":1e2", "payExchangeInfoHead/totalAmount"),
            ("\"totalAmount\":100", "\"totalAmount\":-1", "payExchangeInfoHead/totalAmount"),
            ("20181212041803", "20181312041803", "payExchangeInfoHead/tradingTime"),
            ("\"ebpCode\":\"3303961002\",", "", "payExchangeInfoHead/ebpCode"),
            ("\"ebpCode\"", "\"ebpcode\"", "payExchangeInfoHead/ebpcode"),
            ("SO1710301150602574003", "", "payExchangeInfoLists[0]/orderNo"),
            ("\"goodsInfo\":[", "\"goodsInfo\":[1,", "payExchangeInfoLists[0]/goodsInfo[0]"),
        ])
    func refused(old: String, new: String, path: String) throws {
        let sent = text(
            head: Self.head.replacing(old, with: new), orders: Self.orders.replacing(old, with: new)
        )
        #expect(throws: PaymentDataProblem.self) { try readPaymentData(sent).get() }
        guard case .failure(let problem) = readPaymentData(sent) else { return }
        #expect(problem.issues.map(\.path).contains(path), "\(problem.issues.map(\.path))")
        #expect(problem.issues.allSatisfy { $0.line != nil })
    }

    @Test("that is no JSON, too deep or too large is refused whole")
    func hostile() {
        let texts = [
            [], Array("[]".utf8), Array("{".utf8), Array(repeating: UInt8(ascii: "["), count: 99),
            Array(repeating: UInt8(ascii: " "), count: 2 << 20), [0xFF, 0xFE],
        ]
        for text in texts {
            guard case .failure(let problem) = readPaymentData(text) else {
                Issue.record("\(text.prefix(20)) was read")
                continue
            }
            #expect(!problem.issues.isEmpty)
        }
    }

    @Test("is asked for by order and session, the time quoted or not")
    func request() throws {
        let request = DataRequest(orderNo: "S1", sessionID: "fe-1", serviceTime: 1_533_271_903_898)
        #expect(DataRequest(request.json) == request)
        let quoted = "{\"orderNo\":\"S1\",\"sessionID\":\"fe-1\",\"serviceTime\":\"1533271903898\"}"
        #expect(DataRequest(Array(quoted.utf8)) == request)
        for wrong in ["{}", "[]", "{\"orderNo\":1}", quoted.replacing("S1", with: "")] {
            #expect(DataRequest(Array(wrong.utf8)) == nil)
        }
        #expect(
            DataAnswer.success.json(message: "上传成功", serviceTime: 7, total: 0)
                == Array(
                    "{\"code\":\"10000\",\"message\":\"上传成功\",\"total\":0,\"serviceTime\":7}".utf8))
    }
}
