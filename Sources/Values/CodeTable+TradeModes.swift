extension CodeTable {
    /// 监管方式代码: the modes of cross-border e-commerce, from the CEB standard of 2022-05.
    ///
    /// 9661 and 1261 are for CEB213 only; 1039 travels in customs declarations, not in CEB papers.
    public static let tradeModes = CodeTable(
        "tradeModes", chinese: "监管方式代码", english: "customs supervision modes",
        rows: """
            9610 跨境贸易电子商务|cross-border e-commerce
            1210 保税跨境贸易电子商务|bonded cross-border e-commerce
            1239 保税跨境贸易电子商务A|bonded cross-border e-commerce A
            9710 跨境电子商务企业对企业直接出口|B2B direct export
            9810 跨境电子商务出口海外仓|export to overseas warehouses
            9661 一般出口退货监管方式|return of general export
            1261 特殊区域出口退货监管方式|return of export from special zones
            1039 市场采购|market procurement
            """)
}
