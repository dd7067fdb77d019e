import Values

// Amounts and rates travel as text ("29.12", "13%"), never as floating point numbers.

extension Assessment: Decodable {
    private enum Name: String, CodingKey {
        case regime, items, dutiableValue, duty, consumptionTax, vat, total, rules
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Name.self)
        self.init(
            regime: try fields.decode(Regime.self, forKey: .regime),
            items: try fields.decode([ItemDuty].self, forKey: .items),
            dutiableValue: try fields.amount(.dutiableValue), duty: try fields.amount(.duty),
            consumptionTax: try fields.amount(.consumptionTax), vat: try fields.amount(.vat),
            total: try fields.amount(.total),
            rules: try fields.decode([RuleUse].self, forKey: .rules))
    }

    /// The members of its object.
    package func write(to json: inout JSONWriter) {
        json.string("regime", regime.rawValue)
        json.array("items") { json in
            for item in items { json.object { item.write(to: &$0) } }
        }
        json.string("dutiableValue", dutiableValue.description)
        json.string("duty", duty.description)
        json.string("consumptionTax", consumptionTax.description)
        json.string("vat", vat.description)
        json.string("total", total.description)
        json.array("rules") { json in
            for rule in rules {
                json.object { json in
                    json.string("code", rule.code)
                    json.string("version", rule.version)
                }
            }
        }
    }
}

extension ItemDuty: Decodable {
    private enum Name: String, CodingKey {
        case gnum, hs, dutiableValue, quotaValue, duty, consumptionTax, vat, sum
        case dutyRate, vatRate, consumptionRate, taxShare
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Name.self)
        self.init(
            gnum: try fields.decode(Int.self, forKey: .gnum),
            hs: try fields.decode(String.self, forKey: .hs),
            dutiableValue: try fields.amount(.dutiableValue),
            quotaValue: try fields.amount(.quotaValue), duty: try fields.amount(.duty),
            consumptionTax: try fields.amount(.consumptionTax), vat: try fields.amount(.vat),
            sum: try fields.amount(.sum), dutyRate: try fields.rate(.dutyRate),
            vatRate: try fields.rate(.vatRate),
            consumptionRate: try fields.rate(.consumptionRate),
            taxShare: try fields.rate(.taxShare))
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.integer("gnum", gnum)
        json.string("hs", hs)
        json.string("dutiableValue", dutiableValue.description)
        json.string("quotaValue", quotaValue.description)
        json.string("duty", duty.description)
        json.string("consumptionTax", consumptionTax.description)
        json.string("vat", vat.description)
        json.string("sum", sum.description)
        json.string("dutyRate", dutyRate.description)
        json.string("vatRate", vatRate.description)
        json.string("consumptionRate", consumptionRate.description)
        json.string("taxShare", taxShare.description)
    }
}

extension KeyedDecodingContainer {
    fileprivate func amount(_ key: Key) throws -> Amount {
        guard let amount = Amount(try decode(String.self, forKey: key)) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "an amount is expected")
        }
        return amount
    }

    fileprivate func rate(_ key: Key) throws -> Rate {
        guard let rate = Rate(percent: try decode(String.self, forKey: key)) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self, debugDescription: "a rate is expected")
        }
        return rate
    }
}
