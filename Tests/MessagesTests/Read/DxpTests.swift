import Messages
import Testing

@Suite("A message in its transport envelope")
struct DxpTests {
    private let payload = Array(Trade.xml(Trade.order()).utf8)
    private let envelope = DxpEnvelope(
        copMsgId: "MSG1", senderId: "DXPENT0000000001", receiverIds: ["DXPEDCCEB0000002"],
        creatTime: "2026-11-21T10:00:00", msgType: "CEB311Message", fileName: "a.xml")

    private var text: String {
        String(decoding: writeDxpEnvelope(envelope, payload: payload), as: UTF8.self)
    }

    @Test("is opened, and both come back")
    func opened() throws {
        #expect(isDxpEnvelope(Array(text.utf8)) && !isDxpEnvelope(payload))
        let read = try readAny(Array(text.utf8)).get()
        #expect(read.envelope == envelope)
        #expect(read.message.type == .ceb311 && read.message.papers.count == 1)
        #expect(try readAny(payload).get().envelope == nil)
        #expect(try readDxpEnvelope(Array(text.utf8)).get().payload == payload)
    }

    @Test(
        "an envelope that the standard's schema refuses is refused",
        arguments: [
            ("<CopMsgId>MSG1</CopMsgId>\n", "", "MSG-090"),
            ("<SenderId>DXPENT0000000001<", "<SenderId>DXPENT00000000012<", "MSG-090"),
            (" ver=\"1.0\"", " ver=\"2.0\"", "MSG-090"),
            ("<CreatTime>2026-11-21T10", "<CreatTime>2026-11-31T10", "MSG-090"),
            ("<MsgType>", "<x/><MsgType>", "MSG-090"),
            ("</ReceiverIds>", "text</ReceiverIds>", "MSG-090"),
            ("<Data>", "<Data>!", "MSG-091"),
            ("<Data>", "<Data>A", "MSG-091"),
            ("<MsgType>CEB311Message", "<MsgType>CEB411Message", "MSG-092"),
        ])
    func refused(old: String, new: String, code: String) {
        let spoiled = text.replacing(old, new)
        guard case .failure(let problem) = readAny(Array(spoiled.utf8)) else {
            Issue.record("the envelope was taken")
            return
        }
        #expect(problem.issues.map(\.code) == [code])
    }

    @Test("what a client adds to an envelope comes back, and the schema agrees")
    func addition() throws {
        var full = envelope
        (full.icCard, full.encoding, full.recMapId) = ("2990000000001", "UTF-8", "M1")
        full.bizKeys = [
            DxpBizKey(name: "DealFlag", value: "1"), DxpBizKey(name: nil, value: "<&>"),
        ]
        let bytes = writeDxpEnvelope(full, payload: payload)
        #expect(try readAny(bytes).get().envelope == full)
        #expect(full.duplicateKey == envelope.duplicateKey)
        guard let schema = OfficialSchema() else { return }
        #expect(try schema.judge(transport: bytes) == nil)
    }

    @Test("line breaks in Base64 are no fault")
    func brokenLines() throws {
        let broken = text.replacing("<Data>PD94", "<Data>\nPD94\n ")
        #expect(try readAny(Array(broken.utf8)).get().message.papers.count == 1)
    }
}
