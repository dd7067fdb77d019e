import Foundation
import Messages
import Testing

@Suite("What the exchange platform sends")
struct DxpRoutingTests {
    private let envelope = DxpEnvelope(
        copMsgId: "MSG1", senderId: "DXPENT0000000001",
        receiverIds: [DxpNode.customs(for: .ceb303).id], creatTime: "2026-11-21T10:00:00",
        msgType: "CEB303Message", fileName: "a.xml")

    private var routed: DxpRoutedEnvelope {
        DxpRoutedEnvelope(
            routing: DxpRouting(
                msgId: "NODE0001202611211000000000000001", subMsgId: "1",
                sendTime: "2026-11-21T10:00:01", endNode: "NODE0002", staNode: "NODE0001"),
            envelope: envelope, payload: sampleMessage(of: .ceb303, seed: 8, count: 1))
    }

    private var reply: DxpReply {
        DxpReply(
            receiverId: "DXPENT0000000001", nodeId: "NODE0001",
            responses: [
                DxpResponse(
                    nodeId: "NODE0001", code: "2001", info: "接收方不存在",
                    results: [
                        DxpResponse.Result(
                            receiverId: "DXPEDCCEB0000009", code: "2001", info: "<none>")
                    ], noticeTime: "2026-11-21", note: "n", original: head)
            ])
    }

    /// A head alone: the reply quotes no payload and no file name.
    private var head: DxpEnvelope {
        var head = envelope
        head.fileName = nil
        return head
    }

    @Test("a routed envelope is opened, and its message is read")
    func opened() throws {
        let bytes = writeDxpRouted(routed)
        #expect(isDxpRouted(bytes) && !isDxpEnvelope(bytes))
        #expect(try readDxpRouted(bytes).get() == routed)
        let read = try readAny(bytes).get()
        #expect(read.envelope == envelope && read.message.type == .ceb303)
        #expect(checkMessage(bytes).form == .dxp && checkMessage(bytes).issues.isEmpty)
        guard let schema = OfficialSchema() else { return }
        #expect(try schema.judge(transport: bytes) == nil)
    }

    @Test("a reply says which envelope failed, why and for whom")
    func replied() throws {
        let bytes = writeDxpReply(reply)
        let back = try readDxpReply(bytes).get()
        #expect(back == reply)
        #expect(back.responses[0].error == .noReceiver)
        #expect(back.responses[0].original.duplicateKey.copMsgId == "MSG1")
        guard let schema = OfficialSchema() else { return }
        #expect(try schema.judge(transport: bytes) == nil)
    }

    @Test(
        "what the transport's schema refuses is refused at its place",
        arguments: [
            ("<MsgId>NODE", "<MsgId>XNODE", "DxpMsgSv/SvNo/MsgId"),
            ("<EndNode>", "<EndNode>12345678", "DxpMsgSv/SvNo/EndNode"),
            ("<SubMsgId>1", "<SubMsgId>12", "DxpMsgSv/SvNo/SubMsgId"),
            ("<SvNo Ver=\"1.0\">", "<SvNo>", "DxpMsgSv/SvNo/@Ver"),
            ("T10:00:01<", "T25:00:01<", "DxpMsgSv/SvNo/SendTime"),
            ("<CopMsgId>MSG1</CopMsgId>", "", "DxpMsgSv/DxpMsg/TransInfo/CopMsgId"),
        ])
    func refusedRouting(old: String, new: String, path: String) throws {
        let spoiled = Array(
            String(decoding: writeDxpRouted(routed), as: UTF8.self).replacing(old, new).utf8)
        guard case .failure(let problem) = readDxpRouted(spoiled) else {
            Testing.Issue.record("taken")
            return
        }
        #expect(problem.issues.map(\.path) == [path])
        guard let schema = OfficialSchema() else { return }
        #expect(try schema.judge(transport: spoiled) != nil)
    }

    @Test(
        "a reply that its schema refuses is refused at its place",
        arguments: [
            ("<NoticeTime>2026-11-21", "<NoticeTime>2026-11-31", "DxpRep/Response[0]/NoticeTime"),
            ("<ResponseCode>", "<ResponseCode>123456", "DxpRep/Response[0]/ResponseCode"),
            ("<RecevierId>", "<RecevierId>1", "DxpRep/RecevierId"),
            ("<RecId>", "<RecId>1", "DxpRep/Response[0]/Results/Result/RecId"),
            ("<DxpRep ", "<DxpRep Id=\"x\" ", "DxpRep/@Id"),
        ])
    func refusedReply(old: String, new: String, path: String) throws {
        let spoiled = Array(
            String(decoding: writeDxpReply(reply), as: UTF8.self).replacing(old, new).utf8)
        guard case .failure(let problem) = readDxpReply(spoiled) else {
            Testing.Issue.record("taken")
            return
        }
        #expect(problem.issues.map(\.path) == [path])
        guard let schema = OfficialSchema() else { return }
        #expect(try schema.judge(transport: spoiled) != nil)
    }

    @Test("an envelope spoiled anywhere is answered and never crashes")
    func spoiled() {
        for bytes in [writeDxpRouted(routed), writeDxpReply(reply)] {
            for index in stride(from: 0, to: bytes.count, by: 7) {
                var spoiled = bytes
                spoiled.removeSubrange(index..<min(bytes.count, index + 5))
                if case .failure(let problem) = readAny(spoiled) {
                    #expect(!problem.issues.isEmpty)
                }
                _ = readDxpRouted(spoiled)
                _ = readDxpReply(spoiled)
            }
        }
    }

    @Test("the codes of table 7-1 are the published ones")
    func codes() throws {
        guard let folder = SharedMaterial.folder("spec/ceb/codes") else { return }
        let file = folder.appending(path: "official_error_codes_202205.csv")
        let published = try String(contentsOf: file, encoding: .utf8)
            .split(whereSeparator: \.isNewline).map { String($0.prefix { $0 != "," }) }
            .filter { $0.count == 4 && $0 != "code" }
        #expect(DxpError.allCases.map(\.rawValue) == published)
    }
}
