import Values

extension PaymentData {
    /// As the document's example and every client spell it.
    public static let listName = "payExchangeInfoLists"
    /// As the document's tables spell it.
    public static let misspeltListName = "payExchangeInfoList"

    /// The head as it is signed and sent, in the document's order of members.
    public var headJSON: [UInt8] {
        var json = JSONOutput()
        json.object { $0.members(of: head) }
        return json.bytes
    }

    /// The orders as they are signed and sent.
    public var ordersJSON: [UInt8] {
        var json = JSONOutput()
        json.list(orders) { json, order in
            json.object { json in
                json.member("orderNo", order.orderNo)
                json.array("goodsInfo", order.goods) { json, goods in
                    json.object { $0.members(of: goods) }
                }
                json.member("recpAccount", order.recpAccount)
                json.member("recpCode", order.recpCode ?? "")
                json.member("recpName", order.recpName)
            }
        }
        return json.bytes
    }

    /// 加签串: the four nodes of the first level joined by `||`, exactly as the clients in the field
    /// sign them: the JSON in quotes, but the quotes inside it not escaped.
    public var signText: [UInt8] { signText(.quoted) }

    public func signText(_ form: PaymentDataSignForm) -> [UInt8] {
        paymentDataSignText(
            sessionID: sessionID, head: headJSON, orders: ordersJSON, serviceTime: serviceTime,
            form: form, listName: PaymentData.listName)
    }

    /// `payExInfoStr`, with the number of the certificate and the signature in Base64.
    public func json(certNo: String, signValue: String) -> [UInt8] {
        var json = JSONOutput()
        json.object { json in
            json.member("sessionID", sessionID)
            json.raw("payExchangeInfoHead", headJSON)
            json.raw("payExchangeInfoLists", ordersJSON)
            json.raw("serviceTime", Array(String(serviceTime).utf8))
            json.member("certNo", certNo)
            json.member("signValue", signValue)
        }
        return json.bytes
    }
}

/// 加签串的写法: clients in the field put JSON and time in quotes, the official sample does not.
public enum PaymentDataSignForm: String, Sendable, CaseIterable {
    case quoted, plain
}

func paymentDataSignText(
    sessionID: String, head: [UInt8], orders: [UInt8], serviceTime: Int64,
    form: PaymentDataSignForm, listName: String
) -> [UInt8] {
    let quote = form == .quoted ? "\"" : ""
    var text = Array("\"sessionID\":\"\(sessionID)\"||\"payExchangeInfoHead\":\(quote)".utf8)
    text += head
    text += Array("\(quote)||\"\(listName)\":\(quote)".utf8)
    text += orders
    text += Array("\(quote)||\"serviceTime\":\(quote)\(serviceTime)\(quote)".utf8)
    return text
}

extension JSONOutput {
    /// The fields of a record in the order of its table; an absent one is left out.
    fileprivate mutating func members<R: Record>(of record: R) {
        for field in R.fields {
            switch field.property {
            case .text(let path): member(field.tag, record[keyPath: path])
            case .optionalText(let path):
                if let value = record[keyPath: path] { member(field.tag, value) }
            case .decimal(let path): raw(field.tag, Array(record[keyPath: path].plain.utf8))
            case .optionalDecimal(let path):
                if let value = record[keyPath: path] { raw(field.tag, Array(value.plain.utf8)) }
            case .integer(let path): member(field.tag, record[keyPath: path])
            }
        }
    }
}
