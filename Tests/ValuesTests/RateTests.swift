import Testing
import Values

@Suite("Tax rates are exact percentages")
struct RateTests {
    @Test(
        "A percentage with up to four decimals is kept exactly",
        arguments: [
            ("9.1", 91_000, "9.1%"), ("9.1%", 91_000, "9.1%"), ("13", 130_000, "13%"),
            ("0", 0, "0%"), ("0.0001", 1, "0.0001%"), ("70.00", 700_000, "70%"),
            ("10000", 100_000_000, "10000%"),
        ] as [(String, Int64, String)])
    func read(text: String, raw: Int64, description: String) {
        #expect(Rate(percent: text)?.raw == raw)
        #expect(Rate(percent: text)?.description == description)
    }

    @Test(
        "What is no rate is refused",
        arguments: ["", "%", "-1", "0.00001", "10000.0001", "9.1%%", "9,1", "nine", " 9"])
    func refuse(text: String) {
        #expect(Rate(percent: text) == nil)
    }

    @Test("The cross-border rate is seventy percent of the rate by law")
    func ofRate() {
        #expect(Rate.percent(13).multiplied(by: .percent(70)) == Rate(percent: "9.1"))
        #expect(Rate(percent: "0.0001")?.multiplied(by: .percent(70)) == nil)
    }

    @Test("A rate takes its part of an amount")
    func ofAmount() {
        #expect(Amount.yuan(100).multiplied(by: .percent(13)) == .yuan(13))
        #expect(
            Rate(percent: "9.1").flatMap { Amount("199.99")?.multiplied(by: $0) }
                == Amount("18.19909"))
    }
}
