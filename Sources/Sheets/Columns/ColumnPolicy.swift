import Messages

/// 填报规则: which fields of the four papers a person fills in, and which follow from others.
enum ColumnPolicy {
    /// Never a column: numbers that the system gives, and what another column says already.
    static let never: Set = [
        "guid", "appStatus", "gnum", "weight", "payerIdType", "buyerIdType", "ieFlag", "orderType",
        "currency", "goods.currency", "packNo",
    ]

    /// Follows from other columns unless it is given. The value is where its issues are shown.
    static let derived: [String: String] = [
        "appType": "orderNo", "appTime": "orderNo", "declTime": "orderNo",
        "goodsValue": "price", "acturalPaid": "price", "amountPaid": "price",
        "totalPrice": "price", "payerIdNumber": "buyerIdNumber", "payerName": "buyerName",
        "telephone": "buyerTelephone", "gname": "itemName",
        "discount": "discount", "freight": "freight", "insuredFee": "insuredFee",
    ]

    /// Where the issues of a field are shown that is never a column.
    static let shownAt = ["weight": "grossWeight", "gnum": "orderNo"]

    /// Optional by the schema, yet asked for: some trade mode requires it, or it saves questions.
    static let asked: Set = [
        "discount", "freight", "insuredFee", "itemNo", "itemRecordNo", "qty2", "unit2", "billNo",
        "trafNo", "voyageNo", "emsNo", "areaCode", "areaName", "wrapType", "consigneeDistrict",
        "copNo",
    ]

    /// Mostly the same for a whole file, so they stand on the Common sheet of the template.
    static let common: Set = [
        "ebpCode", "ebpName", "ebcCode", "ebcName", "payCode", "payName", "logisticsCode",
        "logisticsName", "assureCode", "customsCode", "portCode", "agentCode", "agentName",
        "areaCode", "areaName", "tradeMode", "trafMode", "trafNo", "voyageNo", "billNo", "country",
        "emsNo", "wrapType",
    ]
}
