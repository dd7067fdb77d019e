import Testing

@testable import tongguan

@Suite("A file of comma-separated values is read strictly")
struct CSVReaderTests {
    private func read(_ text: String) -> (rows: [[String]], problem: CSVProblem?) {
        var reader = CSVReader(Array(text.utf8))
        var rows: [[String]] = []
        while let row = reader.next() { rows.append(row.fields) }
        return (rows, reader.problem)
    }

    @Test("A field in quotes may hold commas, quotes and line ends")
    func quotedFields() {
        #expect(read("a,\"b,\"\"c\"\"\nd\",e\r\nf\n").rows == [["a", "b,\"c\"\nd", "e"], ["f"]])
    }

    @Test("A byte order mark and empty lines are no fields")
    func byteOrderMark() {
        #expect(read("\u{FEFF}a,b\n\n\r\nc,\n").rows == [["a", "b"], ["c", ""]])
    }

    @Test("Every field knows its line and its column in characters")
    func places() {
        var reader = CSVReader(Array("\"甲\n乙\",丙\n丁,戊".utf8))
        let first = reader.next()
        #expect(first?.places == [.init(line: 1, column: 1), .init(line: 2, column: 4)])
        #expect(reader.next()?.places == [.init(line: 3, column: 1), .init(line: 3, column: 3)])
    }

    @Test(
        "What is no CSV is refused where it stands",
        arguments: [
            ("a,b\"c\n", 1, 4), ("a\n\"b", 2, 1), ("\"a\"b", 1, 4), ("a,\u{1}", 1, 3),
            ("a,\(String(repeating: "x", count: 5_000))", 1, 4_099),
            (String(repeating: ",", count: 70), 1, 65),
        ])
    func refusals(text: String, line: Int, column: Int) {
        #expect(read(text).problem?.place == .init(line: line, column: column))
    }

    @Test("Bytes that are not UTF-8 are refused")
    func notUTF8() {
        var reader = CSVReader([0x61, 0x2C, 0xB0, 0xA1])
        #expect(reader.next() == nil)
        #expect(reader.problem?.place == .init(line: 1, column: 3))
    }
}
