import Testing
import Values

@Suite("Official codes are explained in both languages")
struct OfficialCodeTests {
    @Test("All rows of the standard are there; two of its codes have two meanings each")
    func complete() {
        let count = { source in OfficialCode.all.count { $0.source == source } }
        #expect(count(.exchange2022) == 15)
        #expect(count(.standard2022) == 161 - 2)
        #expect(count(.returnStatus) == 18)
        #expect(count(.observed) == 20)
        #expect(OfficialCode.find("-621027")?.chinese.contains(" / ") == true)
        #expect(OfficialCode.find("-625022")?.english.contains(" / ") == true)
    }

    @Test("Every code is found, and reads in Chinese and in English")
    func readable() {
        for code in OfficialCode.all {
            #expect(OfficialCode.find(code.code) == code)
            #expect(code.chinese.unicodeScalars.contains { !$0.isASCII }, "\(code.code)")
            #expect(code.english.unicodeScalars.allSatisfy { $0.isASCII }, "\(code.code)")
            #expect(code.english.contains { $0.isLetter }, "\(code.code)")
        }
    }

    @Test(
        "The codes met most often mean what they should",
        arguments: [
            ("-301010", "已存在相同编号的订单", "an order of this number exists already"),
            ("1800", "逻辑校验通过", "logic check passed"),
            ("2600", "放行", "released"),
            ("1332", "支付单支付金额与订单支付金额不一致", "payment and order differ in the amount paid"),
            ("120", "海关入库", "stored at customs"),
            ("0001", "报文格式错误", "message format error"),
            (
                "-800006", "入库明细单报文处理失败，报文表头数据超过限制",
                "warehouse entry not processed: too many heads in the message"
            ),
        ])
    func known(code: String, chinese: String, english: String) {
        #expect(OfficialCode.find(code)?.chinese == chinese)
        #expect(OfficialCode.find(code)?.english == english)
    }

    @Test("A code of no table has no meaning", arguments: ["", "-1", "301010", " 1800", "99999"])
    func unknown(code: String) {
        #expect(OfficialCode.find(code) == nil)
    }
}
