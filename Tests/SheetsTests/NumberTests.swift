import Testing

@testable import Sheets

@Suite("Numbers and dates of a workbook, without a binary fraction")
struct NumberTests {
    @Test("A stored number becomes the digits that a person typed")
    func plain() {
        let cases = [
            ("29.12", "29.12"), ("29.120000000000001", "29.12"), ("1.1000000000000001", "1.1"),
            ("0.30000000000000004", "0.3"), ("1E3", "1000"), ("1.5E-3", "0.0015"), ("-0.5", "-0.5"),
            ("0", "0"), ("000", "0"), ("0.0", "0"), ("19900004445", "19900004445"),
            ("9.9999999999999999", "10"), ("1E+2", "100"), (".5", "0.5"), ("5.", "5"),
        ]
        for (stored, plain) in cases {
            #expect(NumberText(stored)?.plain == plain, "\(stored)")
            #expect(NumberText(stored)?.mayHaveLostDigits == false, "\(stored)")
        }
        for text in ["", "-", "1e", "abc", "NaN", "1.2.3", "1E999", "1E40", "0x1", "１"] {
            #expect(NumberText(text) == nil, "\(text)")
        }
        for text in ["110105194912310020", "1.1010519491231002E+17", "1234567890123456"] {
            #expect(NumberText(text)?.mayHaveLostDigits == true, "\(text)")
        }
        #expect(NumberText("123456789012345")?.mayHaveLostDigits == false)
    }

    @Test("Day numbers count from 1900 or from 1904")
    func serial() {
        #expect(SerialDate.compact14("46347", from1904: false) == "20261121000000")
        #expect(SerialDate.compact14("46347.4166666667", from1904: false) == "20261121100000")
        #expect(SerialDate.compact14("44885", from1904: true) == "20261121000000")
        #expect(SerialDate.compact14("61", from1904: false) == "19000301000000")
        #expect(SerialDate.compact14("46347.9999999", from1904: false) == "20261122000000")
        for text in ["60", "-1", "2958466", "x", "1.2.3"] {
            #expect(SerialDate.compact14(text, from1904: false) == nil, "\(text)")
        }
    }

    @Test("Written dates are taken in the forms that people use")
    func written() {
        for text in [
            "20261121100000", "2026-11-21 10:00:00", "2026/11/21 10:00", "2026-11-21T10:00:00",
        ] {
            #expect(SerialDate.compact14(written: text) == "20261121100000", "\(text)")
        }
        #expect(SerialDate.compact14(written: "2026-1-2") == "20260102000000")
        #expect(SerialDate.compact14(written: "20261121") == "20261121000000")
        for text in [
            "2026-13-01", "11/21/2026", "2026-11-21 25:00", "today", "", "2026-11", "-20261121",
        ] {
            #expect(SerialDate.compact14(written: text) == nil, "\(text)")
        }
    }
}
