import Messages

/// 主体资格: who may send a paper, and whether everybody it names is registered for their part.
extension Proceeding {
    func standing(of paper: AnyPaper) -> [Issue] {
        if let issue = senderStanding(paper) { return [issue] }
        return partiesStanding(paper)
    }

    /// CONTRACT 4.13: the sender has a role that sends this kind, and is a party of the paper.
    private func senderStanding(_ paper: AnyPaper) -> Issue? {
        let code = actor.enterprise ?? ""
        guard let sender = docket.enterprises[code] else {
            return Rule.enterpriseUnregistered.issue(path: "BaseTransfer/copCode", found: code)
        }
        let isAllowed =
            switch paper {
            case .order(let order):
                sender.has(.logistics)
                    || sender.has(.merchant, .platform)
                        && [order.ebcCode, order.ebpCode].contains(code)
            case .payment(let payment):
                sender.has(.logistics) || sender.has(.payment) && payment.payCode == code
            case .waybill(let waybill): sender.has(.logistics) && waybill.logisticsCode == code
            case .waybillStatus(let status):
                sender.has(.logistics) && status.logisticsCode == code
            case .importList(let list):
                sender.has(.merchant, .platform, .broker)
                    && [list.ebcCode, list.ebpCode, list.agentCode].contains(code)
            case .cancelRequest(let request):
                sender.has(.merchant, .platform, .broker)
                    && [request.ebcCode, request.ebpCode, request.agentCode].contains(code)
            case .returnRequest(let request):
                sender.has(.merchant, .platform, .broker)
                    && [request.ebcCode, request.ebpCode, request.agentCode].contains(code)
            case .delivery(let delivery):
                sender.has(.area) && delivery.operatorCode == code
            default: false
            }
        guard !isAllowed else { return nil }
        return Rule.wrongRole.issue(
            path: "BaseTransfer/copCode",
            found: "\(code) (\(sender.roles.map(\.rawValue).sorted().joined(separator: ", ")))")
    }

    /// Everybody who is not registered for their part, not only the first.
    private func partiesStanding(_ paper: AnyPaper) -> [Issue] {
        let head = paper.head
        return switch paper {
        case .order(let order):
            [
                party(order.ebcCode, head + "ebcCode", .merchant, .platform),
                party(order.ebpCode, head + "ebpCode", .platform, .merchant),
            ].compactMap(\.self)
        case .payment(let payment):
            [party(payment.payCode, head + "payCode", .payment)].compactMap(\.self)
        case .waybill(let waybill):
            [party(waybill.logisticsCode, head + "logisticsCode", .logistics)].compactMap(\.self)
        case .importList(let list): listParties(list, head)
        default: []
        }
    }

    private func listParties(_ list: ImportList, _ head: String) -> [Issue] {
        var issues = [
            party(list.ebcCode, head + "ebcCode", .merchant, .platform),
            party(list.ebpCode, head + "ebpCode", .platform, .merchant),
            party(list.logisticsCode, head + "logisticsCode", .logistics),
            party(list.agentCode, head + "agentCode", .broker, .merchant, .platform),
        ].compactMap(\.self)
        let assurer = docket.enterprises[list.assureCode]
        if assurer?.has(.assurer, .merchant, .platform, .logistics, .broker) != true {
            issues.append(
                Rule.assurerUnregistered.issue(
                    path: head + "assureCode", found: list.assureCode))
        }
        if list.tradeMode != "9610", let area = list.areaCode, !area.isEmpty,
            let issue = party(area, head + "areaCode", .area, .warehouse)
        {
            issues.append(issue)
        }
        return issues
    }

    private func party(
        _ code: String, _ path: @autoclosure () -> String, _ roles: Enterprise.Role...
    ) -> Issue? {
        guard let enterprise = docket.enterprises[code] else {
            return Rule.enterpriseUnregistered.issue(path: path(), found: code)
        }
        guard roles.contains(where: { enterprise.roles.contains($0) }) else {
            return Rule.wrongRole.issue(
                path: path(), expected: roles.map(\.rawValue).joined(separator: " / "),
                found: enterprise.roles.map(\.rawValue).sorted().joined(separator: ", "))
        }
        return nil
    }
}

extension AnyPaper {
    /// `Order/OrderHead/`: where the fields of the head stand.
    var head: String {
        switch self {
        case .order: "Order/OrderHead/"
        case .payment: "Payment/PaymentHead/"
        case .waybill: "Logistics/LogisticsHead/"
        case .importList: "Inventory/InventoryHead/"
        case .returnRequest: "InvtRefund/InvtRefundHead/"
        case .delivery: "Delivery/DeliveryHead/"
        default: element + "/"
        }
    }
}
