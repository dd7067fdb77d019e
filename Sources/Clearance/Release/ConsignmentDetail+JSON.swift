import Messages

/// 卷宗细节的 JSON: written by hand, because every list is written at least once; read by `Codable`.
extension ConsignmentDetail {
    package var json: [UInt8] {
        var json = JSONWriter(capacity: 1_024)
        json.object { json in
            json.integer("attempt", attempt)
            json.array("waitsFor") { json in
                for paper in waitsFor {
                    json.object { json in
                        json.integer("kind", paper.kind)
                        json.string("key", paper.key)
                    }
                }
            }
            if let assessment { json.object("assessment", assessment.write(to:)) }
            json.string(ifPresent: "channel", channel)
            if let channelReason { AnswerJSON.write("channelReason", channelReason, to: &json) }
            if let quotaYear { json.integer("quotaYear", quotaYear) }
            json.array("issues") { json in
                for issue in issues { AnswerJSON.write(issue, to: &json) }
            }
            json.array("returns") { json in
                for goods in returns { goods.write(to: &json) }
            }
            json.string(ifPresent: "deliveredAt", deliveredAt)
            json.string(ifPresent: "warehouseEntry", warehouseEntry)
            json.string(ifPresent: "billedTax", billedTax)
            json.string(ifPresent: "billedDay", billedDay)
            json.string(ifPresent: "paidDay", paidDay)
            json.string(ifPresent: "paymentReference", paymentReference)
        }
        return json.bytes
    }
}

extension GoodsReturn {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.string("agentCode", agentCode)
            json.string("copNo", copNo)
            json.string("preNo", preNo)
            json.string("sender", sender)
            json.string("state", state.rawValue)
            json.array("lines") { json in
                for line in lines {
                    json.object { json in
                        json.integer("gnum", line.gnum)
                        json.integer("quantity", Int(line.quantity))
                    }
                }
            }
            json.string("appliedDay", appliedDay)
            json.string(ifPresent: "arrivedDay", arrivedDay)
        }
    }
}
