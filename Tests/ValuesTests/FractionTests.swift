import Testing
import Values

@Suite("Duty is computed exactly and rounded once")
struct FractionTests {
    @Test("A fraction is kept in lowest terms with the sign above")
    func lowestTerms() {
        #expect(Fraction(6, over: 8) == Fraction(3, over: 4))
        #expect(Fraction(6, over: -8) == Fraction(-3, over: 4))
        #expect(Fraction(0, over: -5) == .zero)
        #expect(Fraction(-6, over: 8).description == "-3/4")
    }

    @Test("Shares of a third add up to the whole")
    func thirds() {
        let third = Fraction(share: .yuan(1), in: .yuan(3))
        #expect(third + third + third == .one)
        #expect(.one - third == third + third)
        #expect(third * Fraction(whole: 3) == .one)
        #expect(third / third == .one)
        #expect(.one / third == Fraction(whole: 3))
    }

    @Test("Value added tax of a list line carries freight by share and rounds at the end")
    func duty() throws {
        // 100 of 300 yuan of goods carry a third of 10 yuan of freight: 103.333... at 9.1 %.
        let value =
            Fraction(.yuan(100)) + Fraction(.yuan(10))
            * Fraction(share: .yuan(100), in: .yuan(300))
        let tax = value * Fraction(try #require(Rate(percent: "9.1")))
        #expect(tax.roundedToFen() == Amount("9.40"))
        #expect(tax.rounded() == Amount("9.40333"))
    }

    @Test("Composite tax with consumption tax inside the base stays exact")
    func consumptionTax() {
        // 100 / (1 - 15 %) * 15 % = 17.647..., as consumption tax is part of its own base.
        let rate = Fraction(Rate.percent(15))
        let tax = Fraction(.yuan(100)) / (.one - rate) * rate
        #expect(tax == Fraction(300, over: 17))
        #expect(tax.roundedToFen() == Amount("17.65"))
    }

    @Test("Half a fen rounds away from zero")
    func halfUp() {
        #expect(Fraction(1, over: 200).roundedToFen() == Amount("0.01"))
        #expect(Fraction(-1, over: 200).roundedToFen() == Amount("-0.01"))
        #expect(Fraction(499_999, over: 100_000_000).roundedToFen() == .zero)
        #expect(Fraction(.max).roundedToFen() == .max)
    }

    @Test("What cannot be represented stays so and never crashes")
    func unrepresentable() {
        let nothing = Fraction(share: .yuan(1), in: .zero)
        #expect(!nothing.isRepresentable)
        #expect(nothing.roundedToFen() == nil)
        #expect(nothing + .one == .unrepresentable)
        #expect(.one - nothing == .unrepresentable)
        #expect(nothing * .zero == .unrepresentable)
        #expect(.zero / nothing == .unrepresentable)
        #expect(.one / .zero == .unrepresentable)
        #expect(-nothing == .unrepresentable)

        let huge = Fraction(Int128.max, over: 1)
        #expect(huge + huge == .unrepresentable)
        #expect(huge * huge == .unrepresentable)
        #expect(huge / Fraction(1, over: 2) == .unrepresentable)
        #expect((-huge - huge).roundedToFen() == nil)
        #expect(huge.roundedToFen() == nil)
        #expect(huge - huge == .zero)
        #expect(Fraction(.min, over: .min) == .unrepresentable)
        // The sum is the one number without a positive twin.
        #expect(-huge - .one == .unrepresentable)
        #expect((Fraction(.max) + Fraction(1, over: 200)).roundedToFen() == nil)
    }
}
