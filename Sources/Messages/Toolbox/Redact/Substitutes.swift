import Values

/// 替身: made-up values in the place of personal ones; the same value always gets the same one, as
/// long as the key is the same, so that papers which agreed still agree.
struct Substitutes: Sendable {
    private let key: RedactionKey

    init(key: RedactionKey) { self.key = key }

    /// Nil for a value that is not personal.
    func substitute(for value: String, _ meaning: Meaning) -> String? {
        // An absent value says nothing about anybody.
        guard meaning.isPersonal else { return nil }
        guard value.utf8.contains(where: { !$0.isBlank }) else { return value }
        return switch meaning {
        case .personName: name(for: value)
        case .personID: idNumber(for: value)
        case .personAccount: account(for: value)
        case .telephone: telephone(for: value)
        case .address: address(for: value)
        default: nil
        }
    }

    /// `样` is no family name, so nobody is meant.
    private func name(for value: String) -> String {
        var digits = digits(of: value, "name")
        let isLatin = value.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
        guard !isLatin else { return "Sample " + String((0..<6).map { _ in digits.letter() }) }
        return "样" + String((0..<4).map { _ in digits.pick(Self.givenNames) })
    }

    /// Valid numbers stay valid and wrong ones wrong, so that the same is warned of; what is no
    /// resident ID keeps its shape.
    func idNumber(for value: String) -> String {
        let canonical = ResidentID.normalise(value)
        var digits = digits(of: canonical, "id")
        guard canonical.utf8.count == 18, canonical.utf8.dropLast().allSatisfy({ isDigit($0) })
        else { return shaped(canonical, &digits) }
        // Births from 1800 on are possible numbers, births before 1900 nobody's.
        let birthDay = Day(number: -62_091 + Int32(digits.below(36_524)))
        let region = digits.pick(Self.regions)
        let body = "\(region)\(birthDay.compact)\(digits.text(3))"
        let check = ResidentID.checkDigit(of: body)
        guard ResidentID(canonical) != nil else { return body + (check == "0" ? "1" : "0") }
        return body + check
    }

    /// Often a telephone number or an e-mail address, so that nothing of it may stay.
    private func account(for value: String) -> String {
        var digits = digits(of: value, "account")
        return "user" + digits.text(8)
    }

    /// No number of a telephone begins with three zeros.
    private func telephone(for value: String) -> String {
        var digits = digits(of: value, "telephone")
        var zeros = 0
        return String(
            value.unicodeScalars.map { scalar -> Character in
                guard isDigit(scalar) else { return isLetter(scalar) ? "x" : Character(scalar) }
                zeros += 1
                return zeros <= 3 ? "0" : digits.digit()
            })
    }

    private func address(for value: String) -> String {
        var digits = digits(of: value, "address")
        return "样例省样例市样例区样例路\(digits.below(100_000) + 1)号\(digits.below(1_000) + 1)室"
    }

    /// Digits for digits and letters for letters; everything else stays.
    private func shaped(_ value: String, _ digits: inout HashDigits) -> String {
        String(
            value.unicodeScalars.map { scalar -> Character in
                if isDigit(scalar) { return digits.digit() }
                return isLetter(scalar) ? digits.letter() : Character(scalar)
            })
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }
    /// Full-width digits too: they are as telling as the others.
    private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .decimalNumber
    }
    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// One kind of value tells nothing about another.
    private func digits(of value: String, _ kind: String) -> HashDigits {
        let canonical = value.utf8.filter { !$0.isBlank }
        return HashDigits(key: key, of: Array(kind.utf8) + [0] + canonical)
    }

    /// Districts of several provinces, GB/T 2260.
    private static let regions = [
        "110105", "120104", "130102", "210102", "310104", "320102", "330102", "330302", "340102",
        "350102", "370102", "410102", "420102", "430102", "440103", "500103", "510104", "610102",
    ]

    private static let givenNames = Array(
        "安柏晨达恩帆光涵嘉康兰明宁佩青然书棠文希雅远泽舟北春东丰谷和江可乐美南平秋山石天同万西夏新叶一云中")
}

/// A sequence of numbers that only the holder of the key can foretell.
private struct HashDigits {
    private let key: RedactionKey
    private let seed: [UInt8]
    private var count: UInt8 = 0
    private var pool: UInt64 = 0
    private var left = 0

    init(key: RedactionKey, of seed: [UInt8]) {
        self.key = key
        self.seed = seed
    }

    /// The bias of the remainder does not matter here.
    mutating func below(_ limit: UInt64) -> UInt64 {
        if left == 0 {
            pool = key.hash(seed + [count])
            count &+= 1
            left = 3
        }
        left -= 1
        defer { pool /= limit }
        return pool % limit
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int(below(UInt64(choices.count)))]
    }

    mutating func digit() -> Character { Character(Unicode.Scalar(UInt8(48 + below(10)))) }
    mutating func letter() -> Character { Character(Unicode.Scalar(UInt8(65 + below(26)))) }
    mutating func text(_ length: Int) -> String { String((0..<length).map { _ in digit() }) }
}

extension ResidentID {
    /// GB 11643-1999, 5: of seventeen digits.
    fileprivate static func checkDigit(of body: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
        return ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }
}
