import Foundation
import Testing
import XML

@Suite("The reader agrees with the conformance suite of the W3C", .serialized)
struct ConformanceTests {
    private struct Item {
        let file: URL
        let type: String
        let isNamespaceAware: Bool
        let isVersion10: Bool
        let isOfFifthEdition: Bool
        let id: String
    }

    @Test("Without a DOCTYPE: well-formed passes, other is refused. With one: always refused")
    func suite() throws {
        guard let folder = Vectors.folder("xmlconf") else { return }
        let place = FileManager.default.temporaryDirectory
            .appending(path: "xmlconf-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        try unpack(folder.appending(path: "xmlts20130923.zip"), into: place)

        var counts: [String: Int] = [:]
        var surprises: [String] = []
        for item in try items(in: place) {
            let bytes = try Vectors.bytes(item.file)
            let problem = read(bytes, limits: XMLLimits(depth: 250, nameBytes: 50_000)).problem
            let outcome = judge(item, hasDoctype: holdsDoctype(bytes), problem)
            counts[outcome.name, default: 0] += 1
            if !outcome.isRight {
                surprises.append("\(item.id) \(item.type): \(problem?.description ?? "accepted")")
            }
        }
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("xmlconf: \(count) \(name)")
        }
        #expect(surprises == [])
        #expect(counts["not well-formed without DOCTYPE, refused", default: 0] > 200)
        #expect(counts["well-formed without DOCTYPE, accepted", default: 0] > 20)
        #expect(counts["with DOCTYPE, refused", default: 0] > 1_500)
    }

    private func judge(
        _ item: Item, hasDoctype: Bool, _ problem: XMLProblem?
    ) -> (name: String, isRight: Bool) {
        if hasDoctype { return ("with DOCTYPE, refused", problem != nil) }
        if item.type == "not-wf" {
            if !item.isOfFifthEdition {
                return ("not well-formed before the fifth edition only", true)
            }
            return ("not well-formed without DOCTYPE, refused", problem != nil)
        }
        if problem?.kind == .encodingUnsupported {
            return ("well-formed in an encoding we do not take, refused", true)
        }
        if item.type == "error" || !item.isNamespaceAware || !item.isVersion10 {
            return ("left to the reader by the suite or outside XML 1.0 with namespaces", true)
        }
        return ("well-formed without DOCTYPE, accepted", problem == nil)
    }

    private func holdsDoctype(_ bytes: [UInt8]) -> Bool {
        // UTF-16 in either order is ASCII with zeros between, as far as this word goes.
        var text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
        // A comment, an instruction and a CDATA section may speak of a DOCTYPE without having one.
        for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
            let pieces = text.split(separator: start, omittingEmptySubsequences: false)
            text = pieces.enumerated().map { index, piece in
                guard index > 0, let close = piece.firstRange(of: end) else { return piece }
                return piece[close.upperBound...]
            }.joined()
        }
        return text.contains("<!DOCTYPE")
    }

    private func unpack(_ archive: URL, into place: URL) throws {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-m", "zipfile", "-e", archive.path, place.path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// The catalogues are entities with several roots, so they are read as text.
    private func items(in place: URL) throws -> [Item] {
        let catalogues = [
            "sun/sun-valid.xml", "sun/sun-invalid.xml", "sun/sun-not-wf.xml", "sun/sun-error.xml",
            "xmltest/xmltest.xml", "japanese/japanese.xml", "oasis/oasis.xml",
            "ibm/ibm_oasis_invalid.xml", "ibm/ibm_oasis_not-wf.xml", "ibm/ibm_oasis_valid.xml",
            "ibm/xml-1.1/ibm_invalid.xml", "ibm/xml-1.1/ibm_not-wf.xml",
            "ibm/xml-1.1/ibm_valid.xml", "eduni/errata-2e/errata2e.xml", "eduni/xml-1.1/xml11.xml",
            "eduni/namespaces/1.0/rmt-ns10.xml", "eduni/namespaces/1.1/rmt-ns11.xml",
            "eduni/errata-3e/errata3e.xml", "eduni/namespaces/errata-1e/errata1e.xml",
            "eduni/errata-4e/errata4e.xml", "eduni/misc/ht-bh.xml",
        ]
        return try catalogues.flatMap { path in
            let url = place.appending(path: "xmlconf/\(path)")
            let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
            return text.split(separator: "<TEST ", omittingEmptySubsequences: false).dropFirst()
                .compactMap { test -> Item? in
                    let tag = String(test.prefix { $0 != ">" })
                    guard let file = value("URI", tag), let type = value("TYPE", tag) else {
                        return nil
                    }
                    return Item(
                        file: url.deletingLastPathComponent().appending(path: file), type: type,
                        isNamespaceAware: value("NAMESPACE", tag) != "no",
                        isVersion10: !(value("RECOMMENDATION", tag) ?? "").hasSuffix("1.1")
                            && value("VERSION", tag) != "1.1",
                        isOfFifthEdition: value("EDITION", tag)?.contains("5") ?? true,
                        id: value("ID", tag) ?? file)
                }
        }
    }

    private func value(_ name: String, _ tag: String) -> String? {
        let flat = " \(tag)".replacing("\n", with: " ").replacing("\t", with: " ")
        for quote in ["\"", "'"] {
            if let start = flat.firstRange(of: " \(name)=\(quote)") {
                return String(flat[start.upperBound...].prefix { String($0) != quote })
            }
        }
        return nil
    }
}
