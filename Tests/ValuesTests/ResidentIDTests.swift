import Testing
import Values

@Suite("One person has one spelling of the resident ID")
struct ResidentIDTests {
    /// Printed in GB 11643-1999 as an example.
    let sample = "11010519491231002X"

    @Test(
        "However it is typed, the same person comes out",
        arguments: [
            "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ",
            "１１０１０５１９４９１２３１００２ｘ", " 110105 19491231 002X ",
            "110105\u{3000}19491231\u{3000}002X", "\u{FEFF}11010519491231002X\u{200B}",
            "11010519491231002X\r\n", "110105\u{00A0}19491231\u{2009}002X",
            "\u{202D}11010519491231002X\u{202C}",
        ])
    func oneSpelling(typed: String) {
        #expect(ResidentID(typed)?.text == sample)
        #expect(ResidentID(typed) == ResidentID(sample))
        #expect(ResidentID.normalise(typed) == sample)
        #expect(ResidentID(canonical: typed) == nil)
    }

    @Test("The canonical spelling is kept as it is")
    func canonical() throws {
        let id = try #require(ResidentID(canonical: sample))
        #expect(id.text == sample)
        #expect(id.birthDay == Day("1949-12-31"))
        #expect(ResidentID.normalise(sample) == sample)
    }

    @Test(
        "The reason of a refusal is named, the first that applies",
        arguments: [
            ("", .wrongLength), ("110105491231002", .wrongLength),
            ("11010519491231002X0", .wrongLength),
            ("11010519491231002Х", .wrongLength), ("X10105194912310020", .wrongCharacter),
            ("11010519491231002A", .wrongCharacter), ("000000188401010013", .unknownRegion),
            ("110101188502290015", .noSuchBirthDay), ("110101179901010011", .noSuchBirthDay),
            ("110101299901010019", .bornInFuture), ("110105194912310020", .wrongCheckDigit),
        ] as [(String, ResidentIDProblem)])
    func reasons(text: String, problem: ResidentIDProblem) {
        #expect(ResidentID.parse(text) == .failure(problem))
    }

    @Test("Nobody is born after the day of the paper")
    func birthAndPaper() {
        #expect(
            ResidentID.parse(sample, today: Day("1949-12-30")) == .failure(.bornInFuture))
        #expect(ResidentID.parse(sample, today: Day("1949-12-31")) == ResidentID.parse(sample))
    }

    @Test("Every single wrong digit is noticed")
    func singleErrors() {
        for position in sample.indices.dropLast() {
            for digit in "0123456789" where digit != sample[position] {
                var wrong = sample
                wrong.replaceSubrange(position...position, with: [digit])
                #expect(ResidentID(wrong) == nil)
            }
        }
    }

    @Test("No print of an ID gives the person away")
    func masked() throws {
        let id = try #require(ResidentID(sample))
        var dumped = ""
        dump(id, to: &dumped)
        for text in ["\(id)", String(reflecting: id), "\([id])", dumped] {
            #expect(!text.contains("19491231"))
        }
        #expect(id.masked == "110***********002X")
    }

    @Test("A flood of blanks is not read to its end")
    func flood() {
        let flood = String(repeating: " ", count: 1_000_000) + sample
        #expect(ResidentID.parse(flood) == .failure(.wrongLength))
    }
}
