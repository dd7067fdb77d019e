/// 接口说明: the OpenAPI 3.1 document of everything that the contract pins.
///
/// Every address says what it may answer; a test compares its paths with the router's.
enum OpenAPI {
    static let document: [UInt8] = Array(
        """
        {"openapi":"3.1.0",
        "info":{"title":"Tongguan 通关","version":"1",
        "description":"Online service platform of a cross-border e-commerce comprehensive pilot zone. Amounts are strings with a decimal point, instants RFC 3339 with an offset, days such as 2026-11-21. 跨境电子商务综合试验区线上综合服务平台。"},
        "jsonSchemaDialect":"https://json-schema.org/draft/2020-12/schema",
        "servers":[{"url":"/"}],
        "security":[{"key":[]}],
        "tags":[{"name":"messages"},{"name":"receipts"},{"name":"consignments"},{
        "name":"balances"},{"name":"officers"},{"name":"evidence"},{"name":"operations"}],
        "paths":{\(paths)},
        "components":{
        "securitySchemes":{"key":{"type":"http","scheme":"bearer",
        "description":"An API key: tg_ and 43 characters."}},
        "headers":{"RequestId":{
        "description":"Names the request in logs; a sane one from the caller is echoed.",
        "schema":{"type":"string","maxLength":64}},
        "RetryAfter":{"description":"Seconds to wait.","schema":{"type":"integer","minimum":1}}},
        "responses":{\(responses)},
        "schemas":{\(schemas)}}}
        """.replacingLineBreaks.utf8)

    /// Each problem that any address may answer, by status.
    private static let responses: String = [
        (400, "Malformed: not XML or JSON, or a wrong parameter."), (401, "No key, or unknown."),
        (403, "The key may not do this."), (404, "No such thing, or not for this caller."),
        (405, "Another method is needed."), (408, "The body did not come in time."),
        (409, "In conflict with what was recorded."), (413, "Too large; the limit is named."),
        (415, "Content type not supported."), (422, "Understood, but not acceptable."),
        (429, "Too often; see Retry-After."), (500, "A defect of the platform."),
        (503, "Not available now; see Retry-After."), (507, "The storage is full."),
    ].map { status, text in
        let retry =
            status == 429 || status == 503
            ? ",\"Retry-After\":{\"$ref\":\"#/components/headers/RetryAfter\"}" : ""
        return """
            "P\(status)":{"description":"\(text)",\
            "headers":{"X-Request-Id":{"$ref":"#/components/headers/RequestId"}\(retry)},\
            "content":{"application/problem+json":{"schema":{
            "$ref":"#/components/schemas/Problem"}}}}
            """
    }.joined(separator: ",")

    private static let paths = OpenAPI.operations.map { path, methods in
        "\"\(path)\":{"
            + methods.map { "\"\($0.method)\":\($0.json)" }.joined(separator: ",") + "}"
    }.joined(separator: ",")
}

extension String {
    /// The literals are broken for the reader; JSON needs none of it.
    fileprivate var replacingLineBreaks: String {
        split(separator: "\n").joined()
    }
}
