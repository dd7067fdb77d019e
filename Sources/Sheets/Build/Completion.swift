import Messages
import Values

/// 补全: fills what follows from what a person wrote; nothing here is guessed.
struct Completion {
    /// When the papers are made.
    var now: Instant

    /// Fields of a line; false where price times quantity does not fit.
    func complete(line consignment: inout Consignment, number: Int, given: GivenColumns) -> Bool {
        (consignment.orderItem.gnum, consignment.listItem.gnum) = (number, number)
        (consignment.orderItem.currency, consignment.listItem.currency) = ("142", "142")
        if !given.gname { consignment.listItem.gname = consignment.listItem.itemName ?? "" }
        guard !given.totalPrice else { return true }
        let item = consignment.orderItem
        guard let total = item.price.multiplied(by: item.qty) else { return false }
        consignment.orderItem.totalPrice = total
        consignment.listItem.totalPrice = total
        return true
    }

    /// Fields of the heads, once all lines are there; false where a sum does not fit.
    func complete(
        head consignment: inout Consignment, given: GivenColumns,
        using generator: inout some RandomNumberGenerator
    ) -> Bool {
        consignment.order.guid = guid(&generator)
        consignment.payment.guid = guid(&generator)
        consignment.waybill.guid = guid(&generator)
        consignment.list.guid = guid(&generator)
        fix(&consignment, given)
        consignment.waybill.weight = consignment.list.grossWeight
        if consignment.waybill.freight == nil { consignment.waybill.freight = .zero }
        if consignment.waybill.insuredFee == nil { consignment.waybill.insuredFee = .zero }
        if !given.payer {
            consignment.payment.payerIdNumber = consignment.order.buyerIdNumber
            consignment.payment.payerName = consignment.order.buyerName
        }
        if !given.telephone { consignment.payment.telephone = consignment.order.buyerTelephone }
        return sum(&consignment, given)
    }

    /// CEB 2022-05: what this version allows one value for, and what a declaration begins with.
    private func fix(_ consignment: inout Consignment, _ given: GivenColumns) {
        let time = now.compact14
        if !given.appType {
            consignment.order.appType = "1"
            consignment.payment.appType = "1"
            consignment.waybill.appType = "1"
            consignment.list.appType = "1"
        }
        if !given.appTime {
            consignment.order.appTime = time
            consignment.payment.appTime = time
            consignment.waybill.appTime = time
            consignment.list.appTime = time
        }
        consignment.order.appStatus = "2"
        consignment.payment.appStatus = "2"
        consignment.waybill.appStatus = "2"
        consignment.list.appStatus = "2"
        (consignment.order.orderType, consignment.list.ieFlag) = ("I", "I")
        consignment.order.currency = "142"
        consignment.payment.currency = "142"
        consignment.waybill.currency = "142"
        consignment.list.currency = "142"
        consignment.order.buyerIdType = "1"
        consignment.payment.payerIdType = "1"
        consignment.list.buyerIdType = "1"
        (consignment.waybill.packNo, consignment.list.packNo) = (1, 1)
        if !given.declTime { consignment.list.declTime = String(time.prefix(8)) }
    }

    /// CEB 2022-05, CEB311 acturalPaid: 商品价格 + 运杂费 + 代扣税款 − 非现金抵扣金额.
    private func sum(_ consignment: inout Consignment, _ given: GivenColumns) -> Bool {
        guard let freight = consignment.list.freight.adding(consignment.list.insuredFee) else {
            return false
        }
        consignment.order.freight = freight
        if !given.goodsValue {
            var goods = Amount.zero
            for item in consignment.order.items {
                guard let sum = goods.adding(item.totalPrice) else { return false }
                goods = sum
            }
            consignment.order.goodsValue = goods
        }
        if !given.actualPaid {
            let order = consignment.order
            guard
                let paid = order.goodsValue.adding(freight)?.adding(order.taxTotal)?
                    .subtracting(order.discount)
            else { return false }
            consignment.order.actualPaid = paid
        }
        if !given.amountPaid { consignment.payment.amountPaid = consignment.order.actualPaid }
        return true
    }

    /// RFC 9562, 5.4: a random identifier, in capitals as the standard wants them.
    func guid(_ generator: inout some RandomNumberGenerator) -> String {
        let first: UInt64 = generator.next()
        let second: UInt64 = generator.next()
        let high = first & ~0xF000 | 0x4000
        let low = second & ~(3 << 62) | 2 << 62
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var nibble = 0
            for place in 0..<36 {
                if place == 8 || place == 13 || place == 18 || place == 23 {
                    buffer[place] = UInt8(ascii: "-")
                    continue
                }
                let word = nibble < 16 ? high : low
                let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - nibble % 16 * 4)) & 0xF
                buffer[place] = value < 10 ? 0x30 + value : 0x37 + value
                nibble += 1
            }
            return 36
        }
    }
}

/// Which of the derived columns a person filled in all the same.
struct GivenColumns {
    var appType = false
    var appTime = false
    var declTime = false
    var payer = false
    var telephone = false
    var goodsValue = false
    var actualPaid = false
    var amountPaid = false
    var totalPrice = false
    var gname = false

    mutating func note(_ key: String) {
        switch key {
        case "appType": appType = true
        case "appTime": appTime = true
        case "declTime": declTime = true
        case "payerName", "payerIdNumber": payer = true
        case "telephone": telephone = true
        case "goodsValue": goodsValue = true
        case "acturalPaid": actualPaid = true
        case "amountPaid": amountPaid = true
        case "totalPrice": totalPrice = true
        case "gname": gname = true
        default: break
        }
    }
}
