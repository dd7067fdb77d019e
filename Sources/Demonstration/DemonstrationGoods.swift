import Values

/// 演示商品: an article of the starter tariff with a price, as a shop would sell it.
package struct DemonstrationGoods: Sendable {
    package let hs: String
    package let name: String
    package let model: String
    /// 成交单位, 法定单位 and 第二法定单位.
    package let unit: String
    package let unit1: String
    package let unit2: String?
    package let price: Amount
    /// Statutory quantity of one piece.
    package let weight: Amount
    /// 账册料号 in the demonstration's bonded book.
    package let recordNo: String

    private init(
        _ hs: String, _ name: String, _ model: String, unit: String, unit1: String,
        unit2: String? = nil, yuan price: Int64, grams: Int64, record: String
    ) {
        self.hs = hs
        self.name = name
        self.model = model
        self.unit = unit
        self.unit1 = unit1
        self.unit2 = unit2
        self.price = .yuan(price)
        self.weight = Amount(raw: grams * 100)
        recordNo = record
    }

    package static let milkPowder = DemonstrationGoods(
        "1901101000", "婴幼儿配方奶粉", "900克/罐", unit: "122", unit1: "035",
        yuan: 150, grams: 900, record: "1")
    package static let nappies = DemonstrationGoods(
        "9619001100", "婴儿纸尿裤", "M号64片/包", unit: "125", unit1: "035", unit2: "011",
        yuan: 95, grams: 2_200, record: "2")
    package static let wine = DemonstrationGoods(
        "2204210000", "干红葡萄酒", "750毫升/瓶", unit: "142", unit1: "095",
        yuan: 188, grams: 750, record: "3")
    package static let watch = DemonstrationGoods(
        "9102110090", "石英手表", "不锈钢表带", unit: "011", unit1: "008",
        yuan: 8_000, grams: 120, record: "4")

    /// Not on the positive list.
    package static let book = DemonstrationGoods(
        "4901990000", "合成书籍", "平装", unit: "011", unit1: "035",
        yuan: 60, grams: 400, record: "5")

    package static let everyday = [milkPowder, nappies, wine]
    /// The bonded book that the demonstration keeps.
    package static let emsNo = "T2903W000001"

    /// The book in the columns of `tongguan book import`.
    package static var bookItems: String {
        [milkPowder, nappies, wine].reduce(
            into: "ems_no,item_record_no,hs,name,unit,qty,area_code\n"
        ) { text, goods in
            text += "\(emsNo),\(goods.recordNo),\(goods.hs),\(goods.name),\(goods.unit),"
            text += "100000,\(DemonstrationEnterprise.area.code)\n"
        }
    }
}
