import Values

extension PaperCheck {
    private static let sums = PaperShapes.of(.ceb311).head.mask(
        "goodsValue", "freight", "discount", "taxTotal", "acturalPaid")
    private static let totals = PaperShapes.of(.ceb311).item?.mask("price", "qty", "totalPrice")

    mutating func order(_ order: borrowing Order) {
        lineNumbersRun(order.items.map { $0.gnum })
        sum(of: order)
        guard let totals = Self.totals else { return }
        for index in order.items.indices where marks.isSound(index, totals) {
            itemTotal(
                index, order.items[index].price, order.items[index].qty,
                order.items[index].totalPrice)
        }
    }

    /// CEB 2022-05, CEB311 acturalPaid: 商品价格+运杂费+代扣税款-非现金抵扣金额.
    private mutating func sum(of order: borrowing Order) {
        guard head.isSound(Self.sums) else { return }
        let paid = [order.goodsValue, order.freight, order.taxTotal].total()?
            .subtracting(order.discount)
        if paid != order.actualPaid {
            head(
                .orderSum, "acturalPaid", expected: paid?.plain ?? "<= \(Amount.max)",
                found: order.actualPaid.plain)
        }
    }
}
