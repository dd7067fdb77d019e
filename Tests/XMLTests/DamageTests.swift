import Testing
import XML

@Suite("A message damaged on its way is refused or read, and never does harm")
struct DamageTests {
    private static let message = """
        <?xml version="1.0" encoding="UTF-8"?><!-- sent -->
        <c:CEB311Message xmlns:c="http://www.chinaport.gov.cn/ceb" guid="A-1" version='1.0'>
        <c:Order><c:orderNo>A&amp;1</c:orderNo><c:goods><![CDATA[a<b]]> 奶粉&#20013;</c:goods>
        <c:note/><?x y?></c:Order></c:CEB311Message>
        """
    /// What damage likes to consist of: every byte that means something to a reader of XML.
    private static let tokens: [String] = [
        "<", ">", "&", ";", "\"", "'", "/", "=", "!", "?", "-", "]", "[", ":", " ", "\n", "#", "x",
        "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "</", "/>", "&#", "&#x0;", "&lt;", "xmlns",
        "xmlns:c", "<!DOCTYPE", "c:", "\u{0}", "\u{FEFF}", "中", "\u{FFFF}",
    ]

    @Test("Cut at every byte, a message is refused, with a place inside of it")
    func cut() throws {
        let bytes = Array(DamageTests.message.utf8)
        #expect(read(bytes).problem == nil)
        for count in 0..<bytes.count {
            let problem = try #require(read(Array(bytes[..<count])).problem)
            #expect((0...count).contains(problem.position.byteOffset))
        }
    }

    @Test("Twenty thousand damages: each is answered, and the next whole message is read right")
    func damaged() {
        let bytes = Array(DamageTests.message.utf8)
        let whole = read(bytes).recorder.events
        var random: UInt64 = 20_261_121
        func next(_ bound: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % bound
        }
        var refused = 0
        for round in 0..<20_000 {
            var damaged = bytes
            for _ in 0...next(3) {
                let place = next(damaged.count)
                switch next(4) {
                case 0: damaged[place] = UInt8(next(256))
                case 1: damaged.removeSubrange(place..<min(place + 1 + next(20), damaged.count))
                case 2:
                    let piece = damaged[place..<min(place + next(40), damaged.count)]
                    damaged.insert(contentsOf: piece, at: next(damaged.count))
                default:
                    let token = DamageTests.tokens[next(DamageTests.tokens.count)]
                    damaged.insert(contentsOf: token.utf8, at: place)
                }
            }
            if let problem = read(damaged).problem {
                refused += 1
                #expect((0...damaged.count).contains(problem.position.byteOffset))
            }
            if round % 500 == 0 { #expect(read(bytes).recorder.events == whole) }
        }
        #expect(refused > 10_000)
    }
}
