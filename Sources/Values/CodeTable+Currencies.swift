extension CodeTable {
    /// 币制代码: the old three-digit codes, which the CEB standard still uses; 142 is the yuan.
    ///
    /// As read in 2019. The English name is the ISO 4217 code
    /// of the time; 610 stands twice for the New Zealand dollar in the published table.
    public static let currencies = CodeTable(
        "currencies", chinese: "币制代码", english: "currencies",
        rows: """
            110 港币|HKD;113 伊朗里亚尔|IRR;116 日本元|JPY;118 科威特第纳尔|KWD;121 澳门元|MOP
            122 马来西亚林吉特|MYR;127 巴基斯坦卢比|PKR;129 菲律宾比索|PHP;132 新加坡元|SGD
            136 泰国铢|THB;142 人民币|CNY;143 台币|TWD;201 阿尔及利亚第纳尔|DZD;300 欧元|EUR
            302 丹麦克朗|DKK;303 英镑|GBP;326 挪威克朗|NOK;330 瑞典克朗|SEK;331 瑞士法郎|CHF
            332 苏联卢布|SUR;398 清算瑞士法郎|ASF;501 加拿大元|CAD;502 美元|USD;601 澳大利亚元|AUD
            609 新西兰元|NZD;610 新西兰元|NZD
            """)
}
