import Foundation
import Testing
import XML

@Suite("Text is read in the encoding it says it has, and never guessed")
struct EncodingTests {
    @Test("Every published encoding case comes out as stated")
    func vectors() throws {
        guard let folder = Vectors.folder("encodings") else { return }
        let data = try Data(contentsOf: folder.appending(path: "cases.json"))
        var counts = ["accepted": 0, "refused": 0]
        for row in try JSONDecoder().decode([Vectors.Case].self, from: data)
        where row.file.hasSuffix(".xml") {
            let problem = read(try Vectors.bytes(folder.appending(path: row.file))).problem
            switch row.expect {
            case "accept", "accept-or-415": #expect(problem == nil, "\(row.file)")
            case "reject": #expect(problem != nil, "\(row.file)")
            default: Issue.record("unknown expectation \(row.expect)")
            }
            counts[problem == nil ? "accepted" : "refused", default: 0] += 1
        }
        #expect(counts == ["accepted": 9, "refused": 18])
    }

    @Test("The same order in five encodings is the same order")
    func equal() throws {
        guard let folder = Vectors.folder("encodings") else { return }
        let expected = read(try Vectors.bytes(folder.appending(path: "utf8.xml"))).recorder.texts
        #expect(!expected.isEmpty)
        for file in ["utf8_bom", "utf8_nodecl", "utf16le_bom", "utf16be_bom", "gb18030_decl"] {
            let bytes = try Vectors.bytes(folder.appending(path: "\(file).xml"))
            #expect(read(bytes).recorder.texts == expected, "\(file)")
        }
    }

    @Test(
        "A wrong byte is refused as a wrong byte, at its offset",
        arguments: [
            ([0xC0, 0xAF], 0), ([0xC1, 0x81], 0), ([0xED, 0xA0, 0x80], 0), ([0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF8, 0x88, 0x80, 0x80, 0x80], 0), ([0xFF], 0),
            ([0xE0, 0x9F, 0xBF], 0), ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xE4, 0xB8], 0), ([0], 0),
            ([0xE4, 0xB8, 0xAD, 0xE4], 3), ([0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0xC3], 7),
        ] as [([UInt8], Int)])
    func invalid(bytes: [UInt8], offset: Int) throws {
        // Wherever it stands against the words of eight bytes in which the text is looked at.
        for shift in 0..<9 {
            let head = Array("<a>".utf8) + [UInt8](repeating: 0x61, count: shift)
            let problem = try #require(read(head + bytes + Array("</a>      ".utf8)).problem)
            #expect(problem.kind == .encodingInvalid)
            #expect(problem.position.byteOffset == head.count + offset)
        }
    }

    @Test("A zero byte after the message does not hide what follows it")
    func hiddenTail() {
        #expect(read("<a/>\u{0}<b/>").problem?.kind == .encodingInvalid)
        #expect(read("<a/>\u{0}").problem?.kind == .encodingInvalid)
    }

    @Test(
        "A label that is not taken, and a label that lies, are two different answers",
        arguments: [
            ("<?xml version='1.0' encoding='UTF-7'?><a/>", .encodingUnsupported),
            ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", .encodingUnsupported),
            ("<?xml version='1.0' encoding='BIG5'?><a/>", .encodingUnsupported),
            ("<?xml version='1.0' encoding='UTF-16'?><a/>", .encodingContradiction),
            ("\u{FEFF}<?xml version='1.0' encoding='GBK'?><a/>", .encodingContradiction),
            ("<?xml version='1.0' encoding='GBK'?><a>中文</a>", .encodingContradiction),
            ("<?xml version='1.0' encoding='US-ASCII'?><a>é</a>", .encodingInvalid),
            ("<?xml version='1.0' encoding=UTF-8?><a/>", .notWellFormed),
        ] as [(String, XMLProblem.Kind)])
    func labels(text: String, kind: XMLProblem.Kind) {
        #expect(read(text).problem?.kind == kind)
    }

    @Test("Labels are taken without regard to case")
    func cases() {
        for label in ["utf-8", "UTF8", "us-ascii", "gbk", "gb2312", "Gb18030"] {
            #expect(read("<?xml version='1.0' encoding='\(label)'?><a/>").problem == nil)
        }
    }

    @Test("GBK bytes that happen to be valid UTF-8 are read as GBK when the label says so")
    func unicom() throws {
        // 联通 in GBK: the best known text that a guessing reader gets wrong.
        let bytes =
            Array("<?xml version='1.0' encoding='GBK'?><a>".utf8)
            + [0xC1, 0xAA, 0xCD, 0xA8] + Array("</a>".utf8)
        #expect(read(bytes).recorder.texts["a"] == "联通")
        let text = try XMLText.decode(bytes).get()
        #expect(text.encoding == .gb18030)
    }

    @Test("Broken GBK and broken UTF-16 are refused at the broken byte")
    func brokenOthers() throws {
        let head = Array("<?xml version='1.0' encoding='GBK'?><a>".utf8)
        let gbk = try #require(read(head + [0xD6, 0xD0, 0xFF, 0x41]).problem)
        #expect(gbk.kind == .encodingInvalid)
        #expect(gbk.position.byteOffset == head.count + 2)
        for bytes in [[0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], [0xFF, 0xFE, 0x3C, 0x00, 0x61]] {
            let problem = try #require(read(bytes.map { UInt8($0) }).problem)
            #expect(problem.kind == .encodingInvalid)
        }
    }

    @Test("The byte order mark is no content and a second one is no white space")
    func mark() {
        #expect(read("\u{FEFF}<a/>").problem == nil)
        #expect(read("\u{FEFF}\u{FEFF}<a/>").problem?.kind == .notWellFormed)
    }
}
