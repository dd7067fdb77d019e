import Testing
import XML

@Suite("A declaration is read as it was written")
struct ReadingTests {
    @Test("An order arrives element by element, with its attributes and its text")
    func order() {
        let (seen, problem) = read("<o v=\"1\"><no>A1</no><amt c='142'>9.50</amt></o>")
        #expect(problem == nil)
        #expect(
            seen.events == ["<o", "@v=1", "<no", ">no A1", "<amt", "@c=142", ">amt 9.50", ">o"])
    }

    @Test(
        "A price is one price, however a comment or a section divides it",
        arguments: [
            "1<!-- -->00.00", "1<![CDATA[0]]>0.00", "100.00", "1<?x?>00.00", "1&#48;0.00",
            "<![CDATA[100.00]]>", "1&#x30;0.00<!--x-->",
        ])
    func joined(text: String) {
        let (seen, problem) = read("<o><amt>\(text)</amt></o>")
        #expect(problem == nil)
        #expect(seen.texts["amt"] == "100.00")
    }

    @Test("Names of goods keep their signs and their Chinese characters")
    func escapes() {
        let (seen, problem) = read("<o><n>A&amp;B&lt;&gt;&quot;&apos;&#x4E2D;&#20013;𠮷</n></o>")
        #expect(problem == nil)
        #expect(seen.texts["n"] == "A&B<>\"'中中𠮷")
    }

    @Test("White space between fields is nothing; stray text beside fields is noticed")
    func mixed() {
        #expect(read("<o>\n <a>1</a>\n\t<b/>\r\n</o>").recorder.mixed.isEmpty)
        #expect(read("<o>stray<a>1</a></o>").recorder.mixed == ["o"])
        #expect(read("<o><a>1</a>stray</o>").recorder.mixed == ["o"])
        #expect(read("<o><a>1</a><p>x<q/> y</p></o>").recorder.mixed == ["p"])
        #expect(read("<o>stray<a>1</a></o>").recorder.texts == ["a": "1"])
    }

    @Test("An empty field is a field with empty text, in both spellings")
    func emptyField() {
        #expect(read("<o><a/><b></b></o>").recorder.texts == ["a": "", "b": ""])
    }

    @Test("Long texts come whole")
    func longText() {
        let long = String(repeating: "货物名称 goods & more, ", count: 5_000)
        let (seen, problem) = read("<o><n>\(long.replacing("&", with: "&amp;"))</n></o>")
        #expect(problem == nil)
        #expect(seen.texts["n"] == long)
    }

    @Test("The verbatim bytes of a paper can be cut out of its message")
    func ranges() throws {
        let text = "\u{FEFF}<?xml version=\"1.0\"?>\n<m>\n<o x='>'>中<b/></o >\n<e /></m>\n"
        let bytes = Array(text.utf8)
        let (seen, problem) = read(bytes)
        #expect(problem == nil)
        func cut(_ name: String) throws -> String {
            String(decoding: bytes[try #require(seen.ranges[name])], as: UTF8.self)
        }
        #expect(try cut("o") == "<o x='>'>中<b/></o >")
        #expect(try cut("b") == "<b/>")
        #expect(try cut("e") == "<e />")
        #expect(try cut("m") == "<m>\n<o x='>'>中<b/></o >\n<e /></m>")
    }

    @Test("A place is told by line and character, as an editor shows it")
    func places() {
        let (seen, _) = read("\u{FEFF}<m>\n  <a>中文</a><b/>\n</m>")
        #expect(seen.places["m"] == XMLPosition(line: 1, column: 1, byteOffset: 3))
        #expect(seen.places["a"] == XMLPosition(line: 2, column: 3, byteOffset: 9))
        #expect(seen.places["b"] == XMLPosition(line: 2, column: 12, byteOffset: 22))
    }

    @Test("Places are right in a long message on one line, asked in any order")
    func farPlaces() {
        let fields = (0..<3_000).map { "<f\($0)>值</f\($0)>" }.joined()
        let text = "<m>" + fields + "</m>"
        let (seen, problem) = read(text)
        #expect(problem == nil)
        for number in [0, 1, 400, 1_234, 2_999] {
            let before = text.range(of: "<f\(number)>").map { text[..<$0.lowerBound] } ?? ""
            let place = XMLPosition(
                line: 1, column: before.count + 1, byteOffset: before.utf8.count)
            #expect(seen.places["f\(number)"] == place)
        }
    }

    @Test("Processing instructions are told with their place")
    func instructions() {
        let (seen, problem) = read("<?style x?><m>\n <?y z?></m>")
        #expect(problem == nil)
        #expect(seen.instructions == ["style 1:1", "y 2:2"])
    }

    @Test("One reader after another gets the same answer from the same parser, good or bad")
    func reuse() {
        for _ in 0..<50 {
            #expect(read("<a xmlns:p='u'><p:b>1</p:b></a>").problem == nil)
            #expect(read("<a xmlns:p='u'><p:b>1</p:c></a>").problem?.kind == .notWellFormed)
            // The prefix of the message before must not be bound any more.
            #expect(read("<p:b/>").problem?.kind == .notWellFormed)
            #expect(read("<a>text").problem?.kind == .notWellFormed)
            #expect(read("<a/>").recorder.texts == ["a": ""])
        }
    }

    @Test("Many connections read at once")
    func together() async {
        let lists = (0..<200).map { "<l><no>\($0)</no></l>" }.joined()
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<64 {
                group.addTask { read("<m>\(lists)</m>").recorder.events.count }
            }
            for await count in group { #expect(count == 2 + 200 * 4) }
        }
    }
}

extension String {
    fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
