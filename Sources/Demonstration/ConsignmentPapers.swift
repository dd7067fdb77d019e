import Messages
import Values

/// 四单: the order, payment, waybill and list of one consignment, which agree in everything.
///
/// Made from a number and nothing else, so the same number gives the same papers. A test or a
/// story then spoils one of them.
package struct ConsignmentPapers: Sendable {
    package var order = Order()
    package var payment = Payment()
    package var waybill = Waybill()
    package var list = ImportList()

    /// What a shop sold: an article and how many of it.
    package struct Line: Sendable {
        package var goods: DemonstrationGoods
        package var quantity: Int64

        package init(_ goods: DemonstrationGoods, _ quantity: Int64 = 1) {
            self.goods = goods
            self.quantity = quantity
        }
    }

    package var lines: [Line]
    package let number: Int
    package let buyer: DemonstrationPerson
    package let at: Instant

    /// - Parameters:
    ///   - number: makes every number of the consignment; ten digits at most.
    ///   - buyer: the person's own number is the consignment's where none is given.
    ///   - lines: one to three everyday articles where none are given.
    ///   - bonded: 1210 out of the demonstration's book instead of 9610.
    package init(
        _ number: Int, buyer: DemonstrationPerson? = nil, lines: [Line]? = nil,
        bonded: Bool = false, at: Instant
    ) {
        self.number = number
        self.buyer = buyer ?? DemonstrationPerson(number)
        self.lines = lines ?? DemonstrationGoods.everyday.prefix(number % 3 + 1).map { Line($0) }
        self.at = at
        fillOrder()
        fillPayment()
        fillWaybill()
        fillList(bonded: bonded)
    }

    /// In the order in which trade makes them.
    package var papers: [AnyPaper] {
        [.order(order), .payment(payment), .waybill(waybill), .importList(list)]
    }

    /// The digits that tell one consignment's numbers from another's.
    package static func serial(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    }

    private var serial: String { Self.serial(number) }

    /// 36 characters; `part` tells the papers of one consignment apart.
    package static func guid(_ part: String, _ number: Int) -> String {
        "DE300000-0000-4000-\(part)-00\(serial(number))"
    }

    private var goodsValue: Amount {
        lines.reduce(.zero) { $0 + ($1.goods.price.multiplied(by: Int($1.quantity)) ?? .zero) }
    }

    private static let freight = Amount.yuan(20)

    private mutating func fillOrder() {
        let merchant = DemonstrationEnterprise.merchant
        let platform = DemonstrationEnterprise.platform
        let payer = DemonstrationEnterprise.payment
        order.guid = Self.guid("8311", number)
        order.appType = "1"
        order.appTime = at.compact14
        order.appStatus = "2"
        order.orderType = "I"
        order.orderNo = "YS" + serial
        order.ebpCode = platform.code
        order.ebpName = platform.name
        order.ebcCode = merchant.code
        order.ebcName = merchant.name
        order.goodsValue = goodsValue
        order.freight = Self.freight
        order.actualPaid = goodsValue + Self.freight
        order.currency = "142"
        order.buyerRegNo = "U" + serial
        order.buyerName = buyer.name
        order.buyerTelephone = buyer.telephone
        order.buyerIdType = "1"
        order.buyerIdNumber = buyer.idNumber
        order.payCode = payer.code
        order.payName = payer.name
        order.payTransactionId = "ZF" + serial
        order.consignee = buyer.name
        order.consigneeTelephone = buyer.telephone
        order.consigneeAddress = buyer.address
        order.items = lines.enumerated().map { index, line in
            var item = OrderItem()
            item.gnum = index + 1
            item.itemNo = "SKU" + line.goods.recordNo
            item.itemName = line.goods.name
            item.gmodel = line.goods.model
            item.unit = line.goods.unit
            item.qty = .yuan(line.quantity)
            item.price = line.goods.price
            item.totalPrice = line.goods.price.multiplied(by: Int(line.quantity)) ?? .zero
            item.currency = "142"
            item.country = "601"
            return item
        }
    }

    private mutating func fillPayment() {
        payment.guid = Self.guid("8411", number)
        payment.appType = "1"
        payment.appTime = at.compact14
        payment.appStatus = "2"
        payment.payCode = DemonstrationEnterprise.payment.code
        payment.payName = DemonstrationEnterprise.payment.name
        payment.payTransactionId = "ZF" + serial
        payment.orderNo = order.orderNo
        payment.ebpCode = order.ebpCode
        payment.ebpName = order.ebpName
        payment.payerIdType = "1"
        payment.payerIdNumber = buyer.idNumber
        payment.payerName = buyer.name
        payment.telephone = buyer.telephone
        payment.amountPaid = order.actualPaid
        payment.currency = "142"
        payment.payTime = at.compact14
    }

    private mutating func fillWaybill() {
        waybill.guid = Self.guid("8511", number)
        waybill.appType = "1"
        waybill.appTime = at.compact14
        waybill.appStatus = "2"
        waybill.logisticsCode = DemonstrationEnterprise.logistics.code
        waybill.logisticsName = DemonstrationEnterprise.logistics.name
        waybill.logisticsNo = "YD" + serial
        waybill.orderNo = order.orderNo
        waybill.freight = Self.freight
        waybill.currency = "142"
        waybill.weight = grossWeight
        waybill.packNo = 1
        waybill.goodsInfo = lines.first?.goods.name
        waybill.consignee = buyer.name
        waybill.consigneeAddress = buyer.address
        waybill.consigneeTelephone = buyer.telephone
    }

    private var netWeight: Amount {
        lines.reduce(.zero) { $0 + ($1.goods.weight.multiplied(by: Int($1.quantity)) ?? .zero) }
    }

    /// The goods and 200 grams of box.
    private var grossWeight: Amount { netWeight + Amount(raw: 20_000) }

    private mutating func fillList(bonded: Bool) {
        list.guid = Self.guid("8621", number)
        list.appType = "1"
        list.appTime = at.compact14
        list.appStatus = "2"
        list.orderNo = order.orderNo
        list.ebpCode = order.ebpCode
        list.ebpName = order.ebpName
        list.ebcCode = order.ebcCode
        list.ebcName = order.ebcName
        list.logisticsNo = waybill.logisticsNo
        list.logisticsCode = waybill.logisticsCode
        list.logisticsName = waybill.logisticsName
        list.copNo = "QD" + serial
        list.assureCode = DemonstrationEnterprise.assurer.code
        list.ieFlag = "I"
        list.declTime = at.day.compact
        list.customsCode = "2903"
        list.portCode = "2903"
        list.ieDate = at.day.compact
        list.buyerIdType = "1"
        list.buyerIdNumber = buyer.idNumber
        list.buyerName = buyer.name
        list.buyerTelephone = buyer.telephone
        list.consigneeAddress = buyer.address
        list.agentCode = DemonstrationEnterprise.broker.code
        list.agentName = DemonstrationEnterprise.broker.name
        list.freight = Self.freight
        list.currency = "142"
        list.wrapType = "2"
        list.packNo = 1
        list.grossWeight = grossWeight
        list.netWeight = netWeight
        if bonded {
            list.tradeMode = "1210"
            list.trafMode = "7"
            list.country = "142"
            list.emsNo = DemonstrationGoods.emsNo
            list.areaCode = DemonstrationEnterprise.area.code
            list.areaName = DemonstrationEnterprise.area.name
        } else {
            list.tradeMode = "9610"
            list.trafMode = "5"
            list.country = "601"
            list.trafNo = "DEMO0001"
            list.voyageNo = "YS901"
            list.billNo = "99900000001"
        }
        list.items = lines.enumerated().map { listItem($0 + 1, $1, bonded: bonded) }
    }

    private func listItem(_ gnum: Int, _ line: Line, bonded: Bool) -> ImportListItem {
        var item = ImportListItem()
        item.gnum = gnum
        item.itemRecordNo = bonded ? line.goods.recordNo : nil
        item.itemNo = "SKU" + line.goods.recordNo
        item.itemName = line.goods.name
        item.gcode = line.goods.hs
        item.gname = line.goods.name
        item.gmodel = line.goods.model
        item.country = "601"
        item.tradeCountry = bonded ? "142" : "601"
        item.currency = "142"
        item.qty = .yuan(line.quantity)
        item.unit = line.goods.unit
        item.qty1 = line.goods.weight.multiplied(by: Int(line.quantity)) ?? .zero
        item.unit1 = line.goods.unit1
        if let unit2 = line.goods.unit2 {
            item.qty2 = .yuan(line.quantity)
            item.unit2 = unit2
        }
        item.price = line.goods.price
        item.totalPrice = line.goods.price.multiplied(by: Int(line.quantity)) ?? .zero
        return item
    }
}

extension ConsignmentPapers {
    /// The same papers sold by another merchant.
    package func sold(by merchant: DemonstrationEnterprise) -> ConsignmentPapers {
        var papers = self
        papers.order.ebcCode = merchant.code
        papers.order.ebcName = merchant.name
        papers.list.ebcCode = merchant.code
        papers.list.ebcName = merchant.name
        return papers
    }

    /// The same papers with another enterprise standing in for the tax.
    package func assured(by assurer: DemonstrationEnterprise) -> ConsignmentPapers {
        var papers = self
        papers.list.assureCode = assurer.code
        return papers
    }
}
