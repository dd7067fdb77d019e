import Clearance
import HTTPTypes
import Hummingbird
import Messages
import NIOCore

/// 问题详情: an answer that is no success, as RFC 9457 problem details in both languages.
struct Problem: Error {
    var status: HTTPResponse.Status
    /// Permanent: clients may depend on it.
    var code: String
    var title: Bilingual
    var detail: Bilingual
    var issues: [Issue] = []
    var retryAfter: Int?
    var headers: HTTPFields = [:]
    /// The caller may still be sending: the connection is closed after the answer.
    var closesConnection = false

    var response: Response { Response(status: status, headers: fields, bytes: json) }

    var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.string("type", "urn:tongguan:problem:\(code.lowercased())")
            json.string("title", "\(title.zh) / \(title.en)")
            json.integer("status", Int(status.code))
            json.string("detail", "\(detail.zh) / \(detail.en)")
            json.string("code", code)
            json.array("issues") { json in
                for issue in issues { AnswerJSON.write(issue, to: &json) }
            }
        }
        return json.bytes
    }

    var fields: HTTPFields {
        var fields = headers
        fields[.contentType] = "application/problem+json"
        if let retryAfter { fields[.retryAfter] = String(retryAfter) }
        if closesConnection { fields[.connection] = "close" }
        return fields
    }
}

extension Response {
    init(status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], bytes: [UInt8]) {
        self.init(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func json(_ bytes: [UInt8]) -> Response {
        Response(headers: [.contentType: "application/json; charset=utf-8"], bytes: bytes)
    }

    static func json(_ write: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter()
        json.object { json in write(&json) }
        return .json(json.bytes)
    }
}
