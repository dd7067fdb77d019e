import Messages

/// 商品、限额、担保: what is checked of the goods and of the money.
extension Rule {
    package static let commodityUnknown = Rule(
        "TRF-01", "-621001",
        Bilingual("商品编码在税则中", "the commodity code is in the tariff"),
        wrong: Bilingual("税则中没有该商品编码", "the tariff of the day has no such commodity code"),
        fix: Bilingual("核对10位商品编码，或导入最新税则", "check the 10 digits, or import the current tariff"),
        citation: "中华人民共和国进出口税则; CEB 2022-05, CEB621 InventoryList/gcode")
    package static let amountsImpossible = Rule(
        "DUT-09", "-621001",
        Bilingual("计税金额不为负且可计算", "the amounts can be assessed"),
        wrong: Bilingual("金额为负或超出可计算范围", "an amount is negative or too large to assess"),
        fix: Bilingual("核对总价、运费和保费", "check total price, freight and insurance"),
        citation: "CEB 2022-05, CEB621 N19,5")
    package static let notOnPositiveList = Rule(
        "POS-01", "-621001",
        Bilingual("商品在零售进口清单内", "the goods are on the positive list"),
        wrong: Bilingual("商品不在跨境电商零售进口商品清单内", "the goods are not on the retail import list"),
        fix: Bilingual("按一般贸易或行邮方式申报", "declare as general trade or personal article"),
        citation: "财政部等八部门公告2022年第7号 (1,476 lines, from 2022-03-01)")
    package static let bondedOnly = Rule(
        "POS-02", "-621001",
        Bilingual("仅限网购保税商品不得直购", "bonded-only goods are not bought direct"),
        wrong: Bilingual("该商品仅限网购保税进口", "these goods may be imported through bond only"),
        fix: Bilingual("改用1210方式，或不予销售", "use mode 1210, or do not sell them direct"),
        citation: "财政部等八部门公告2022年第7号, remarks (仅限网购保税商品)")
    static let goods = [commodityUnknown, amountsImpossible, notOnPositiveList, bondedOnly]

    package static let singleLimit = Rule(
        "QUO-01", "-621005",
        Bilingual("单次交易限值", "the limit of a single transaction"),
        wrong: Bilingual("购买金额超过单笔限额", "the purchase is above the single limit"),
        fix: Bilingual(
            "拆分不可行时按一般贸易申报；仅一件商品可全额征税",
            "declare as general trade; only a single article may pass in full"),
        citation: "财关税〔2018〕49号; CEB 2022-05, table 7-2 (-621005)")
    package static let annualLimit = Rule(
        "QUO-02", "1313",
        Bilingual("个人年度交易限值", "the yearly limit of a person"),
        wrong: Bilingual("订购人购买超过年度限额", "the buyer's yearly limit would be exceeded"),
        fix: Bilingual("按一般贸易申报，或待次年", "declare as general trade, or wait for the next year"),
        citation: "财关税〔2018〕49号; CEB 2022-05, table 7-2 (-621018); customs code 1313")
    package static let noRetailChannel = Rule(
        "QUO-05", "-621001",
        Bilingual("零售进口政策已实施", "the retail import policy holds"),
        wrong: Bilingual("该日期尚无跨境电商零售进口政策", "no retail import policy held on this day"),
        fix: Bilingual("核对申报日期", "check the day of declaration"),
        citation: "财关税〔2016〕18号 (from 2016-04-08)")
    package static let guaranteeShort = Rule(
        "GUA-01", "1311",
        Bilingual("担保额度足够", "the guarantee covers the tax"),
        wrong: Bilingual("担保金额不足", "the guarantee is short"),
        fix: Bilingual("追加担保，或待税款缴纳后额度恢复", "raise the guarantee, or wait until tax was paid"),
        citation: "财关税〔2016〕18号; customs code 1311")

    static let limits = [singleLimit, annualLimit, noRetailChannel, guaranteeShort]
}
