import Messages

extension Rule {
    /// The code of table 7-2 (CEB 2022-05) where it depends on the type of the paper; else the
    /// rule's own.
    package func official(for type: MessageType) -> String? {
        Rule.officialByType[code]?[type] ?? official
    }

    private static let officialByType: [String: [MessageType: String]] = [
        // 已存在相同编号 / 已经申报过.
        "INT-01": [
            .ceb311: "-301010", .ceb411: "-401007", .ceb511: "-504015", .ceb513: "-505012",
            .ceb621: "-621004", .ceb623: "-623009", .ceb625: "-625033", .ceb711: "-800003",
        ],
        // 标识(appType)不正确，未找到.
        "INT-02": [
            .ceb311: "-301009", .ceb411: "-401006", .ceb511: "-504014", .ceb621: "-621011",
            .ceb625: "-625032",
        ],
        // 状态不符.
        "INT-03": [
            .ceb311: "-301011", .ceb411: "-401008", .ceb511: "-504016", .ceb621: "-621012",
            .ceb623: "-623013", .ceb625: "-625022",
        ],
        // 验签失败.
    ]

    /// `issue` with the code that fits the type.
    package func issue(
        for type: MessageType, path: String, expected: String? = nil, found: String? = nil
    ) -> Issue {
        issue(path: path, expected: expected, found: found, official: official(for: type))
    }
}
