import Messages

/// 账册: what is checked of bonded goods against the area's book.
extension Rule {
    package static let bookItemUnknown = Rule(
        "BOK-01", "-621001",
        Bilingual("料号在账册内", "the book has the item"),
        wrong: Bilingual("账册中没有该备案料号", "the book has no such item"),
        fix: Bilingual(
            "核对账册编号和备案料号，或先办理入库", "check emsNo and itemRecordNo, or bring the goods in first"),
        citation: "CEB 2022-05, CEB621 emsNo, itemRecordNo; 海关总署公告2018年第194号")
    package static let stockShort = Rule(
        "BOK-02", "-621001",
        Bilingual("账册库存足够", "the book covers the quantity"),
        wrong: Bilingual("账册可用数量不足", "the stock available in the book is short"),
        fix: Bilingual("减少数量，或先补充入库", "reduce the quantity, or bring goods in first"),
        citation: "海关总署公告2018年第23号; 海关总署公告2018年第194号")
    package static let bookGoodsDiffer = Rule(
        "BOK-03", "-621001",
        Bilingual("商品编码与账册一致", "the commodity code is the book's"),
        wrong: Bilingual("商品编码与账册备案不一致", "the commodity code differs from the book's"),
        fix: Bilingual("按账册备案的商品编码申报", "declare the code under which the item is booked"),
        citation: "海关总署公告2018年第23号")
    package static let bookUnitDiffers = Rule(
        "BOK-04", "-621001",
        Bilingual("计量单位与账册一致", "the unit is the book's"),
        wrong: Bilingual("计量单位与账册备案不一致", "the unit differs from the book's"),
        fix: Bilingual("按账册备案的计量单位申报", "declare in the unit of the book"),
        citation: "海关总署公告2018年第23号")
    package static let bookAreaDiffers = Rule(
        "BOK-05", "-621001",
        Bilingual("账册属于区内企业", "the book is the area firm's"),
        wrong: Bilingual("账册不属于所填区内企业", "the book belongs to another area firm"),
        fix: Bilingual("核对账册编号和区内企业代码", "check emsNo and areaCode"),
        citation: "CEB 2022-05, CEB621 areaCode")

    package static let bookEntryUnreadable = Rule(
        "BOK-06", "-800001",
        Bilingual("入账备注可读", "the note of a book entry can be read"),
        wrong: Bilingual("备注中的账册信息不完整或有误", "what the note says of the book is incomplete or wrong"),
        fix: Bilingual(
            "按 emsNo=账册编号;itemRecordNo=备案料号;qty=数量 填写",
            "write emsNo=BOOK;itemRecordNo=ITEM;qty=QUANTITY"),
        citation: "docs/decisions/book-entry-in-711.md")

    static let books = [
        bookItemUnknown, stockShort, bookGoodsDiffer, bookUnitDiffers, bookAreaDiffers,
        bookEntryUnreadable,
    ]
}
