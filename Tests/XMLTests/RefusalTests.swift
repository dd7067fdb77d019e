import Testing
import XML

@Suite("What is not well-formed is refused at its place, in both languages")
struct RefusalTests {
    @Test(
        "Each kind of damage is named",
        arguments: [
            ("", .empty, 1, 1), (" \n ", .empty, 1, 1), ("<!-- only -->", .empty, 1, 1),
            ("\u{FEFF}", .empty, 1, 1),
            ("<a>\n<b></c></a>", .notWellFormed, 2, 8),
            ("<a>", .notWellFormed, 1, 4), ("<a/><b/>", .notWellFormed, 1, 5),
            ("<a/>junk", .notWellFormed, 1, 5), ("junk<a/>", .notWellFormed, 1, 1),
            ("<a x=1/>", .notWellFormed, 1, 6), ("<a>&</a>", .notWellFormed, 1, 5),
            ("<a>]]></a>", .notWellFormed, 1, 4), ("<a>&#1;</a>", .notWellFormed, 1, 8),
            ("<p:a/>", .notWellFormed, 1, 5), ("<a b='' b=''/>", .notWellFormed, 1, 13),
            ("\n<a>&x;</a>", .entityForbidden, 2, 4), ("<a b='&x;'/>", .entityForbidden, 1, 7),
            ("<!DOCTYPE a><a/>", .doctypeForbidden, 1, 1),
            (
                "<?xml version='1.0'?>\n<!-- <!DOCTYPE --> <!DOCTYPE a []><a/>",
                .doctypeForbidden, 2, 20
            ),
            ("<a><!DOCTYPE a></a>", .notWellFormed, 1, 5),
        ] as [(String, XMLProblem.Kind, Int, Int)])
    func damage(text: String, kind: XMLProblem.Kind, line: Int, column: Int) throws {
        let problem = try #require(read(text).problem)
        #expect(problem.kind == kind)
        #expect([problem.position.line, problem.position.column] == [line, column])
        #expect(!problem.chinese.isEmpty && !problem.english.isEmpty && !problem.rule.isEmpty)
    }

    @Test("A wrong end tag names the tag that is open")
    func endTag() throws {
        let problem = try #require(read("<o>\n<amt>1</amount></o>").problem)
        #expect(problem.expected == "</…amt>")
        #expect(problem.found == "</…amount>")
        #expect(problem.chinese.contains("第 2 行"))
    }

    @Test("What the sender wrote is shown shortened and without control characters")
    func shortened() throws {
        let name = String(repeating: "x", count: 200)
        let problem = try #require(read("<a>&\(name);</a>").problem)
        #expect(problem.found == "&" + String(repeating: "x", count: 79) + "…")
        let made = XMLProblem(
            kind: .empty, position: problem.position, chinese: "", english: "",
            found: "a\u{1B}[2Jb")
        #expect(made.found == "a [2Jb")
    }

    @Test("A message of nothing but errors costs no more than its first one")
    func errorFlood() {
        let flood = String(repeating: "&", count: 4 << 20)
        let time = ContinuousClock().measure {
            #expect(read("<a>\(flood)").problem?.kind == .notWellFormed)
        }
        #expect(time < .seconds(5))
    }

    @Test("Nothing reaches the visitor after the first problem")
    func silence() {
        #expect(read("<a><b>1</b><c></b><d/></a>").recorder.events == ["<a", "<b", ">b 1", "<c"])
    }
}
