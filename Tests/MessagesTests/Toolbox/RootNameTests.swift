import Testing

@testable import Messages

@Suite("The root is known without reading the message")
struct RootNameTests {
    @Test(
        "behind whatever may stand in front of it",
        arguments: [
            "<a:b>", "\u{FEFF}<a:b/>", "<?xml version='1.0'?>\n<!-- <c> --><?p <c>?> <a:b x='1'>",
            "<!--><c>--><a:b>",
        ])
    func names(text: String) {
        #expect(rootName(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } == "a:b")
    }

    @Test(
        "what cannot be told is left to the reader",
        arguments: ["", "x", "<", "<!DOCTYPE a>", "<?xml", "<!--", "<>", "\0"])
    func unknown(text: String) {
        #expect(rootName(Array(text.utf8)) == nil)
        #expect(mayBeTransport(Array(text.utf8)))
    }

    @Test(
        "an envelope is never missed, a message never taken for one",
        arguments: MessageType.allCases)
    func envelopes(type: MessageType) {
        let xml = sampleMessage(of: type, seed: 1, count: 1)
        #expect(!mayBeTransport(xml) && !isDxpEnvelope(xml))
        for text in ["<DxpMsg", "<d:DxpMsgSv ", "<?xml version='1.0'?><x:DxpRep>"] {
            #expect(mayBeTransport(Array(text.utf8)))
        }
        #expect(mayBeTransport([0xFF, 0xFE, 0x3C, 0]))
    }
}
