import Glibc
import Messages
import Sheets

/// 种子: what the mutator starts from: our samples, our negative cases, and vectors where present.
enum Seeds {
    /// Beside the project; nothing of it is copied into it.
    private static let shared = getenv("TONGGUAN_SHARED").map { String(cString: $0) } ?? "../shared"

    static var messages: [[UInt8]] {
        samples
            + MessageType.allCases.flatMap { type in
                // A tenth: most differ in one value only, which the mutator does by itself.
                negativeCases(of: type, seed: 3).enumerated().filter { $0.offset % 10 == 0 }
                    .map(\.element.bytes)
            } + envelopes + vectors
    }

    static var json: [[UInt8]] {
        forms + [Array(paymentData.utf8)]
            + files(in: "\(shared)/vectors/json/test_parsing", ending: ".json").filter(isSmall)
    }

    /// One message, several, and two forms one after another.
    static var streams: [[UInt8]] {
        let (samples, forms) = (samples, forms)
        return samples + forms + zip(samples, forms).map { $0 + [0x0A] + $1 }
            + zip(samples, samples.dropFirst()).map { $0 + $1 } + envelopes
    }

    static var workbooks: [[UInt8]] {
        let archives =
            [template] + files(in: "\(shared)/vectors/xlsx", ending: ".xlsx").filter(isSmall)
        return archives + archives.compactMap(StoredArchive.parts)
    }

    static var csv: [[UInt8]] {
        [Array("\u{FEFF}\(OrderTemplate().csv())".utf8), Array(OrderTemplate().csv().utf8)]
            + files(in: "\(shared)/vectors/encodings", ending: ".csv")
    }

    private static var samples: [[UInt8]] {
        MessageType.allCases.map { sampleMessage(of: $0, seed: 11, count: 2) }
    }

    private static var forms: [[UInt8]] {
        samples.compactMap { bytes in
            guard case .success(let message) = readMessage(bytes) else { return nil }
            return messageJSON(message)
        }
    }

    private static var envelopes: [[UInt8]] {
        samples.prefix(4).compactMap { bytes in
            guard case .success(let message) = readMessage(bytes) else { return nil }
            let envelope = DxpEnvelope(
                copMsgId: message.guid, senderId: "DXPENT0000000001",
                receiverIds: ["DXPEDCCEB0000002"], creatTime: "2026-06-01T12:00:00",
                msgType: message.type.rawValue)
            return writeDxpEnvelope(envelope, payload: bytes)
        }
    }

    private static var vectors: [[UInt8]] {
        let folders = [
            "vectors/xml-attacks/own", "vectors/xml-attacks/defusedxml", "vectors/encodings",
            "spec/ceb/samples/2022-05/import", "spec/ceb/samples/2018-113/import",
            "spec/ceb/samples/2018-113/export",
        ]
        return folders.flatMap { files(in: "\(shared)/\($0)", ending: ".xml") }.filter(isSmall)
    }

    private static var template: [UInt8] {
        do { try OrderTemplate().write(to: MemoryFile.shared.path) } catch { fail("\(error)") }
        guard let bytes = readFile(MemoryFile.shared.path) else { fail("no template") }
        return bytes
    }

    private static func isSmall(_ bytes: [UInt8]) -> Bool { bytes.count <= 32 << 10 }

    private static let paymentData = """
        {"sessionID":"fe2374-8fnejf97-55616242","payExchangeInfoHead":{"guid":\
        "9D55BA71-22DE-41F4-8B50-C36C83B3B530","initalRequest":"a=1","initalResponse":"ok",\
        "ebpCode":"3303961002","payCode":"3303961003","payTransactionId":"2018121222001354",\
        "totalAmount":100.5,"currency":"142","verDept":"3","payType":"1",\
        "tradingTime":"20181212041803","note":"样例"},"payExchangeInfoLists":[{"orderNo":"SO1",\
        "goodsInfo":[{"gname":"样例","itemLink":"http://example.com/1"}],"recpAccount":"1",\
        "recpCode":"","recpName":"样例"}],"serviceTime":1544519952469,"certNo":"0125e5cd",\
        "signValue":"AAAA"}
        """
}
