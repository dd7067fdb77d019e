import Testing
import XML

@Suite("Every message is bounded, and the answer says where the bound was met")
struct LimitTests {
    private struct Row: Sendable, CustomTestStringConvertible {
        let kind: XMLProblem.Kind
        let limits: XMLLimits
        let fits: String
        let exceeds: String
        let line: Int
        let column: Int
        var testDescription: String { kind.rawValue }
    }

    private static let rows = [
        Row(
            kind: .tooLarge, limits: XMLLimits(bytes: 8), fits: "<a>1</a>", exceeds: "<a>12</a>",
            line: 1, column: 1),
        Row(
            kind: .tooDeep, limits: XMLLimits(depth: 2), fits: "<a><b/></a>",
            exceeds: "<a>\n<b><c/></b></a>", line: 2, column: 4),
        Row(
            kind: .tooManyElements, limits: XMLLimits(elements: 3), fits: "<a><b/><c/></a>",
            exceeds: "<a><b/><c/>\n<d/></a>", line: 2, column: 1),
        Row(
            kind: .tooManyAttributes, limits: XMLLimits(attributes: 2), fits: "<a b='' c=''/>",
            exceeds: "<r>\n<a b='' c='' d=''/></r>", line: 2, column: 1),
        Row(
            kind: .tooManyNamespaces, limits: XMLLimits(namespaces: 2),
            fits: "<a xmlns='u'><b xmlns:p='v'/><c xmlns:q='w'/></a>",
            exceeds: "<a xmlns='u'><b xmlns:p='v'>\n<c xmlns:q='w'/></b></a>", line: 2, column: 1),
        Row(
            kind: .nameTooLong, limits: XMLLimits(nameBytes: 3), fits: "<abc/>",
            exceeds: "<a>\n<abcd/></a>", line: 2, column: 1),
        Row(
            kind: .nameTooLong, limits: XMLLimits(nameBytes: 3), fits: "<a abc=''/>",
            exceeds: "<a>\n<a abcd=''/></a>", line: 2, column: 1),
        Row(
            kind: .nameTooLong, limits: XMLLimits(nameBytes: 3), fits: "<abc:a xmlns:abc='u'/>",
            exceeds: "<a>\n<abcd:a xmlns:abcd='u'/></a>", line: 2, column: 1),
        Row(
            kind: .textTooLong, limits: XMLLimits(textBytes: 3), fits: "<a>123</a>",
            exceeds: "<r>\n<a>1<!-- -->234</a></r>", line: 2, column: 1),
        Row(
            kind: .textTooLong, limits: XMLLimits(textBytes: 3), fits: "<a b='123'/>",
            exceeds: "<r>\n<a b='1234'/></r>", line: 2, column: 1),
    ]

    @Test("At the limit a message passes, one beyond it does not", arguments: rows)
    private func bound(row: Row) throws {
        #expect(read(row.fits, limits: row.limits).problem == nil)
        let problem = try #require(read(row.exceeds, limits: row.limits).problem)
        #expect(problem.kind == row.kind)
        #expect(problem.position.line == row.line)
        #expect(problem.position.column == row.column)
        #expect(!problem.chinese.isEmpty && !problem.english.isEmpty)
        #expect(!problem.expected.isEmpty && !problem.found.isEmpty)
    }

    @Test("A tag of a million attributes is refused before anything compares them")
    func attributeFlood() {
        let flood = (0..<400_000).map { "a\($0)=''" }.joined(separator: " ")
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(read("<r><a \(flood)/></r>").problem?.kind == .tooManyAttributes)
        }
        #expect(time < .seconds(5))
    }

    @Test("Nobody can ask for more depth than there is room for")
    func greatestDepth() {
        var limits = XMLLimits()
        limits.depth = 1_000_000
        let nested = { (depth: Int) in
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(read(nested(250), limits: limits).problem == nil)
        #expect(read(nested(251), limits: limits).problem?.kind == .tooDeep)
        #expect(read(nested(100_000), limits: limits).problem?.kind == .tooDeep)
    }

    @Test("Equals signs in long texts are not attributes")
    func equalsSigns() {
        let sums = String(repeating: "1+1=2 ", count: 10_000)
        #expect(read("<r><a>\(sums)</a></r>").problem == nil)
        #expect(read("<r a=\"\(sums)\"/>").problem == nil)
    }

    @Test("A visitor that has seen enough ends the parse with its own words")
    func stop() throws {
        struct Impatient: XMLVisitor {
            var count = 0
            mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
                count += 1
                if element.local == "b" {
                    throw XMLStop(chinese: "够了", english: "enough", expected: "a", found: "b")
                }
            }
            mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) { count += 1 }
        }
        var visitor = Impatient()
        let text = Array("<a>\n  <b><c/></b><d/></a>".utf8)
        let problem = try #require(parseXML(text, names: Recorder.names, visitor: &visitor))
        #expect(problem.kind == .stoppedByVisitor)
        #expect(problem.position == XMLPosition(line: 2, column: 3, byteOffset: 6))
        #expect([problem.chinese, problem.english] == ["够了", "enough"])
        #expect([problem.expected, problem.found] == ["a", "b"])
        #expect(visitor.count == 2)
    }
}
