extension CodeTable {
    /// 运输方式代码: one digit or letter, as customs publishes them.
    public static let transportModes = CodeTable(
        "transportModes", chinese: "运输方式代码", english: "modes of transport",
        rows: """
            0 非保税区|non-bonded area
            1 监管仓库|supervised warehouse
            2 水路运输|water
            3 铁路运输|rail
            4 公路运输|road
            5 航空运输|air
            6 邮件运输|mail
            7 保税区|bonded area
            8 保税仓库|bonded warehouse
            9 其他方式运输|other
            H 边境特殊海关作业区|border special zone
            T 综合实验区|comprehensive experimental zone
            W 物流中心|logistics centre
            X 物流园区|logistics park
            Y 保税港区|bonded port area (also comprehensive bonded zones)
            Z 出口加工区|export processing zone
            L 旅客携带|carried by passenger
            G 固定设施运输|fixed installation
            """)
}
