extension CodeTable {
    /// 包装种类代码: one digit.
    ///
    /// Inferred from the customs table in force before 2018. The CEB standard of 2022-05 only names
    /// kinds of wrapping as examples, so a code outside this table deserves no refusal.
    public static let wrapTypes = CodeTable(
        "wrapTypes", chinese: "包装种类代码", english: "kinds of wrapping",
        rows: """
            1 木箱|wooden case
            2 纸箱|carton
            3 桶装|barrel
            4 散装|bulk
            5 托盘|pallet
            6 包|package
            7 其他|other
            """)
}
