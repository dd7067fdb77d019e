import ArgumentParser
import AsyncHTTPClient
import Foundation
import Messages
import NIOCore
import Platform

/// `tongguan payment-data upload`
struct PaymentDataUpload: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upload",
        abstract: "上传 realTimeDataUpload | posts a signed payExInfoStr and prints the answer")

    @Argument(help: "已加签的 JSON 文件 | signed JSON file, or - for standard input") var file: String
    @Option(help: "地址 | URL, ending in /realTimeDataUpload") var url: String

    func run() async throws {
        let bytes = try CommandFile.read(file)
        if case .failure(let problem) = readPaymentData(bytes), let issue = problem.issues.first {
            throw CommandFailure.refused(
                "\(issue.path)：\(issue.message.zh)", "\(issue.path): \(issue.message.en)")
        }
        try await FormPost.send("payExInfoStr", bytes, to: url)
    }
}

/// `tongguan payment-data open`
struct PaymentDataOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "发起 platDataOpen | asks a platform for its payment data, prints the answer",
        discussion: """
            An officer's session comes from POST /api/v1/payment-data/requests; give its sessionID.
            """)

    @Option(help: "地址 | URL of the platform, ending in /platDataOpen") var url: String
    @Option(help: "订单编号 | order number") var order: String
    @Option(help: "会话 | sessionID") var session: String

    func run() async throws {
        let request = DataRequest(
            orderNo: order, sessionID: session, serviceTime: SystemClock().now.milliseconds)
        try await FormPost.send("openReq", request.json, to: url)
    }
}

/// One field of a form, posted once: five seconds, no redirect, an answer of at most 64 KiB.
enum FormPost {
    static func send(_ field: String, _ value: [UInt8], to url: String) async throws {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.retryConnectionEstablishment = false
        let client = HTTPClient(configuration: configuration)
        let answer: (status: UInt, body: [UInt8])
        do {
            var request = HTTPClientRequest(url: url)
            request.method = .POST
            request.headers.add(
                name: "Content-Type", value: "application/x-www-form-urlencoded; charset=utf-8")
            request.body = .bytes(ByteBuffer(bytes: Array("\(field)=".utf8) + encoded(value)))
            let response = try await client.execute(request, timeout: .seconds(5))
            let body = try await response.body.collect(upTo: 64 << 10)
            answer = (response.status.code, Array(body.readableBytesView))
        } catch {
            try await client.shutdown()
            throw CommandFailure.failed("发送失败：\(error)", "sending failed: \(error)")
        }
        try await client.shutdown()
        writeOutput(answer.body + [0x0A])
        guard answer.status == 200, isSuccess(answer.body) else {
            throw CommandFailure.refused(
                "对方未接受（HTTP \(answer.status)）", "it was not taken (HTTP \(answer.status))")
        }
    }

    private struct Code: Decodable { var code: String }

    private static func isSuccess(_ body: [UInt8]) -> Bool {
        let answer = try? JSONDecoder().decode(Code.self, from: Data(body))
        return answer?.code == DataAnswer.success.rawValue
    }

    /// Everything but letters, digits and `-._~`; so `+` and `=` of Base64 arrive as they are.
    private static func encoded(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                text.append(byte)
            default:
                text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return text
    }
}
