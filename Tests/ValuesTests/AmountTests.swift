import Testing
import Values

@Suite("Amounts are exact to five decimals")
struct AmountTests {
    @Test(
        "A paper's figure is read as XML Schema writes decimals",
        arguments: [
            ("0", 0), ("-0", 0), ("+1", 100_000), ("-1.5", -150_000), (".5", 50_000),
            ("5.", 500_000), ("29.12", 2_912_000), ("0.00001", 1), ("26000.00", 2_600_000_000),
            ("0000000000000000000000001", 100_000), ("1.10000000000000000000", 110_000),
            ("92233720368547.75", 9_223_372_036_854_775_000),
            ("-92233720368547.75", -9_223_372_036_854_775_000),
        ] as [(String, Int64)])
    func read(text: String, raw: Int64) {
        #expect(Amount(text)?.raw == raw)
        #expect(Amount(text[...])?.raw == raw)
    }

    @Test(
        "What is no amount is refused with the reason",
        arguments: [
            ("", .notANumber), (".", .notANumber), ("-", .notANumber), ("+.", .notANumber),
            ("1e3", .notANumber), ("NaN", .notANumber), ("INF", .notANumber),
            ("1,000", .notANumber), (" 1", .notANumber), ("1 ", .notANumber),
            ("--1", .notANumber), ("1.2.3", .notANumber), ("１", .notANumber),
            ("0x10", .notANumber), ("1\u{0}", .notANumber),
            ("0.000001", .tooManyDecimals), ("1.123456", .tooManyDecimals),
            ("12345678901234567890.123456", .tooManyDecimals),
            ("12345678901234567890", .tooManyDigits), ("123456789012345678.12", .tooManyDigits),
            ("999999999999999999999999999999999999999999999", .tooManyDigits),
            ("92233720368547.75001", .doesNotFit), ("92233720368547.76", .doesNotFit),
            ("-92233720368547.75001", .doesNotFit), ("99999999999999", .doesNotFit),
            ("9999999999999999999", .doesNotFit),
        ] as [(String, AmountProblem)])
    func refuse(text: String, problem: AmountProblem) {
        #expect(Amount.parse(text) == .failure(problem))
        #expect(Amount(text) == nil)
    }

    @Test(
        "An amount prints with two decimals at least and reads back the same",
        arguments: [
            (2_912_000, "29.12", "29.12"), (2_600_000_000, "26000.00", "26000"),
            (1, "0.00001", "0.00001"), (0, "0.00", "0"), (-50_000, "-0.50", "-0.5"),
            (-1, "-0.00001", "-0.00001"), (123_456, "1.23456", "1.23456"),
            (10_000_000, "100.00", "100"),
        ] as [(Int64, String, String)])
    func write(raw: Int64, description: String, plain: String) {
        let amount = Amount(raw: raw)
        #expect(amount.description == description)
        #expect(amount.plain == plain)
        #expect(Amount(description) == amount)
        #expect(Amount(plain) == amount)
    }

    @Test(
        "Half a fen is rounded up, and a refund as the payment was",
        arguments: [
            ("0.005", "0.01"), ("0.00499", "0.00"), ("0.015", "0.02"), ("1.994", "1.99"),
            ("1.995", "2.00"), ("-0.005", "-0.01"), ("-0.00499", "0.00"), ("7", "7.00"),
            ("92233720368547.75", "92233720368547.75"),
        ])
    func roundToFen(text: String, expected: String) throws {
        #expect(try #require(Amount(text)).roundedToFen().description == expected)
    }

    @Test("Sums past the limit are refused, not wrapped")
    func checkedSums() {
        let fen = Amount.fen(1)
        #expect(Amount.max.adding(fen) == nil)
        #expect(Amount.min.subtracting(fen) == nil)
        #expect(Amount.max.adding(.min) == .zero)
        #expect(Amount.max.subtracting(fen)?.adding(fen) == .max)
        #expect([Amount.max, Amount.max].total() == nil)
        #expect([Amount.max, Amount.max, Amount.min].total() == .max)
        #expect([Amount]().total() == .zero)
        #expect(Amount.yuan(5_000) + Amount.yuan(21_000) == Amount.yuan(26_000))
        #expect(Amount.yuan(1) - Amount.yuan(3) == -Amount.yuan(2))
        #expect(Amount.yuan(-7).magnitude == Amount.yuan(7))
    }

    @Test(
        "Price times quantity is exact where it can be, else half up at five decimals",
        arguments: [
            ("29.12", "3", "87.36"), ("0.00001", "0.5", "0.00001"), ("0.00001", "0.4", "0.00"),
            ("-0.00001", "0.5", "-0.00001"), ("1.23456", "1.1", "1.35802"), ("0", "9", "0.00"),
        ])
    func multiply(price: String, quantity: String, expected: String) throws {
        let price = try #require(Amount(price))
        let quantity = try #require(Quantity(quantity))
        #expect(price.multiplied(by: quantity)?.description == expected)
        #expect(quantity.multiplied(by: price)?.description == expected)
    }

    @Test("A product that fits no amount is refused")
    func multiplyTooMuch() {
        #expect(Amount.max.multiplied(by: .yuan(2)) == nil)
        #expect(Amount.max.multiplied(by: Amount.max) == nil)
        #expect(Amount.max.multiplied(by: 2) == nil)
        #expect(Amount.max.multiplied(by: Rate.percent(101)) == nil)
        #expect(Amount.max.multiplied(by: Rate.whole) == .max)
    }
}
