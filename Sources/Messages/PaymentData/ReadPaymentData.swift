import Values

/// 收到的原始支付数据: what was sent, and the very bytes that its signature covers.
public struct ReadPaymentData: Sendable, Equatable {
    public var data: PaymentData
    public var certNo: String
    /// Base64.
    public var signValue: String
    /// Head and orders as they were sent: a signature covers bytes, not meanings.
    public var head: [UInt8]
    public var orders: [UInt8]
    /// The name under which the orders came, right or misspelt.
    public var listName: String
    /// What is worth knowing and refuses nothing.
    public var warnings: [Issue]

    /// What was signed, in one of the forms that occur; `listName` as the sender signed it.
    public func signText(
        _ form: PaymentDataSignForm, listName: String = PaymentData.listName
    ) -> [UInt8] {
        paymentDataSignText(
            sessionID: data.sessionID, head: head, orders: orders, serviceTime: data.serviceTime,
            form: form, listName: listName)
    }
}

/// Everything that is wrong with a text that should be `payExInfoStr`.
public struct PaymentDataProblem: Error, Equatable {
    public var issues: [Issue]
}

/// Reads `payExInfoStr` of `realTimeDataUpload`.
///
/// The document's tables say `payExchangeInfoList` where its example says `payExchangeInfoLists`;
/// either is taken, not both. At most 1 MiB, 100 orders and 100 goods an order. A draft is not yet
/// signed: session, time, certificate number and signature may be absent.
public func readPaymentData(
    _ bytes: [UInt8], isDraft: Bool = false
) -> Result<ReadPaymentData, PaymentDataProblem> {
    let limits = JSONLimits(bytes: 1 << 20, depth: 8, values: 100_000)
    switch JSONReader.read(bytes, limits: limits) {
    case .failure(let problem):
        let issues = WholeMessageProblem(problem, in: bytes).issues
        return .failure(PaymentDataProblem(issues: issues))
    case .success(let root):
        var reader = PaymentDataReader(bytes, isDraft: isDraft)
        let read = reader.read(root)
        guard let read, !reader.issues.hasErrors else {
            return .failure(PaymentDataProblem(issues: reader.issues))
        }
        return .success(read)
    }
}

/// Judges the nodes of a `payExInfoStr` by the tables.
private struct PaymentDataReader {
    private let bytes: [UInt8]
    private let places: JSONPlaces
    private let isDraft: Bool
    private(set) var issues: [Issue] = []

    private static let longestList = 100

    init(_ bytes: [UInt8], isDraft: Bool) {
        self.bytes = bytes
        self.isDraft = isDraft
        places = JSONPlaces(bytes: bytes)
    }

    mutating func read(_ root: JSONNode) -> ReadPaymentData? {
        guard let members = root.members else {
            refuse(.wrongShape, "", root, expected: "object")
            return nil
        }
        let known: Set<String> = [
            "sessionID", "payExchangeInfoHead", PaymentData.listName, PaymentData.misspeltListName,
            "serviceTime", "certNo", "signValue",
        ]
        for member in members where !known.contains(member.name) {
            refuse(.unknownMember, maskedNumbers(shortened(member.name)), member.value)
        }
        let sessionID = text("sessionID", in: root, longest: 100)
        let certNo = text("certNo", in: root, longest: 100)
        let signValue = text("signValue", in: root, longest: 4_000)
        let time = serviceTime(root)
        let headNode = node("payExchangeInfoHead", in: root)
        let misspelt = root[PaymentData.misspeltListName]
        let listsNode = root[PaymentData.listName] ?? misspelt
        if listsNode == nil { missing(PaymentData.listName, root) }
        // Two lists would let a signature cover one and a reader take the other.
        if let misspelt, root[PaymentData.listName] != nil {
            refuse(.repeatedName, PaymentData.misspeltListName, misspelt)
        }
        guard let headNode, let listsNode else { return nil }
        let head = record(PaymentDataHead.self, headNode, "payExchangeInfoHead")
        let orders = list(listsNode, "payExchangeInfoLists") { reader, node, path in
            var order = reader.record(PaymentDataOrder.self, node, path, besides: ["goodsInfo"])
            guard let goods = node["goodsInfo"] else {
                reader.missing("\(path)/goodsInfo", node)
                return order
            }
            order.goods = reader.list(goods, "\(path)/goodsInfo") { reader, node, path in
                reader.record(PaymentDataGoods.self, node, path)
            }
            return order
        }
        return ReadPaymentData(
            data: PaymentData(
                sessionID: sessionID, head: head, orders: orders, serviceTime: time),
            certNo: certNo, signValue: signValue, head: raw(headNode), orders: raw(listsNode),
            listName: root[PaymentData.listName] == nil
                ? PaymentData.misspeltListName : PaymentData.listName,
            warnings: issues)
    }

    /// The document says a number, clients also send it in quotes.
    private mutating func serviceTime(_ root: JSONNode) -> Int64 {
        if isDraft, root["serviceTime"] == nil { return 0 }
        guard let node = node("serviceTime", in: root) else { return 0 }
        let digits: String? =
            switch node.value {
            case .number(let text), .string(let text): text
            default: nil
            }
        guard let time = digits.flatMap({ Int64($0) }), time > 0 else {
            refuse(.wrongShape, "serviceTime", node, expected: "1533271903898")
            return 0
        }
        return time
    }

    private mutating func node(_ name: String, in root: JSONNode) -> JSONNode? {
        let node = root[name]
        if node == nil { missing(name, root) }
        return node
    }

    private mutating func text(_ name: String, in root: JSONNode, longest: Int) -> String {
        if isDraft, root[name] == nil { return "" }
        guard let node = node(name, in: root) else { return "" }
        guard let text = node.string, (1...longest).contains(text.unicodeScalars.count) else {
            refuse(.wrongShape, name, node, expected: "C1..\(longest)")
            return ""
        }
        return text
    }

    private mutating func list<Element>(
        _ node: JSONNode, _ path: String, _ read: (inout Self, JSONNode, String) -> Element
    ) -> [Element] {
        guard let elements = node.elements, (1...Self.longestList).contains(elements.count) else {
            refuse(.wrongShape, path, node, expected: "array, 1...\(Self.longestList)")
            return []
        }
        return elements.enumerated().map { read(&self, $0.element, "\(path)[\($0.offset)]") }
    }

    private mutating func record<R: Record>(
        _ type: R.Type, _ node: JSONNode, _ path: String, besides: Set<String> = []
    ) -> R {
        var record = R()
        guard let members = node.members else {
            refuse(.wrongShape, path, node, expected: "object")
            return record
        }
        let tags = Set(R.fields.map(\.tag)).union(besides)
        for member in members where !tags.contains(member.name) {
            refuse(
                .unknownMember, "\(path)/\(maskedNumbers(shortened(member.name)))", member.value)
        }
        for field in R.fields { fill(&record, field, node, "\(path)/\(field.tag)") }
        return record
    }

    private mutating func fill<R: Record>(
        _ record: inout R, _ field: Field<R>, _ node: JSONNode, _ path: String
    ) {
        // An empty or null value of a field that may be absent is an absent one.
        guard let value = node[field.tag], value.value != .null else {
            if field.isRequired { missing(path, node) }
            return
        }
        switch field.property {
        case .text(let property):
            if let text = checked(value, field, path) { record[keyPath: property] = text }
        case .optionalText(let property):
            guard value.string != "" else { return }
            if let text = checked(value, field, path) { record[keyPath: property] = text }
        case .decimal(let property):
            if let amount = amount(value, field, path) { record[keyPath: property] = amount }
        case .optionalDecimal(let property):
            if let amount = amount(value, field, path) { record[keyPath: property] = amount }
        case .integer: preconditionFailure("no field of the payment data is an integer")
        }
    }

    private mutating func checked<R>(
        _ node: JSONNode, _ field: Field<R>, _ path: String
    ) -> String? {
        guard let text = node.string else {
            refuse(.wrongShape, path, node, expected: field.format.official)
            return nil
        }
        let shape = FieldShape(field)
        guard let rule = field.broken(by: text) else { return text }
        issues.append(
            Issue(
                code: rule.code, path: path, line: places[node.offset].line,
                column: places[node.offset].column,
                message: Bilingual(
                    "\(field.chinese)（\(field.tag)）\(rule.text.says.zh)",
                    "\(field.english) (\(field.tag)) \(rule.text.says.en)"),
                expected: shape.expected(by: rule, in: nil), found: shape.shown(text),
                citation: "海关总署公告2018年第179号", fix: rule.text.fix))
        return nil
    }

    private mutating func amount<R>(
        _ node: JSONNode, _ field: Field<R>, _ path: String
    ) -> Amount? {
        let written: String? =
            switch node.value {
            case .number(let text), .string(let text): text
            default: nil
            }
        guard let amount = written.flatMap({ Amount($0) }), !amount.isNegative else {
            refuse(.wrongShape, path, node, expected: "N19,5", found: written.map(shortened))
            return nil
        }
        return amount
    }

    private mutating func missing(_ path: String, _ node: JSONNode) {
        refuse(.wrongShape, path, node, expected: path)
    }

    private mutating func refuse(
        _ rule: JSONRule, _ path: String, _ node: JSONNode, expected: String? = nil,
        found: String? = nil
    ) {
        issues.append(Issue(rule, at: path, places[node.offset], expected: expected, found: found))
    }

    /// The value as it was sent; its end is where its brackets close.
    private func raw(_ node: JSONNode) -> [UInt8] {
        var depth = 0
        var isText = false
        var index = node.offset
        while index < bytes.count {
            let byte = bytes[index]
            if isText {
                if byte == UInt8(ascii: "\\") { index += 1 }
                isText = byte != UInt8(ascii: "\"")
            } else {
                switch byte {
                case UInt8(ascii: "\""): isText = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth -= 1
                    if depth == 0 { return Array(bytes[node.offset...index]) }
                default: break
                }
            }
            index += 1
        }
        return Array(bytes[node.offset...])
    }
}

extension Field {
    /// The rule that a text breaks, of those that the payment data asks for.
    fileprivate func broken(by text: String) -> MessageRule? {
        guard case .text(let length) = format else { return nil }
        let count = text.unicodeScalars.count
        if count < length.lowerBound { return .tooShort }
        if count > length.upperBound { return .tooLong }
        switch meaning {
        case .fixed(let value): return text == value ? nil : .fixedValue
        case .oneOf(let values): return values.contains(text) ? nil : .notInList
        case .timestamp: return Instant(compact14: text) == nil ? .timestamp : nil
        default: return nil
        }
    }
}
