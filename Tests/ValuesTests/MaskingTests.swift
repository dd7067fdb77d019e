import Testing
import Values

@Suite("Personal data is masked wherever it is shown")
struct MaskingTests {
    @Test(
        "A name keeps its first character",
        arguments: [
            ("李小宝", "李**"), ("李宝", "李*"), ("李", "*"), ("", ""), ("Li Bao", "L*****"),
            ("阿卜杜热合曼·买买提江吐尔逊", "阿**********"),
        ])
    func name(plain: String, masked: String) {
        #expect(maskedName(plain) == masked)
    }

    @Test(
        "A phone keeps its network and its last four",
        arguments: [
            ("13800138000", "138****8000"), ("87654321", "******21"), ("12345", "*****"), ("", ""),
        ])
    func phone(plain: String, masked: String) {
        #expect(maskedPhone(plain) == masked)
    }

    @Test(
        "A document number keeps its region and its last four, a short one less",
        arguments: [
            ("11010519491231002X", "110***********002X"), ("E12345678", "E******78"),
            ("1234567", "*******"), ("", ""),
        ])
    func idNumber(plain: String, masked: String) {
        #expect(maskedIDNumber(plain) == masked)
    }

    @Test(
        "An address keeps six characters, a short one half",
        arguments: [
            ("浙江省杭州市西湖区文三路1号", "浙江省杭州市******"), ("文三路1号", "文三******"), ("", ""),
        ])
    func address(plain: String, masked: String) {
        #expect(maskedAddress(plain) == masked)
    }

    @Test("A flood of text does not flood the log")
    func flood() {
        let flood = String(repeating: "李", count: 100_000)
        for masked in [
            maskedName(flood), maskedPhone(flood), maskedIDNumber(flood), maskedAddress(flood),
        ] {
            #expect(masked.count <= 21)
        }
    }

    @Test(
        "Of a text that may be anything, long numbers are masked",
        arguments: [
            ("state=13800138000", "state=1********00"), ("a1234567890b", "a1234567890b"),
            ("11010519491231002X", "110***********002X"), ("", ""),
        ])
    func numbers(_ text: String, _ masked: String) {
        #expect(maskedNumbers(text) == masked)
    }

    @Test(
        "Of words that somebody wrote, resident IDs and mobile numbers are masked, and nothing else",
        arguments: [
            ("王某（11010519491231002X）电话13800138000。", "王某（110***********002X）电话138****8000。"),
            ("11010519491231002x", "110***********002x"),
            // A wrong check digit, an order, a telephone of an office, a number of a list.
            ("110105194912310021", "110105194912310021"), ("YS0000000011", "YS0000000011"),
            ("057788001234", "057788001234"), ("29032026I000003935", "29032026I000003935"),
            ("12345678901", "12345678901"), ("138001380001", "138001380001"), ("", ""),
        ])
    func persons(_ text: String, _ masked: String) {
        #expect(maskedPersons(text) == masked)
    }
}
