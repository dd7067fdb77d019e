/// Why a text is no amount, in order of precedence.
public enum AmountProblem: Error, Hashable, Sendable, CaseIterable {
    case notANumber, tooManyDecimals, tooManyDigits, doesNotFit

    public var chinese: String {
        switch self {
        case .notANumber: "不是十进制数值"
        case .tooManyDecimals: "小数位数超过5位"
        case .tooManyDigits: "总位数超过19位"
        case .doesNotFit: "数值超过系统可处理的上限92233720368547.75"
        }
    }

    public var english: String {
        switch self {
        case .notANumber: "not a decimal number"
        case .tooManyDecimals: "more than 5 decimals"
        case .tooManyDigits: "more than 19 digits"
        case .doesNotFit: "beyond the limit of 92233720368547.75"
        }
    }
}

extension Amount {
    /// Nil for everything that `parse` refuses.
    public init?(_ text: some StringProtocol) {
        guard case .success(let amount) = Amount.parse(text) else { return nil }
        self = amount
    }

    /// Nil for everything that `parse` refuses.
    public init?(utf8: UnsafeBufferPointer<UInt8>) {
        guard case .success(let amount) = Amount.parse(utf8: utf8) else { return nil }
        self = amount
    }

    /// Reads an xs:decimal with totalDigits 19 and fractionDigits 5 (W3C XML Schema part 2, 3.2.3):
    /// `-1.5`, `+1`, `.5` and `5.` are numbers, `1e3`, `1,000` and `NaN` are not, zeros at the ends
    /// do not count as digits. Blanks around the number are the caller's.
    public static func parse(_ text: some StringProtocol) -> Result<Amount, AmountProblem> {
        withBytes(of: text) { parse(utf8: $0) }
    }

    public static func parse(utf8: UnsafeBufferPointer<UInt8>) -> Result<Amount, AmountProblem> {
        var index = 0
        let end = utf8.count
        var isNegative = false
        if index < end, utf8[index] == UInt8(ascii: "-") || utf8[index] == UInt8(ascii: "+") {
            isNegative = utf8[index] == UInt8(ascii: "-")
            index += 1
        }

        var whole: UInt64 = 0
        var wholeDigits = 0
        let wholeStart = index
        while index < end, let digit = utf8[index].digit {
            if wholeDigits > 0 || digit != 0 {
                wholeDigits += 1
                // Nineteen digits always fit 64 bits; what follows is only counted.
                if wholeDigits <= 19 { whole = whole * 10 + UInt64(digit) }
            }
            index += 1
        }
        var digitsSeen = index - wholeStart

        var fraction: UInt64 = 0
        var decimals = 0
        if index < end, utf8[index] == UInt8(ascii: ".") {
            index += 1
            let start = index
            while index < end, let digit = utf8[index].digit {
                if index - start < 5 { fraction = fraction * 10 + UInt64(digit) }
                index += 1
                if digit != 0 { decimals = index - start }
            }
            digitsSeen += index - start
            for _ in Swift.min(index - start, 5)..<5 { fraction *= 10 }
        }

        guard index == end, digitsSeen > 0 else { return .failure(.notANumber) }
        guard decimals <= 5 else { return .failure(.tooManyDecimals) }
        guard wholeDigits + decimals <= 19 else { return .failure(.tooManyDigits) }
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: UInt64(Amount.unit))
        let (magnitude, carry) = scaled.addingReportingOverflow(fraction)
        guard !overflow, !carry, magnitude <= UInt64(Amount.limit) else {
            return .failure(.doesNotFit)
        }
        return .success(Amount(raw: isNegative ? -Int64(magnitude) : Int64(magnitude)))
    }
}

extension Amount: CustomStringConvertible {
    /// With as many decimals as needed and at least two: `26000.00`, `0.00001`.
    public var description: String { text(minimumDecimals: 2) }

    /// The shortest form, as papers carry it: `26000`, `29.12`, `0.5`.
    public var plain: String { text(minimumDecimals: 0) }

    private func text(minimumDecimals: Int) -> String {
        decimalText(raw, decimals: 5, minimum: minimumDecimals)
    }
}

/// `raw` units of ten to the minus `decimals`, in decimal notation without needless zeros.
func decimalText(_ raw: Int64, decimals: Int, minimum: Int) -> String {
    var digits = Array(String(raw.magnitude).utf8)
    if digits.count <= decimals {
        digits.insert(
            contentsOf: repeatElement(UInt8(ascii: "0"), count: decimals + 1 - digits.count), at: 0)
    }
    var kept = decimals
    while kept > minimum, digits.last == UInt8(ascii: "0") {
        digits.removeLast()
        kept -= 1
    }
    if kept > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - kept) }
    return (raw < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
}
