/// What a server answered.
struct HTTPAnswer: Sendable {
    var status: Int
    /// Names in small letters.
    var headers: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The first answer in these bytes and its length; nil while it is not whole.
    static func parse(_ bytes: [UInt8], isEnded: Bool) -> (answer: HTTPAnswer, length: Int)? {
        guard let head = endOfHead(bytes) else { return nil }
        let lines = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            return nil
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let length =
            status < 200 || status == 204 ? 0 : headers["content-length"].flatMap { Int($0) }
        guard let length else {
            guard isEnded else { return nil }
            let body = Array(bytes[head...])
            return (HTTPAnswer(status: status, headers: headers, body: body), bytes.count)
        }
        guard bytes.count >= head + length else { return nil }
        let body = Array(bytes[head..<(head + length)])
        return (HTTPAnswer(status: status, headers: headers, body: body), head + length)
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for index in 0...(bytes.count - 4)
        where bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13
            && bytes[index + 3] == 10
        {
            return index + 4
        }
        return nil
    }
}
