/// 交换错误: why the exchange platform did not pass an envelope on; the raw value is its code.
///
/// Source: CEB 2022-05, table 7-1 数据交换平台错误信息及其代码. 4000 to 9999 are the users' own.
public enum DxpError: String, Sendable, CaseIterable {
    case badFormat = "0001"
    case schema = "0002"
    case otherFormat = "0999"
    case signatureInvalid = "1001"
    case signatureExpired = "1002"
    case decryption = "1003"
    case signatureMismatch = "1004"
    case otherSecurity = "1999"
    case noReceiver = "2001"
    case addressMismatch = "2002"
    case otherBusiness = "2999"
    case system = "3001"
    case connection = "3002"
    case connectionTimeout = "3003"
    case otherSystem = "3999"

    public var title: Bilingual {
        switch self {
        case .badFormat: Bilingual("报文格式错误", "malformed envelope")
        case .schema: Bilingual("不能通过schema验证", "refused by the schema")
        case .otherFormat: Bilingual("其他格式错误", "another error of format")
        case .signatureInvalid: Bilingual("数字签名无效", "invalid signature")
        case .signatureExpired: Bilingual("数字签名过期", "expired signature")
        case .decryption: Bilingual("报文解密错误", "the message cannot be decrypted")
        case .signatureMismatch: Bilingual("签名与数据不符", "the signature is of other data")
        case .otherSecurity: Bilingual("其他安全错误", "another error of security")
        case .noReceiver: Bilingual("接收方不存在", "no such receiver")
        case .addressMismatch:
            Bilingual("实际接收方与报文的接收方不同", "the receiver is not the one named")
        case .otherBusiness: Bilingual("其他业务逻辑错误", "another error of business")
        case .system: Bilingual("数据库、中间件等系统错误", "database or middleware failure")
        case .connection: Bilingual("远程连接错误", "remote connection failed")
        case .connectionTimeout: Bilingual("远程连接超时", "remote connection timed out")
        case .otherSystem: Bilingual("其他系统级错误", "another failure of a system")
        }
    }

    /// 类别: the thousands of the code.
    public var category: Bilingual {
        switch rawValue.first {
        case "0": Bilingual("报文格式错误", "format")
        case "1": Bilingual("报文安全错误", "security")
        case "2": Bilingual("报文业务逻辑错误", "business")
        default: Bilingual("系统级错误", "system")
        }
    }
}
