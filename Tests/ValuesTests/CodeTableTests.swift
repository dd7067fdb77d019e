import Testing
import Values

@Suite("The published code tables answer by code")
struct CodeTableTests {
    @Test("Every table is complete, and finds each of its own rows")
    func complete() {
        let expected = [
            "countries": 245, "currencies": 26, "units": 123, "transportModes": 18,
            "tradeModes": 8, "customsOffices": 1_085, "wrapTypes": 7,
        ]
        let counts = CodeTable.all.map { ($0.name, $0.entries.count) }
        #expect(Dictionary(uniqueKeysWithValues: counts) == expected)
        for table in CodeTable.all {
            for entry in table.entries {
                #expect(table.name(of: entry.code) == entry)
                #expect(!entry.zh.isEmpty && entry.en != "")
            }
        }
    }

    @Test("The codes that papers use most mean what they should")
    func known() {
        #expect(CodeTable.countries.name(of: "142")?.en == "China")
        #expect(CodeTable.countries.name(of: "116")?.zh == "日本")
        #expect(CodeTable.currencies.name(of: "142")?.zh == "人民币")
        #expect(CodeTable.currencies.name(of: "142")?.en == "CNY")
        #expect(CodeTable.units.name(of: "035")?.zh == "千克")
        #expect(CodeTable.units.name(of: "011")?.en == "item")
        #expect(CodeTable.transportModes.name(of: "Y")?.zh == "保税港区")
        #expect(CodeTable.tradeModes.name(of: "1210")?.zh == "保税跨境贸易电子商务")
        #expect(CodeTable.customsOffices.name(of: "0100")?.zh == "北京关区")
        #expect(CodeTable.customsOffices.name(of: "0100")?.en == nil)
        #expect(CodeTable.wrapTypes.name(of: "2")?.zh == "纸箱")
    }

    @Test("Four digits are either in the table or not: nothing else is taken for a code")
    func membership() {
        let offices = Set(CodeTable.customsOffices.entries.map(\.code))
        for number in 0..<10_000 {
            let digits = String(number)
            let code = String(repeating: "0", count: 4 - digits.count) + digits
            #expect(CodeTable.customsOffices.contains(code) == offices.contains(code))
        }
        for code in ["", "14", "0142", "142 ", " 142", "１４２", "\u{0}142", "142\u{0}", "14200"] {
            #expect(!CodeTable.countries.contains(code))
            #expect(CodeTable.countries.name(of: code) == nil)
        }
        #expect(!CodeTable.transportModes.contains("y"))
    }
}
