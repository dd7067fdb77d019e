import Values

// What the notes of the export papers say of their fields against each other.

extension PaperCheck {
    private static let split507 = PaperShapes.of(.ceb507).head.mask("msgCount", "msgSeqNo")
    private static let split509 = PaperShapes.of(.ceb509).head.mask("msgCount", "msgSeqNo")
    private static let split607 = PaperShapes.of(.ceb607).head.mask("msgCount", "msgSeqNo")
    private static let split701 = PaperShapes.of(.ceb701).head.mask("msgCount", "msgSeqNo")
    private static let span = PaperShapes.of(.ceb701).head.mask("startTime", "endTime")
    private static let country = PaperShapes.of(.ceb213).head.mask("country")
    private static let weights = PaperShapes.of(.ceb603).head.mask("grossWeight", "netWeight")
    private static let totals = PaperShapes.of(.ceb603).item?.mask("price", "qty", "totalPrice")

    mutating func exportOrder(_ order: borrowing ExportOrder) {
        lineNumbersRun(order.items.map { $0.gnum })
    }

    mutating func exportList(_ list: borrowing ExportList) {
        lineNumbersRun(list.items.map { $0.gnum })
        // CEB 2022-05, CEB603 netWeight: the gross weight less the packaging.
        if head.isSound(Self.weights), list.netWeight > list.grossWeight {
            head(
                .netAboveGross, "netWeight", expected: "<= \(list.grossWeight.plain)",
                found: list.netWeight.plain)
        }
        guard let totals = Self.totals else { return }
        for index in list.items.indices where marks.isSound(index, totals) {
            itemTotal(
                index, list.items[index].price, list.items[index].qty,
                list.items[index].totalPrice)
        }
    }

    mutating func arrival(_ arrival: borrowing ExportArrival) {
        part(arrival.msgSeqNo, of: arrival.msgCount, Self.split507, arrival.items.map { $0.gnum })
    }

    mutating func departure(_ departure: borrowing ExportDeparture) {
        part(
            departure.msgSeqNo, of: departure.msgCount, Self.split509,
            departure.items.map { $0.gnum })
    }

    mutating func masterBill(_ bill: borrowing ExportMasterBill) {
        part(bill.msgSeqNo, of: bill.msgCount, Self.split607, bill.items.map { $0.gnum })
    }

    mutating func summaryRequest(_ request: borrowing SummaryRequest) {
        part(request.msgSeqNo, of: request.msgCount, Self.split701, [])
        period(from: request.startTime ?? "", to: request.endTime ?? "")
    }

    mutating func exportReturn(_ request: borrowing ExportReturnRequest) {
        // CEB 2022-05, CEB213 gnum: 对应原申报清单表体项号.
        lineNumbersDiffer(request.items.map { $0.gnum })
        // CEB 2022-05, CEB213 country: 不能为中国.
        if head.isSound(Self.country), request.country == "142" {
            head(.abroad, "country", found: request.country)
        }
    }

    /// CEB 2022-05, msgCount and msgSeqNo: parts are numbered from 1; the lines of a part may go on
    /// from those of the part before.
    private mutating func part(_ number: Int, of count: Int, _ fields: UInt64, _ lines: [Int]) {
        if head.isSound(fields), number < 1 || number > count {
            head(.splitNumber, "msgSeqNo", expected: "1..\(max(1, count))", found: String(number))
        }
        if count > 1 { lineNumbersDiffer(lines) } else { lineNumbersRun(lines) }
    }

    /// CEB 2022-05, CEB701 startTime: 填写须成对，结束时间须大于等于开始时间.
    private mutating func period(from start: String, to end: String) {
        guard head.bad & Self.span == 0 else { return }
        if start.isEmpty != end.isEmpty {
            head(.timeSpan, start.isEmpty ? "startTime" : "endTime")
        } else if end < start {
            head(.timeSpan, "endTime", expected: ">= \(start)", found: end)
        }
    }
}
