import Values

extension PaperCheck {
    private static let sums = PaperShapes.of(.ceb311).head.mask(
        "goodsValue", "freight", "discount", "taxTotal", "acturalPaid")
    private static let totals = PaperShapes.of(.ceb311).item?.mask("price", "qty", "totalPrice")

    mutating func order(_ order: Order) {
        lineNumbersRun(order.items.map(\.gnum))
        sum(of: order)
        guard let totals = Self.totals else { return }
        for (index, item) in order.items.enumerated() where marks.isSound(index, totals) {
            itemTotal(index, item.price, item.qty, item.totalPrice)
        }
    }

    /// CEB 2022-05, CEB311 acturalPaid: 商品价格+运杂费+代扣税款-非现金抵扣金额.
    private mutating func sum(of order: Order) {
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
