/// The field table of a type as JSON, for those who generate their own forms.
public func manualJSON(of type: MessageType) -> [UInt8] {
    let shape = type.shape
    var out = JSONOutput()
    out.object { out in
        out.member("messageType", type.rawValue)
        out.bilingual("title", type.title)
        out.bilingual("sender", type.sender)
        if let receipt = type.receipt { out.member("receipt", receipt.rawValue) }
        out.member("since", type.since.rawValue)
        out.member("signatureRequired", type.mustBeSigned)
        out.member("element", shape.element)
        if let head = shape.head { out.member("headElement", head) }
        out.array("fields", shape.fields) { $0.field($1) }
        if let item = shape.item {
            out.member("itemElement", item)
            out.member("minItems", shape.itemLimits.lowerBound)
            if shape.itemLimits.upperBound < .max {
                out.member("maxItems", shape.itemLimits.upperBound)
            }
            out.array("itemFields", shape.itemFields) { $0.field($1) }
        }
    }
    return out.bytes
}

extension JSONOutput {
    mutating func bilingual(_ name: String, _ text: Bilingual) {
        self.name(name)
        object { out in
            out.member("zh", text.zh)
            out.member("en", text.en)
        }
    }

    fileprivate mutating func field(_ field: ShapeField) {
        object { out in
            out.member("tag", field.tag)
            out.bilingual("label", Bilingual(field.chinese, field.english))
            out.member("format", field.format.official)
            out.member("required", field.isRequired)
            if let earlier = field.earlier { out.earlier(earlier) }
            out.member("personal", field.meaning.isPersonal)
            if !field.meaning.described.zh.isEmpty {
                out.bilingual("values", field.meaning.described)
            }
        }
    }

    /// What the edition 2018-113 says otherwise.
    private mutating func earlier(_ earlier: EarlierRow) {
        name("edition2018")
        object { out in
            if earlier.isAbsent { out.member("absent", true) }
            if let length = earlier.length {
                out.member("format", Format.text(length).official)
            }
            if let values = earlier.values {
                out.member("values", values.joined(separator: ", "))
            }
        }
    }
}
