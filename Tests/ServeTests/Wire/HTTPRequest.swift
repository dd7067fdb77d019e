/// A request as its bytes.
struct HTTPRequest {
    let bytes: [UInt8]

    static func get(_ path: String, key: String? = nil) -> HTTPRequest {
        HTTPRequest(head: "GET \(path)", key: key, more: "", body: [])
    }

    /// One message, as an enterprise's software sends it.
    static func message(_ body: [UInt8], key: String) -> HTTPRequest {
        HTTPRequest(
            head: "POST /api/v1/messages", key: key,
            more: "Content-Type: application/xml\r\nContent-Length: \(body.count)\r\n", body: body)
    }

    static func json(_ path: String, _ body: String, key: String) -> HTTPRequest {
        HTTPRequest(
            head: "POST \(path)", key: key,
            more: "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n",
            body: Array(body.utf8))
    }

    /// One field of a form, as the payment data interface has it.
    static func form(_ path: String, _ field: String, _ value: [UInt8]) -> HTTPRequest {
        let digits = Array("0123456789ABCDEF".utf8)
        let body =
            Array("\(field)=".utf8)
            + value.flatMap { [UInt8(ascii: "%"), digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return HTTPRequest(
            head: "POST \(path)", key: nil,
            more: "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
                + "Content-Length: \(body.count)\r\n", body: body)
    }

    /// The beginning of a message whose body does not follow at once.
    static func opening(_ framing: String, key: String?) -> HTTPRequest {
        HTTPRequest(
            head: "POST /api/v1/messages", key: key,
            more: "Content-Type: application/xml\r\n\(framing)", body: [])
    }

    private init(head: String, key: String?, more: String, body: [UInt8]) {
        let authorization = key.map { "Authorization: Bearer \($0)\r\n" } ?? ""
        let text = "\(head) HTTP/1.1\r\nHost: localhost\r\n\(authorization)\(more)\r\n"
        bytes = Array(text.utf8) + body
    }
}
