import Foundation
import Messages
import Testing

@Suite("A stream falls apart into its messages, wherever the reads end")
struct SplitterTests {
    private func pieces(_ bytes: [UInt8], chunk: Int = 7, limit: Int = 1 << 20) -> [[UInt8]] {
        full(bytes, chunk: chunk, limit: limit).map(\.bytes)
    }

    private func full(
        _ bytes: [UInt8], chunk: Int = 7, limit: Int = 1 << 20
    ) -> [MessageSplitter.Piece] {
        var splitter = MessageSplitter(limit: limit)
        var found: [MessageSplitter.Piece] = []
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            let end = min(start + chunk, bytes.count)
            splitter.take(Array(bytes[start..<end])) { found.append($0) }
        }
        splitter.finish { found.append($0) }
        return found
    }

    private func texts(_ text: String, chunk: Int = 7) -> [String] {
        pieces(Array(text.utf8), chunk: chunk).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("messages of every type in both forms come out as they went in")
    func allTypes() throws {
        var originals: [[UInt8]] = []
        for type in MessageType.allCases {
            let sample = sampleMessage(of: type, seed: 3, count: 1)
            originals.append(Array(sample.dropLast()))
            originals.append(messageJSON(try readMessage(sample).get()))
        }
        for separator in ["\n", "", " \r\n\t\n"] {
            let stream = Array(originals.joined(separator: Array(separator.utf8)))
            for chunk in [64, 997, 1 << 16] {
                let found = pieces(stream, chunk: chunk).map(trimmed)
                #expect(found == originals)
            }
        }
    }

    /// Each is two messages; the bar stands where the cut belongs.
    private static let pairs = [
        "<a/>|<b/>", "<a></a>|<b></b>", "<a>1</a>|{\"x\":\"}\"}", "{\"x\":[1,{}]}|<a/>",
        "{\"x\":\"\\\"}{\"}|[1]", "<a><!-- </a><b> --></a>|<b/>",
        "<a><![CDATA[</a>]]]]><x/></a>|<b/>", "<a x=\"/>\" y='?>'>1</a>|<b/>",
        "<a><?p </a>?></a>|<b/>", "<a/><!-- still a --><?p ?>|<?xml version=\"1.0\"?><b/>",
        "<?xml version='1.0'?><a/>|<?xml version='1.0'?><b/>", "<a/>|text<b/>",
        // A message that was cut off ends where the next begins.
        "<a><c>|<?xml version='1.0'?><b/>", "<a><c|<?xml version='1.0'?><b/>",
        "<a x=\"1><c>|<?xml version='1.0'?><b/>",
        "{\"messageType\":\"A\",\"x\":\"|{\"messageType\":\"B\"}",
        "{\"messageType\":\"A\",\"x\":[{|{\"messageType\":\"B\"}",
        "rubbish\n|{\"a\":1}", "<!-- p --><a/>|<!DOCTYPE b><b/>",
        "\u{FEFF}<a/>|\u{FEFF}<b/>", "<a>\u{1F600}</a>|<b></b>", "<xml><xmlish/></xml>|<b/>",
    ]

    @Test("the cut is where the next message begins, for every size of a read", arguments: pairs)
    func cuts(pair: String) {
        // The line feed in front of a message in JSON belongs to the first one where it is cut off.
        let parts = pair.split(separator: "|").map(String.init)
        let separator = pair.contains("messageType") ? "\n" : ""
        let expected = [parts[0] + separator, parts[1]]
        for chunk in 1...12 {
            #expect(texts(parts.joined(separator: separator), chunk: chunk) == expected)
        }
    }

    @Test("a bracket inside a character of GB 18030 ends no section")
    func gb18030() {
        // 0x81 0x5D is one character; with the brackets behind it a careless eye sees the end.
        let head = Array("<?xml version='1.0' encoding='GB18030'?><a><![CDATA[".utf8)
        let first = head + [0x81, 0x5D] + Array("]></a>]]></a>".utf8)
        for chunk in [1, 2, 3, 100] {
            #expect(pieces(first + Array("<b/>".utf8), chunk: chunk).count == 2)
        }
    }

    @Test("UTF-16 is one message, because it cannot be cut by bytes")
    func utf16() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x3C, 0, 0x61, 0, 0x2F, 0, 0x3E, 0, 0x3C, 0]
        #expect(pieces(bytes, chunk: 3) == [bytes])
    }

    @Test("every piece says where it stands")
    func places() {
        let found = full(Array("<a>\n样</a>  <b/>\n\n{\"c\":1}\n".utf8), chunk: 3)
        #expect(found.map(\.line) == [1, 2, 4])
        #expect(found.map(\.column) == [1, 8, 1])
        #expect(found.map(\.offset) == [0, 13, 19])
        #expect(found.map(\.number) == [0, 1, 2])
    }

    @Test("nothing at all is one empty message, blanks before the first belong to it")
    func empty() {
        #expect(pieces([]) == [[]])
        #expect(texts("  ") == ["  "])
        #expect(texts(" <a/> \n ") == [" <a/> \n "])
        #expect(texts("<a/> \n <b/> ") == ["<a/> \n ", "<b/> "])
    }

    @Test("a message past the limit is told with its size and not kept; its neighbours are")
    func tooLarge() {
        let long = "<a>" + String(repeating: "x", count: 500) + "</a>"
        let found = full(Array("<s/>\(long)<t/>".utf8), chunk: 50, limit: 100)
        #expect(found.map(\.isTooLarge) == [false, true, false])
        #expect(found.map(\.size) == [4, 507, 4])
        #expect(found[1].bytes.isEmpty)
    }

    @Test(
        "what never ends is passed by without being kept",
        arguments: [
            "<a>", "<a x='", "<!--", "<![CDATA[", "<?p ", "{", "[", "\"", "{\"", "<", "<!", "</",
            "\0",
            "<a><b>", "<!DOCTYPE a [", "text", "\n", "\\", "{\"a\":\"\\",
        ])
    func neverEnding(start: String) {
        for filling in ["x", "<a>", "\0", "[", "{\"a\":", "\n", "--", "]]", "'", "\\"] {
            var splitter = MessageSplitter(limit: 4_096)
            var count = 0
            splitter.take(Array(start.utf8)) { _ in count += 1 }
            let chunk = Array(String(repeating: filling, count: 9_000 / filling.utf8.count).utf8)
            for _ in 0..<2 {
                splitter.take(chunk) { piece in
                    count += 1
                    #expect(piece.bytes.count <= 4_096)
                }
            }
            splitter.finish { piece in
                count += 1
                #expect(piece.bytes.count <= 4_096)
                #expect(piece.isTooLarge || piece.size <= 4_096)
            }
            #expect(count >= 1)
        }
    }

    @Test("no byte is lost: the pieces and the blanks between them are the stream")
    func nothingLost() {
        var random = SystemRandomNumberGenerator()
        let parts = [
            "<", "a", ">", "/", "<?xml ", "?>", "<!--", "-->", "]]>", "<![CDATA[", "\"",
            "{", "}", "\n", "\n{\"messageType\"", "\\", "x", "[", "]", "<b/>", "</a>", "\0",
        ]
        for _ in 0..<300 {
            let count = Int.random(in: 1...40, using: &random)
            let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let whole = pieces(Array(text.utf8), chunk: 4_096)
            let joined = whole.flatMap(\.self).filter { $0 > 0x20 || $0 == 0 }
            #expect(joined == text.utf8.filter { $0 > 0x20 || $0 == 0 }, "\(text)")
            for chunk in [1, 2, 3, 5] {
                #expect(pieces(Array(text.utf8), chunk: chunk) == whole, "\(text)")
            }
        }
    }

    private func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }
}
