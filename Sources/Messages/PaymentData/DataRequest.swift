/// 数据获取请求 (platDataOpen): customs asks a platform for the original payment data of an order.
///
/// 海关总署公告2018年第179号: the form field `openReq`. An unknown order is acknowledged too; the data
/// follows by `realTimeDataUpload`.
public struct DataRequest: Sendable, Equatable {
    public var orderNo: String
    public var sessionID: String
    /// Milliseconds since 1970.
    public var serviceTime: Int64

    public init(orderNo: String, sessionID: String, serviceTime: Int64) {
        self.orderNo = orderNo
        self.sessionID = sessionID
        self.serviceTime = serviceTime
    }

    /// Nil where the text is no request: at most 4 KiB, the time as a number or in quotes.
    public init?(_ bytes: [UInt8]) {
        let limits = JSONLimits(bytes: 4_096, depth: 4, values: 100)
        guard case .success(let root) = JSONReader.read(bytes, limits: limits),
            let orderNo = root["orderNo"]?.string, (1...60).contains(orderNo.unicodeScalars.count),
            let sessionID = root["sessionID"]?.string,
            (1...100).contains(sessionID.unicodeScalars.count)
        else { return nil }
        let time: String? =
            switch root["serviceTime"]?.value {
            case .number(let text), .string(let text): text
            default: nil
            }
        guard let time = time.flatMap({ Int64($0) }), time > 0 else { return nil }
        self.init(orderNo: orderNo, sessionID: sessionID, serviceTime: time)
    }

    /// `openReq`.
    public var json: [UInt8] {
        var json = JSONOutput()
        json.object { json in
            json.member("orderNo", orderNo)
            json.member("sessionID", sessionID)
            json.raw("serviceTime", Array(String(serviceTime).utf8))
        }
        return json.bytes
    }
}

/// 应答代码: how either side of the interface answers.
public enum DataAnswer: String, Sendable, CaseIterable {
    case success = "10000"
    case failure = "20000"

    /// `{"code":"10000","message":"","serviceTime":1533271903898}`
    public func json(message: String, serviceTime: Int64, total: Int? = nil) -> [UInt8] {
        var json = JSONOutput()
        json.object { json in
            json.member("code", rawValue)
            json.member("message", message)
            if let total { json.member("total", total) }
            json.raw("serviceTime", Array(String(serviceTime).utf8))
        }
        return json.bytes
    }
}
