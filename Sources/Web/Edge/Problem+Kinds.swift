import HTTPTypes
import Messages
import Values

extension Problem {
    static let unauthorized = Problem(
        status: .unauthorized, code: "UNAUTHORIZED",
        title: Bilingual("需要密钥", "A key is needed"),
        detail: Bilingual(
            "请在 Authorization 头中以 Bearer 给出有效的密钥。",
            "Give a valid key as Bearer in the Authorization header."),
        headers: [.wwwAuthenticate: "Bearer realm=\"tongguan\""])

    static func forbidden(_ zh: String, _ en: String, issues: [Issue] = []) -> Problem {
        Problem(
            status: .forbidden, code: "FORBIDDEN", title: Bilingual("无此权限", "Not allowed"),
            detail: Bilingual(zh, en), issues: issues)
    }

    static func notFound(_ zh: String, _ en: String) -> Problem {
        Problem(
            status: .notFound, code: "NOT-FOUND", title: Bilingual("未找到", "Not found"),
            detail: Bilingual(zh, en))
    }

    static func methodNotAllowed(_ allowed: [String]) -> Problem {
        let list = allowed.joined(separator: ", ")
        return Problem(
            status: .methodNotAllowed, code: "METHOD-NOT-ALLOWED",
            title: Bilingual("方法不允许", "Method not allowed"),
            detail: Bilingual("此地址只接受 \(list)。", "This address takes \(list) only."),
            headers: [.allow: list])
    }

    static func parameter(
        _ name: String, expected: Bilingual, found: String, isBody: Bool = false
    ) -> Problem {
        Problem(
            status: isBody ? .unprocessableContent : .badRequest, code: "BAD-PARAMETER",
            title: Bilingual("参数有误", "A parameter is wrong"),
            detail: Bilingual("\(name) 应为\(expected.zh)。", "\(name) must be \(expected.en)."),
            issues: [
                Issue(
                    code: "API-01", path: name,
                    message: Bilingual("应为\(expected.zh)", "must be \(expected.en)"),
                    expected: expected.en,
                    found: found.isEmpty ? nil : maskedNumbers(String(found.prefix(60))))
            ])
    }

    static let notJSON = Problem(
        status: .badRequest, code: "NOT-JSON", title: Bilingual("不是 JSON", "Not JSON"),
        detail: Bilingual(
            "正文应为一个 JSON 对象，编码为 UTF-8。", "The body must be one JSON object in UTF-8."))

    static func unsupportedType(_ expected: String, found: String) -> Problem {
        Problem(
            status: .unsupportedMediaType, code: "UNSUPPORTED-MEDIA-TYPE",
            title: Bilingual("内容类型不支持", "Content type not supported"),
            detail: Bilingual(
                "Content-Type 应为 \(expected)。", "Content-Type must be \(expected)."),
            issues: [
                Issue(
                    code: "API-02", path: "Content-Type",
                    message: Bilingual("内容类型不支持", "this content type is not supported"),
                    expected: expected, found: String(found.prefix(60)))
            ])
    }

    static func tooLarge(limit: Int, name: String = "limits.bodyBytes") -> Problem {
        Problem(
            status: .contentTooLarge, code: "TOO-LARGE", title: Bilingual("正文过大", "Too large"),
            detail: Bilingual(
                "正文不得超过 \(limit) 字节（\(name)）。",
                "The body must not exceed \(limit) bytes (\(name))."),
            issues: [
                Issue(
                    code: "API-03", path: "body",
                    message: Bilingual("正文过大", "the body is too large"),
                    expected: "<= \(limit) bytes",
                    fix: Bilingual("分成多个报文发送", "split it into several messages"))
            ], closesConnection: true)
    }

    static let addressTooLong = Problem(
        status: .uriTooLong, code: "ADDRESS-TOO-LONG",
        title: Bilingual("地址过长", "The address is too long"),
        detail: Bilingual("地址不得超过 8192 字节。", "The address must not exceed 8192 bytes."),
        closesConnection: true)

    static let tooSlow = Problem(
        status: .requestTimeout, code: "TOO-SLOW",
        title: Bilingual("正文超时", "The body took too long"),
        detail: Bilingual("未在规定时间内收完正文。", "The body did not come in the time allowed."),
        closesConnection: true)

    static func unavailable(_ zh: String, _ en: String, retryAfter: Int = 1) -> Problem {
        Problem(
            status: .serviceUnavailable, code: "UNAVAILABLE",
            title: Bilingual("暂不可用", "Not available now"), detail: Bilingual(zh, en),
            retryAfter: retryAfter)
    }

    static func tooMany(_ zh: String, _ en: String, retryAfter: Int) -> Problem {
        Problem(
            status: .tooManyRequests, code: "TOO-MANY",
            title: Bilingual("请求过多", "Too many requests"), detail: Bilingual(zh, en),
            retryAfter: retryAfter)
    }

    static func conflict(_ code: String, _ zh: String, _ en: String, issues: [Issue] = [])
        -> Problem
    {
        Problem(
            status: .conflict, code: code, title: Bilingual("与现状冲突", "In conflict"),
            detail: Bilingual(zh, en), issues: issues)
    }

    static let defect = Problem(
        status: .internalServerError, code: "DEFECT",
        title: Bilingual("平台内部错误", "A defect of the platform"),
        detail: Bilingual(
            "平台出错，未受理。请凭 X-Request-Id 联系运营方。",
            "The platform failed and took nothing. Tell the operator the X-Request-Id."))
}
