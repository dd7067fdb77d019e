import Foundation
import TestKit
import Testing
import XML

@Suite("Published attacks on XML readers are refused, at once", .serialized)
struct AttackTests {
    @Test("Our own catalogue of attacks comes out as stated, each within its time")
    func own() throws {
        guard let folder = Vectors.folder("xml-attacks/own") else { return }
        struct Catalogue: Decodable { let cases: [Vectors.Case] }
        let data = try Data(contentsOf: folder.appending(path: "cases.json"))
        let rows = try JSONDecoder().decode(Catalogue.self, from: data).cases
        for row in rows {
            let bytes = try Vectors.bytes(folder.appending(path: row.file))
            let (recorder, problem) = timed(row.file) { read(bytes) }
            switch row.expect {
            case "reject":
                #expect(problem != nil, "\(row.file)")
            case "accept", "accept-wellformed-reject-by-rule":
                #expect(problem == nil, "\(row.file)")
            default:
                Issue.record("unknown expectation \(row.expect)")
            }
            if row.file.contains("split_text") { #expect(recorder.texts["amt"] == "100.00") }
        }
        print("xml-attacks/own: \(rows.count) files as stated")
    }

    @Test("A sender is told which attack was seen")
    func kinds() throws {
        guard let folder = Vectors.folder("xml-attacks/own") else { return }
        let expected: [String: XMLProblem.Kind] = [
            "xxe_file.xml": .doctypeForbidden, "xxe_utf16.xml": .doctypeForbidden,
            "billion_laughs_own.xml": .doctypeForbidden, "deep_5000.xml": .tooDeep,
            "wide_attrs_3000.xml": .tooManyAttributes, "ns_flood_1000.xml": .tooManyNamespaces,
            "long_name_100k.xml": .nameTooLong, "dup_attr.xml": .notWellFormed,
            "dup_attr_ns.xml": .notWellFormed, "two_roots.xml": .notWellFormed,
        ]
        for (file, kind) in expected {
            let problem = read(try Vectors.bytes(folder.appending(path: file))).problem
            #expect(problem?.kind == kind, "\(file)")
        }
    }

    @Test("Entity amplification of other people's catalogues never gets to expand anything")
    func others() throws {
        var refused = 0
        for path in ["xml-attacks/defusedxml", "xml-attacks/libxml2"] {
            guard let folder = Vectors.folder(path) else { return }
            let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap {
                $0 as? String
            }
            for file in try #require(files) where file.hasSuffix(".xml") {
                let bytes = try Vectors.bytes(folder.appending(path: file))
                let hasDoctype = String(decoding: bytes, as: UTF8.self).contains("<!DOCTYPE")
                let (_, problem) = timed(file) { read(bytes) }
                #expect((problem?.kind == .doctypeForbidden) == hasDoctype, "\(file)")
                if hasDoctype { refused += 1 } else { #expect(problem == nil, "\(file)") }
            }
        }
        #expect(refused >= 20)
        print("xml-attacks of others: \(refused) files with a DOCTYPE refused")
    }

    /// Each answer is due in 50 ms of the processor; a debug build gets ten times that.
    private func timed<Value>(_ file: String, _ body: () -> Value) -> Value {
        let (value, time) = Effort.processorTime(body)
        #expect(time < .milliseconds(500), "\(file)")
        return value
    }
}
