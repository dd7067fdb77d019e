import Messages
import Values

/// 三单对碰: what a list, its order, its payment and its waybill say of each other, rule by rule.
package struct Finding: Sendable {
    package enum Verdict: String, Sendable { case passed, failed, waiting }

    package var rule: MatchingRule
    package var verdict: Verdict
    package var path: String
    /// Masked where it is personal.
    package var expected: String?
    package var found: String?

    package var issue: Issue { rule.issue(path: path, expected: expected, found: found) }
}

/// Every matching rule, in the order of its code; a rule whose papers are not all here waits.
///
/// Whether the buyer's number is one is asked with `checksIdentity`: a demonstration zone is sent
/// made-up people, and only warns of them. With `onlyFailed` nothing else is told.
package func match(
    _ list: ImportList, order: Order?, payment: Payment?, waybill: Waybill?,
    checksIdentity: Bool = true, onlyFailed: Bool = false
) -> [Finding] {
    var findings = Findings(onlyFailed: onlyFailed)
    findings.joins(list, order, payment)
    findings.payment(order, payment)
    findings.waybill(order, waybill)
    findings.buyer(list, order)
    findings.items(list, order)
    findings.check(
        .listAddress, "Inventory/InventoryHead/consigneeAddress", order?.consigneeAddress,
        list.consigneeAddress, show: maskedAddress)
    if checksIdentity { findings.identity(list, order) }
    return findings.all
}

private struct Findings {
    let onlyFailed: Bool
    var all: [Finding] = []

    init(onlyFailed: Bool) { self.onlyFailed = onlyFailed }

    private mutating func note(
        _ rule: MatchingRule, _ verdict: Finding.Verdict, _ path: String
    ) {
        if !onlyFailed { all.append(Finding(rule: rule, verdict: verdict, path: path)) }
    }

    /// Passed where both are equal, failed where they differ, waiting where one is not here.
    mutating func check<Value: Equatable>(
        _ rule: MatchingRule, _ path: String, _ expected: Value?, _ found: Value?,
        show: (Value) -> String
    ) {
        guard let expected, let found else {
            return note(rule, .waiting, path)
        }
        if expected == found {
            note(rule, .passed, path)
        } else {
            all.append(
                Finding(
                    rule: rule, verdict: .failed, path: path, expected: show(expected),
                    found: show(found)))
        }
    }

    mutating func joins(_ list: ImportList, _ order: Order?, _ payment: Payment?) {
        check(
            .orderNumberJoins, "Payment/PaymentHead/orderNo", order?.orderNo, payment?.orderNo,
            show: \.self)
        check(
            .platformJoins, "Inventory/InventoryHead/ebpCode", order?.ebpCode, list.ebpCode,
            show: \.self)
    }

    mutating func payment(_ order: Order?, _ payment: Payment?) {
        check(
            .payerIsBuyer, "Payment/PaymentHead/payerName", order?.buyerName, payment?.payerName,
            show: maskedName)
        check(
            .payerIsBuyer, "Payment/PaymentHead/payerIdNumber",
            (order?.buyerIdNumber).map(ResidentID.normalise),
            (payment?.payerIdNumber).map(ResidentID.normalise), show: maskedIDNumber)
        check(
            .paymentAmount, "Payment/PaymentHead/amountPaid", order?.actualPaid,
            payment?.amountPaid,
            show: \.description)
        // The order may leave both open; then there is nothing to compare.
        if order == nil || !(order?.payCode ?? "").isEmpty {
            check(
                .paymentEnterprise, "Payment/PaymentHead/payCode", order?.payCode, payment?.payCode,
                show: \.self)
        }
        if order == nil || !(order?.payTransactionId ?? "").isEmpty {
            check(
                .paymentTransaction, "Payment/PaymentHead/payTransactionId",
                order?.payTransactionId,
                payment?.payTransactionId, show: \.self)
        }
    }

    mutating func waybill(_ order: Order?, _ waybill: Waybill?) {
        check(
            .consignee, "Logistics/LogisticsHead/consignee", order?.consignee, waybill?.consignee,
            show: maskedName)
        check(
            .consigneeTelephone, "Logistics/LogisticsHead/consigneeTelephone",
            order?.consigneeTelephone,
            waybill?.consigneeTelephone, show: maskedPhone)
        check(
            .consigneeAddress, "Logistics/LogisticsHead/consigneeAddress", order?.consigneeAddress,
            waybill?.consigneeAddress, show: maskedAddress)
        check(
            .waybillOrder, "Logistics/LogisticsHead/orderNo", order?.orderNo, waybill?.orderNo,
            show: \.self)
    }

    mutating func buyer(_ list: ImportList, _ order: Order?) {
        check(
            .buyerName, "Inventory/InventoryHead/buyerName", order?.buyerName, list.buyerName,
            show: maskedName)
        check(
            .buyerTelephone, "Inventory/InventoryHead/buyerTelephone", order?.buyerTelephone,
            list.buyerTelephone,
            show: maskedPhone)
        check(
            .buyerID, "Inventory/InventoryHead/buyerIdNumber",
            (order?.buyerIdNumber).map(ResidentID.normalise),
            ResidentID.normalise(list.buyerIdNumber), show: maskedIDNumber)
    }

    /// Where list and order agree on a line, its figures must agree with each other.
    mutating func arithmetic(_ item: ImportListItem, _ path: String) {
        let product = item.price.multiplied(by: item.qty)
        let isRight =
            product == item.totalPrice
            || product?.roundedToFen() == item.totalPrice.roundedToFen()
        if isRight { return note(.itemArithmetic, .passed, path) }
        all.append(
            Finding(
                rule: .itemArithmetic, verdict: .failed, path: path,
                expected: product?.description ?? "<= \(Amount.max)",
                found: item.totalPrice.description))
    }

    /// The number that list and order agree on must be one.
    mutating func identity(_ list: ImportList, _ order: Order?) {
        let path = "Inventory/InventoryHead/buyerIdNumber"
        guard order != nil else { return note(.buyerIDValid, .waiting, path) }
        if ResidentID(list.buyerIdNumber) != nil { return note(.buyerIDValid, .passed, path) }
        all.append(
            Finding(
                rule: .buyerIDValid, verdict: .failed, path: path, expected: "GB 11643",
                found: maskedIDNumber(list.buyerIdNumber)))
    }

    mutating func items(_ list: ImportList, _ order: Order?) {
        check(
            .itemCount, "Inventory/InventoryList", order?.items.count, list.items.count,
            show: \.description)
        guard let order else {
            let rules: [MatchingRule] = [
                .itemGoods, .itemQuantity, .itemPrice, .itemTotal, .itemArithmetic,
            ]
            for rule in rules { note(rule, .waiting, "Inventory/InventoryList") }
            return
        }
        for (index, item) in list.items.enumerated() {
            let path = "Inventory/InventoryList[\(index)]/"
            guard let sold = order.items.first(where: { $0.gnum == item.gnum }) else {
                all.append(
                    Finding(
                        rule: .itemGoods, verdict: .failed, path: path + "gnum",
                        expected: order.items.map { String($0.gnum) }.joined(separator: ", "),
                        found: String(item.gnum)))
                continue
            }
            check(.itemGoods, path + "gname", sold.itemName, item.gname, show: \.self)
            check(.itemQuantity, path + "qty", sold.qty, item.qty, show: \.plain)
            check(.itemPrice, path + "price", sold.price, item.price, show: \.description)
            check(
                .itemTotal, path + "totalPrice", sold.totalPrice, item.totalPrice,
                show: \.description)
            if sold.qty == item.qty, sold.price == item.price, sold.totalPrice == item.totalPrice {
                arithmetic(item, path + "totalPrice")
            }
        }
    }
}
