import Values

// Amounts and rates travel as text ("29.12", "13%"), never as floating point numbers.

extension Assessment: Codable {
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

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(regime, forKey: .regime)
        try fields.encode(items, forKey: .items)
        try fields.encode(dutiableValue.description, forKey: .dutiableValue)
        try fields.encode(duty.description, forKey: .duty)
        try fields.encode(consumptionTax.description, forKey: .consumptionTax)
        try fields.encode(vat.description, forKey: .vat)
        try fields.encode(total.description, forKey: .total)
        try fields.encode(rules, forKey: .rules)
    }
}

extension ItemDuty: Codable {
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

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(gnum, forKey: .gnum)
        try fields.encode(hs, forKey: .hs)
        try fields.encode(dutiableValue.description, forKey: .dutiableValue)
        try fields.encode(quotaValue.description, forKey: .quotaValue)
        try fields.encode(duty.description, forKey: .duty)
        try fields.encode(consumptionTax.description, forKey: .consumptionTax)
        try fields.encode(vat.description, forKey: .vat)
        try fields.encode(sum.description, forKey: .sum)
        try fields.encode(dutyRate.description, forKey: .dutyRate)
        try fields.encode(vatRate.description, forKey: .vatRate)
        try fields.encode(consumptionRate.description, forKey: .consumptionRate)
        try fields.encode(taxShare.description, forKey: .taxShare)
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
