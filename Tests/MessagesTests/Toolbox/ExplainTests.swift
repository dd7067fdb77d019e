import Messages
import Testing
import Values

@Suite("Every code can be explained")
struct ExplainTests {
    private let book = CodeBook(flow: [
        CodeExplanation(
            code: "MAT-04", kind: .flow, meaning: Bilingual("金额不一致", "amounts differ"),
            cause: Bilingual("支付", "payment"), fix: Bilingual("核对", "check"), source: "test",
            officials: ["1332"])
    ])

    @Test("meaning, cause, fix and source stand there in both languages, each code once")
    func whole() {
        for entry in book.entries {
            for text in [entry.meaning, entry.cause, entry.fix] {
                #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(entry.code)")
            }
            #expect(!entry.source.isEmpty)
            #expect(book.find(entry.code)?.code == entry.code)
        }
        let codes = book.entries.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(codes.count > MessageRule.allCases.count + OfficialCode.all.count)
        #expect(Set(book.entries.map(\.kind)) == Set(CodeExplanation.Kind.allCases))
    }

    @Test("an official code names the rules that answer with it")
    func rules() throws {
        #expect(try #require(book.find("1332")).rules == ["MAT-04"])
        let field = try #require(book.find("-301008"))
        #expect(field.rules.contains("MSG-020") && !field.rules.contains("MSG-029"))
        #expect(try #require(book.find("-621000")).rules == ["MSG-029"])
        #expect(try #require(book.find("-621029")).rules == ["MSG-SIG"])
    }

    @Test("advice fits the code")
    func advice() throws {
        let expected = [
            ("-621029", "sign last"), ("-301010", "appType 2"), ("1313", "ordinary trade"),
            ("-621017", "same guid"), ("800", "nothing to do"), ("100", "returnInfo"),
            ("-301014", "later appTime"), ("1327", "message diff"), ("0002", "message check"),
            ("22001", "register"), ("1311", "guarantor"), ("-301015", "split"),
        ]
        for (code, words) in expected {
            let entry = try #require(book.find(code))
            #expect(entry.fix.en.contains(words) || entry.cause.en.contains(words), "\(code)")
        }
    }

    @Test(
        "a code is found as people type it",
        arguments: ["-621001", "621001", "－621001", " –621001 "])
    func typed(code: String) {
        #expect(book.find(code)?.code == "-621001")
        #expect(book.find("msg-020")?.code == "MSG-020")
    }

    @Test("an unknown code brings the nearest ones, whatever it is")
    func unknown() {
        #expect(book.find("-621991") == nil)
        #expect(book.nearest(to: "MSG-02O").map(\.code).first?.hasPrefix("MSG-02") == true)
        #expect(book.nearest(to: "-621991", count: 3).allSatisfy { $0.code.hasPrefix("-621") })
        for hostile in ["", String(repeating: "9", count: 100_000), "\0\u{1F600}"] {
            #expect(book.find(hostile) == nil)
            #expect(book.nearest(to: hostile).count == 5)
        }
    }

    @Test(
        "the row of the manual is found for the place of an issue", arguments: MessageType.allCases)
    func manualRows(type: MessageType) throws {
        for spoiled in negativeCases(of: type, seed: 1) where !spoiled.tag.isEmpty {
            let issue = try #require(checkMessage(spoiled.bytes).issues.first)
            guard let row = fieldManual(at: issue.path, of: type) else { continue }
            #expect(issue.path.hasSuffix("/" + row.tag))
            #expect(manual(of: type).contains(row.tag) || issue.path.hasPrefix("Base"))
            #expect(row.text.contains(row.format))
        }
    }

    @Test("a place that is no field has no row")
    func noRow() {
        #expect(fieldManual(at: "Order[0]/OrderHead/buyerName", of: .ceb311)?.format == "C1..60")
        #expect(fieldManual(at: "Order[0]/OrderList[12]/gnum", of: .ceb311)?.isRequired == true)
        #expect(fieldManual(at: "BaseTransfer/dxpId", of: .ceb311) != nil)
        for path in ["", "/", "CEB311Message", "Order[0]", "Order[0]/OrderHead/nosuch", "a/b/c"] {
            #expect(fieldManual(at: path, of: .ceb311) == nil)
        }
    }
}
