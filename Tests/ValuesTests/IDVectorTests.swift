import Foundation
import Testing
import Values

@Suite("The published and synthetic ID numbers come out as stated")
struct IDVectorTests {
    struct Vectors: Decodable {
        struct Case: Decodable {
            let value: String
            let valid: Bool
            let why: String
        }

        let cases: [Case]
    }

    /// Nil, and said so, where the shared vectors are not at hand.
    private func vectors(_ name: String) throws -> [Vectors.Case]? {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "../shared/vectors/idnumbers/\(name)")
        guard let data = try? Data(contentsOf: file) else {
            print("skipped: no \(name) beside the package")
            return nil
        }
        return try JSONDecoder().decode(Vectors.self, from: data).cases
    }

    @Test("Resident IDs")
    func residentIDs() throws {
        guard let cases = try vectors("resident_id.json") else { return }
        #expect(cases.count > 40)
        for example in cases {
            let stored = ResidentID(canonical: example.value)
            #expect((stored != nil) == example.valid, "\(example.why)")
            // What is normalised must become a canonical spelling, never a second person.
            if let typed = ResidentID(example.value) {
                #expect(ResidentID(canonical: typed.text) == typed, "\(example.why)")
            }
        }
    }

    @Test("Unified social credit codes")
    func creditCodes() throws {
        guard let cases = try vectors("uscc.json") else { return }
        #expect(cases.count > 40)
        for example in cases {
            #expect((USCC(example.value) != nil) == example.valid, "\(example.why)")
        }
    }
}
