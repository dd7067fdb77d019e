/// One statement whose interpolations only ever bind: `"… WHERE list_no = \(number)"`.
///
/// What is written literally stays text, what is interpolated becomes a `?` and a value, so
/// nothing that came from outside can become part of a statement.
package struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    package private(set) var text: String
    package private(set) var values: [SQLValue]

    /// For statements made from our own tables, each parameter written as `?`.
    package init(text: String, values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    package init(stringLiteral text: String) {
        self.init(text: text)
    }

    package init(stringInterpolation parts: StringInterpolation) {
        self.init(text: parts.text, values: parts.values)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        package mutating func appendInterpolation(_ value: some SQLBindable) {
            text += "?"
            values.append(value.sqlValue)
        }

        package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            text += "?"
            values.append(value?.sqlValue ?? .null)
        }

        /// Splices a part of a statement in, its own values bound as they were there.
        package mutating func appendInterpolation(_ part: SQL) {
            text += part.text
            values += part.values
        }

        /// A list for `IN (…)`. An empty list becomes NULL, to which nothing is equal.
        package mutating func appendInterpolation(each list: [some SQLBindable]) {
            guard !list.isEmpty else {
                text += "NULL"
                return
            }
            text += "?" + String(repeating: ", ?", count: list.count - 1)
            for value in list { values.append(value.sqlValue) }
        }
    }
}
