// Personal data is shown and logged only through these. A mask never grows with hostile input, and
// what is too short to hide anything is hidden whole.

/// `李小宝` becomes `李**`: the first character and one star for each other, at most ten.
public func maskedName(_ name: String) -> String {
    let length = name.prefix(11).count
    return length > 1 ? name.prefix(1) + stars(length - 1) : stars(length)
}

/// `13800138000` becomes `138****8000`.
public func maskedPhone(_ phone: String) -> String {
    let length = phone.prefix(21).count
    switch length {
    case 0..<7: return stars(length)
    case 7..<11: return stars(length - 2) + phone.suffix(2)
    default: return phone.prefix(3) + stars(length - 7) + phone.suffix(4)
    }
}

/// `11010519491231002X` becomes `110***********002X`; shorter numbers keep one and two characters.
public func maskedIDNumber(_ number: String) -> String {
    let length = number.prefix(21).count
    switch length {
    case 0..<8: return stars(length)
    case 8..<15: return number.prefix(1) + stars(length - 3) + number.suffix(2)
    default: return number.prefix(3) + stars(length - 7) + number.suffix(4)
    }
}

/// Keeps the first six characters, about as far as the city or district: `浙江省杭州市******`.
public func maskedAddress(_ address: String) -> String {
    let length = address.prefix(7).count
    if length == 0 { return "" }
    return length > 6 ? address.prefix(6) + stars(6) : address.prefix(length / 2) + stars(6)
}

/// Text that may be anything, as a caller gave it: numbers long enough to be a telephone's or a
/// person's are masked, the rest stays.
public func maskedNumbers(_ text: String) -> String {
    replacingNumbers(in: text) { $0.count < 11 ? $0 : maskedIDNumber($0) }
}

/// Words that somebody wrote for others: resident IDs and mobile numbers in them are masked, other
/// numbers, such as those of orders and lists, stay.
public func maskedPersons(_ text: String) -> String {
    replacingNumbers(in: text) { number in
        if ResidentID(number) != nil { return maskedIDNumber(number) }
        // 工信部《电信网编号计划》(2017): eleven digits from 13 to 19.
        let isMobile = number.count == 11 && number.wholeMatch(of: /1[3-9]\d{9}/) != nil
        return isMobile ? maskedPhone(number) : number
    }
}

/// Each run of digits, and of 17 with the X of a resident ID, replaced by what is made of it.
private func replacingNumbers(
    in text: String, by replacement: (_ number: String) -> String
) -> String {
    var result = ""
    var digits = ""
    for character in text {
        let isCheck = digits.count == 17 && (character == "X" || character == "x")
        if character.isASCII, character.isNumber || isCheck {
            digits.append(character)
        } else {
            result += replacement(digits)
            result.append(character)
            digits = ""
        }
    }
    return result + replacement(digits)
}

private func stars(_ count: Int) -> String { String(repeating: "*", count: count) }
