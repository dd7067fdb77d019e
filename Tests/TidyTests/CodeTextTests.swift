import Testing

@Suite("The eyes of the tidy tests see code, and only code")
struct CodeTextTests {
    private let file = SourceFile(
        path: "Sources/Sample/Sample.swift",
        text: """
            let a = "try! https://example.org" // try! here
            /* fatalError( */ let b = 1
            let c = #"x"#
            let e = "an \\"escaped\\" quote"; let d = try! f()
            """)

    @Test("Comments and texts are not code, and lines stay where they are")
    func code() {
        #expect(file.places(of: /try!/, in: file.code()) == ["Sources/Sample/Sample.swift:4"])
        #expect(file.places(of: /fatalError/, in: file.code()) == [])
        #expect(file.code().split(separator: "\n", omittingEmptySubsequences: false).count == 4)
    }

    @Test("Texts are seen where a test asks for them")
    func texts() {
        let kept = file.code(keepingTexts: true)
        #expect(kept.contains("https://example.org"))
        #expect(!kept.contains("here"))
    }
}
