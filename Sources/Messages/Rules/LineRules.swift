extension PaperCheck {
    /// CEB 2022-05, CEB625 gnum: 对应原清单表体序号.
    mutating func returnRequest(_ request: borrowing ReturnRequest) {
        lineNumbersDiffer(request.items.map { $0.gnum })
    }

    /// CEB 2022-05, CEB711 gnum: 从1开始的递增序号.
    mutating func delivery(_ delivery: borrowing Delivery) {
        lineNumbersRun(delivery.items.map { $0.gnum })
    }
}
