import Values

/// 样例: one made-up consignment from which all its papers are written, so that the order, payment,
/// waybill and list of the same seed and number belong together.
struct SampleConsignment {
    var number: Int
    var isBonded: Bool
    var sentAt: Instant
    var serial: String
    var buyer: SamplePerson
    var goods: [SampleLine]
    /// Every next guid of the consignment's papers.
    var random: SampleRandom

    /// 1210 and 9610 take turns.
    init(seed: UInt64, number: Int) {
        var random = SampleRandom(seed: seed &* 0x1_0001 &+ UInt64(number))
        self.number = number
        isBonded = number % 2 == 1
        let start = Instant(startOf: Day(number: 20_778))
        sentAt = start.adding(milliseconds: Int64(36_000_000 + number % 36_000 * 1_000))
        serial = random.digits(10)
        buyer = SamplePerson(&random)
        goods = (0..<random.within(1...3)).map { _ in SampleLine(&random) }
        self.random = random
    }

    var orderNo: String { "SO\(sentAt.day.compact)\(serial)" }
    var logisticsNo: String { "LP\(serial)" }
    var payTransactionId: String { "PT\(sentAt.day.compact)\(serial)" }
    var copNo: String { "COP\(serial)" }
    var preNo: String { "B\(sentAt.day.compact)\(serial.prefix(9))" }
    var invtNo: String { "\(office)\(sentAt.day.year)I\(serial.prefix(9))" }
    var rkdNo: String { "RK\(serial)" }
    var taxNo: String { "\(invtNo)T1" }
    var office: String { isBonded ? "2991" : "2901" }

    var goodsValue: Amount { goods.map(\.total).reduce(.zero, +) }

    /// VAT of 13 % taken at 70 %: 9.1 % of each line, to the fen (财关税〔2018〕49号).
    var tax: Amount { goods.map(\.tax).reduce(.zero, +) }
    var netWeight: Amount { goods.map(\.weight).reduce(.zero, +) }
    var grossWeight: Amount { netWeight + Amount.fen(20) }
    var paid: Amount { goodsValue + tax }

    mutating func guid() -> String { random.guid() }
}

/// A person who never lived: born in the 1880s or 1890s, named as a sample.
struct SamplePerson {
    var name: String
    var idNumber: String
    var telephone: String
    var address: String

    init(_ random: inout SampleRandom) {
        name = random.pick(["赵", "钱", "孙", "李", "周", "吴", "郑", "王"]) + "样例"
        let day = random.pick(["0102", "0315", "0704", "1009", "1231"])
        let body = "330102\(random.within(1880...1899))\(day)\(random.digits(3))"
        idNumber = body + checkDigit(of: body)
        telephone = "1990000" + random.digits(4)
        address = "浙江省杭州市样例区样例路\(random.within(1...999))号"
    }
}

/// GB 11643-1999: ISO 7064 MOD 11-2 over the first 17 digits.
private func checkDigit(of body: String) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
    return ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
}

/// One line of goods without consumption tax, on the positive list as samples of the trade.
struct SampleLine {
    var article: SampleArticle
    var quantity: Int
    var price: Amount

    init(_ random: inout SampleRandom) {
        article = random.pick(SampleArticle.all)
        quantity = random.within(1...3)
        price = Amount.fen(Int64(random.within(1_990...39_900)))
    }

    var total: Amount { Amount(raw: price.raw * Int64(quantity)) }
    /// 9.1 % in thousandths, half up to the fen.
    var tax: Amount { Amount(raw: total.raw * 91 / 1_000).roundedToFen() }
    var weight: Amount { Amount(raw: article.weight.raw * Int64(quantity)) }
}

struct SampleArticle {
    var code: String
    var name: String
    var model: String
    var itemNo: String
    /// Unit of sale and statutory unit, from the customs table of units.
    var unit: String
    var country: String
    /// Of one, in kilograms.
    var weight: Amount

    static let all = [
        SampleArticle(
            code: "1901101000", name: "婴幼儿配方奶粉", model: "品牌：样例|规格：800克/罐|3段",
            itemNo: "SKU-MILK", unit: "122", country: "609", weight: .fen(80)),
        SampleArticle(
            code: "9619001100", name: "婴儿纸尿裤", model: "品牌：样例|规格：L码54片/包",
            itemNo: "SKU-DIAPER", unit: "011", country: "116", weight: .fen(200)),
        SampleArticle(
            code: "2106909090", name: "维生素C咀嚼片", model: "品牌：样例|规格：100片/罐",
            itemNo: "SKU-VITC", unit: "122", country: "601", weight: .fen(15)),
        SampleArticle(
            code: "1905310000", name: "黄油饼干", model: "品牌：样例|规格：400克/盒",
            itemNo: "SKU-BISCUIT", unit: "140", country: "305", weight: .fen(40)),
    ]
}

/// The made-up enterprises of the samples: ten-digit registration codes of a zone in Hangzhou.
enum SampleEnterprise {
    static let platform = ("3301960001", "样例电商平台有限公司")
    static let merchant = ("3301960002", "样例电商企业有限公司")
    static let payment = ("3301960003", "样例支付有限公司")
    static let logistics = ("3301960004", "样例物流有限公司")
    static let broker = ("3301960005", "样例报关有限公司")
    static let area = ("3301960006", "样例区内仓储有限公司")
    static let assurer = ("3301960007", "样例担保有限公司")
    static let dxpId = "DXPENT0000000001"
}
