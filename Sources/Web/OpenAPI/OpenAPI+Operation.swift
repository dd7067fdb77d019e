extension OpenAPI {
    /// 操作: one method of one address as the document describes it.
    struct Operation {
        var method: String
        var id: String
        var tag: String
        var summary: String
        var parameters: [Parameter] = []
        /// Media type and schema, such as `application/json` and `#/components/schemas/Decision`.
        var body: [(type: String, schema: String)] = []
        var answers: [(type: String, schema: String)] = []
        var problems: [Int] = []
        var isOpen = false

        var json: String {
            var members = [
                #""operationId":"\#(id)""#, #""tags":["\#(tag)"]"#, #""summary":"\#(summary)""#,
            ]
            if isOpen { members.append(#""security":[]"#) }
            if !parameters.isEmpty {
                members.append(
                    "\"parameters\":[" + parameters.map(\.json).joined(separator: ",") + "]")
            }
            if !body.isEmpty {
                members.append(
                    #""requestBody":{"required":true,"content":{\#(content(body))}}"#)
            }
            let always = isOpen ? [405, 500] : [401, 405, 500]
            let codes = Set(problems + always).sorted()
            let answer = """
                "200":{"description":"Done.","headers":\
                {"X-Request-Id":{"$ref":"#/components/headers/RequestId"}},\
                "content":{\(content(answers))}}
                """
            let others = codes.map { "\"\($0)\":{\"$ref\":\"#/components/responses/P\($0)\"}" }
            members.append(
                "\"responses\":{" + ([answer] + others).joined(separator: ",") + "}")
            return "{" + members.joined(separator: ",") + "}"
        }

        private func content(_ forms: [(type: String, schema: String)]) -> String {
            forms.map { type, schema in
                let text =
                    schema.isEmpty
                    ? "{\"type\":\"string\"}"
                    : "{\"$ref\":\"#/components/schemas/\(schema)\"}"
                return "\"\(type)\":{\"schema\":\(text)}"
            }.joined(separator: ",")
        }
    }

    /// A parameter of the address.
    struct Parameter {
        var name: String
        var place = "query"
        var isRequired = false
        var schema: String
        var text: String

        static func path(_ name: String, _ text: String) -> Parameter {
            Parameter(
                name: name, place: "path", isRequired: true,
                schema: #"{"type":"string","minLength":1,"maxLength":255}"#, text: text)
        }

        static func text(_ name: String, _ text: String, isRequired: Bool = false) -> Parameter {
            Parameter(
                name: name, isRequired: isRequired,
                schema: #"{"type":"string","maxLength":255}"#, text: text)
        }

        static func number(_ name: String, _ text: String, _ range: ClosedRange<Int>, _ other: Int)
            -> Parameter
        {
            Parameter(
                name: name,
                schema: """
                    {"type":"integer","minimum":\(range.lowerBound),\
                    "maximum":\(range.upperBound),"default":\(other)}
                    """, text: text)
        }

        var json: String {
            """
            {"name":"\(name)","in":"\(place)","required":\(isRequired),\
            "description":"\(text)","schema":\(schema)}
            """
        }
    }
}
