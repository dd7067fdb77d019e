import Foundation
import Testing

@testable import Messages

@Suite("A JSON text is read strictly")
struct JSONReaderTests {
    private func reason(_ text: String) -> JSONProblem.Reason? {
        if case .failure(let problem) = JSONReader.read(Array(text.utf8)) {
            problem.reason
        } else {
            nil
        }
    }

    @Test("the published suite: every y_ is taken, every n_ refused, no i_ harms")
    func suite() throws {
        guard let folder = SharedMaterial.folder("vectors/json/test_parsing") else { return }
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        #expect(files.count > 300)
        for file in files {
            let name = file.lastPathComponent
            let result = JSONReader.read(Array(try Data(contentsOf: file)))
            // RFC 8259 leaves equal names open; an amount given twice is refused here.
            if name.hasPrefix("y_object_duplicated_key") {
                guard case .failure(let problem) = result else {
                    Testing.Issue.record("\(name) repeats a name")
                    continue
                }
                #expect(problem.reason == .duplicateName)
            } else if name.hasPrefix("y_") {
                #expect((try? result.get()) != nil, "\(name)")
            } else if name.hasPrefix("n_") {
                #expect((try? result.get()) == nil, "\(name)")
            }
        }
    }

    @Test("an amount keeps every digit it was written with")
    func digits() throws {
        let node = try JSONReader.read(Array(#"{"a":1.005,"b":9007199254740993,"c":1e400}"#.utf8))
            .get()
        #expect(node["a"]?.value == .number("1.005"))
        #expect(node["b"]?.value == .number("9007199254740993"))
        #expect(node["c"]?.value == .number("1e400"))
    }

    @Test("names that differ only in normalisation are two names")
    func normalisation() {
        #expect(reason("{\"\u{E9}\":1,\"e\u{301}\":2}") == nil)
        #expect(reason(#"{"a":1,"\u0061":2}"#) == .duplicateName)
    }

    @Test("what is wrong is named with its byte")
    func places() {
        #expect(reason("") == .empty)
        #expect(reason("{} x") == .trailing)
        #expect(reason(#""\ud800""#) == .loneSurrogate)
        #expect(reason("\"\u{1}\"") == .controlCharacter)
        #expect(reason(String(repeating: "[", count: 40)) == .tooDeep)
        #expect(
            JSONReader.read(Array("[1,\n?]".utf8))
                == .failure(
                    JSONProblem(
                        reason: .unexpected, offset: 4,
                        expected: "{ [ \" 0-9 - true false null", found: "?]")))
        let places = JSONPlaces(bytes: Array("[\"样\",\n?]".utf8))
        #expect(places[8].line == 2)
        #expect(places[5].column == 4)
    }
}
