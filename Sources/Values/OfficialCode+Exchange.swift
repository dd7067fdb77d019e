extension OfficialCode {
    /// 交换平台错误代码: table 7-1 of the CEB standard of 2022-05; 4000 to 9999 are left to users.
    static let exchange = read(
        .exchange2022,
        rows: """
            0001 报文格式错误
                message format error
            0002 数据包不能通过schema验证
                data package fails schema validation
            0999 其他格式错误
                other format error
            1001 数字签名无效
                invalid digital signature
            1002 数字签名过期
                digital signature expired
            1003 报文解密错误
                message cannot be decrypted
            1004 签名与数据不符
                signature does not match the data
            1999 其他安全错误
                other security error
            2001 指定的接收方不存在
                no such receiver
            2002 地址不匹配，报文的实际接收方与该报文的“接收方”定义不同
                address mismatch: actual receiver and named receiver differ
            2999 其他业务逻辑错误
                other business error
            3001 数据库、中间件等系统错误
                system error of database, middleware or the like
            3002 远程连接错误
                remote connection error
            3003 远程连接超时
                remote connection timed out
            3999 其他系统级错误
                other system error
            """)
}
