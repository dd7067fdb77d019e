import Messages
import Values

/// Correct papers of one small consignment, written out by hand, for tests that spoil them.
enum Trade {
    static let guid = "4CDE1CFD-EDED-46B1-946C-B8022E42FC94"

    static let transfer: BaseTransfer = {
        var transfer = BaseTransfer()
        transfer.copCode = "1101110325"
        transfer.copName = "测试企业"
        transfer.dxpId = "DXPENT0000000001"
        return transfer
    }()

    static let signature = Array(
        """
        <ds:Signature><ds:SignedInfo>\
        <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>\
        <ds:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/>\
        <ds:Reference URI=""><ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/>\
        <ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo>\
        <ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>
        """.utf8)

    static func order(lines: Int = 2) -> Order {
        var order = Order()
        order.guid = guid
        order.appType = "1"
        order.appTime = "20261121100000"
        order.appStatus = "2"
        order.orderType = "I"
        order.orderNo = "ORDER1"
        order.ebpCode = "1101110325"
        order.ebpName = "测试平台"
        order.ebcCode = "1101110325"
        order.ebcName = "测试企业"
        order.goodsValue = .yuan(100)
        order.freight = .yuan(10)
        order.discount = .yuan(5)
        order.taxTotal = .yuan(9)
        order.actualPaid = .yuan(114)
        order.currency = "142"
        order.buyerRegNo = "U1"
        order.buyerName = "李小宝"
        order.buyerTelephone = "13800000000"
        order.buyerIdType = "1"
        order.buyerIdNumber = "110105189912310015"
        order.consignee = "李小宝"
        order.consigneeTelephone = "13800000000"
        order.consigneeAddress = "北京市海淀区某街1号"
        order.items = (1...lines).map { number in
            var item = OrderItem()
            item.gnum = number
            item.itemName = "奶粉"
            item.gmodel = "900g"
            item.unit = "011"
            item.qty = .yuan(2)
            item.price = .yuan(25)
            item.totalPrice = .yuan(50)
            item.currency = "142"
            item.country = "601"
            return item
        }
        return order
    }

    static func list(mode: String = "9610", lines: Int = 2) -> ImportList {
        var list = ImportList()
        list.guid = guid
        list.appType = "1"
        list.appTime = "20261121100000"
        list.appStatus = "2"
        list.orderNo = "ORDER1"
        list.ebpCode = "1101110325"
        list.ebpName = "测试平台"
        list.ebcCode = "1101110325"
        list.ebcName = "测试企业"
        list.logisticsNo = "L1"
        list.logisticsCode = "1101180326"
        list.logisticsName = "测试物流"
        list.copNo = "COP1"
        list.assureCode = "1101110325"
        list.ieFlag = "I"
        list.declTime = "20261121"
        list.customsCode = "0100"
        list.portCode = "0100"
        list.buyerIdType = "1"
        list.buyerIdNumber = "110105189912310015"
        list.buyerName = "李小宝"
        list.buyerTelephone = "13800000000"
        list.consigneeAddress = "北京市海淀区某街1号"
        list.agentCode = "1101110325"
        list.agentName = "测试企业"
        list.tradeMode = mode
        list.trafMode = "5"
        list.country = mode == "9610" ? "601" : "142"
        if mode == "9610" {
            list.trafNo = "MH730"
            list.voyageNo = "V1"
            list.billNo = "B1"
        } else {
            list.emsNo = "EMS1"
            list.areaCode = "1101110325"
            list.areaName = "测试区内企业"
        }
        list.currency = "142"
        list.packNo = 1
        list.grossWeight = .yuan(2)
        list.netWeight = .yuan(1)
        list.items = (1...lines).map { number in
            var item = ImportListItem()
            item.gnum = number
            if mode != "9610" { item.itemRecordNo = "R\(number)" }
            item.gcode = "1901101000"
            item.gname = "奶粉"
            item.gmodel = "900g"
            item.country = "601"
            item.currency = "142"
            item.qty = .yuan(2)
            item.unit = "011"
            item.qty1 = .yuan(1)
            item.unit1 = "035"
            item.price = .yuan(25)
            item.totalPrice = .yuan(50)
            return item
        }
        return list
    }

    static func cancel() -> CancelRequest {
        var request = CancelRequest()
        request.guid = guid
        request.appType = "1"
        request.appTime = "20261121100000"
        request.appStatus = "2"
        request.customsCode = "0100"
        request.orderNo = "ORDER1"
        request.ebpCode = "1101110325"
        request.ebpName = "测试平台"
        request.ebcCode = "1101110325"
        request.ebcName = "测试企业"
        request.logisticsNo = "L1"
        request.logisticsCode = "1101180326"
        request.logisticsName = "测试物流"
        request.invtNo = "010020261000000001"
        request.buyerIdType = "1"
        request.buyerIdNumber = "110105189912310015"
        request.buyerName = "李小宝"
        request.buyerTelephone = "13800000000"
        request.agentCode = "1101110325"
        request.agentName = "测试企业"
        request.reason = "买家取消"
        return request
    }

    static func xml(_ papers: Order...) -> String {
        text(writeMessage(papers, guid: guid, transfer: transfer))
    }

    static func xml(_ papers: ImportList...) -> String {
        text(writeMessage(papers, guid: guid, transfer: transfer, signature: signature))
    }

    static func xml(_ paper: CancelRequest) -> String {
        text(writeMessage([paper], guid: guid, transfer: transfer, signature: signature))
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
    /// The first element of that tag with another value.
    func with(_ tag: String, _ value: String) -> String {
        replacing(element(tag), "<ceb:\(tag)>\(value)</ceb:\(tag)>")
    }

    func without(_ tag: String) -> String { replacing(element(tag) + "\n", "") }

    /// The first element of that tag as it stands.
    func element(_ tag: String) -> String {
        guard let start = firstRange(of: "<ceb:\(tag)>"),
            let end = self[start.upperBound...].firstRange(of: "</ceb:\(tag)>")
        else { preconditionFailure("the message has no \(tag)") }
        return String(self[start.lowerBound..<end.upperBound])
    }

    func replacing(_ old: String, _ new: String) -> String {
        guard let range = firstRange(of: old) else {
            preconditionFailure("the message has no \(old)")
        }
        return replacingCharacters(range, new)
    }

    private func replacingCharacters(_ range: Range<Index>, _ new: String) -> String {
        String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
    }

    /// The codes of the first paper's issues, in their order.
    var paperCodes: [String] { paperIssues.map(\.code) }

    var paperIssues: [Issue] {
        guard case .success(let message) = readMessage(Array(utf8)) else { return [] }
        return message.papers.first?.issues ?? []
    }

    /// Why the message cannot be taken as a whole.
    var problem: WholeMessageProblem? {
        guard case .failure(let problem) = readMessage(Array(utf8)) else { return nil }
        return problem
    }
}
