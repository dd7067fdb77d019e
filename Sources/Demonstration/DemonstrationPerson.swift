import Values

/// 演示订购人: a synthetic buyer, born in the nineteenth century so that nobody alive is meant.
package struct DemonstrationPerson: Sendable, Hashable {
    /// Numbers the persons from 0; about 9.9 million of them differ.
    package let number: Int

    package init(_ number: Int) {
        precondition(number >= 0, "persons are numbered from 0")
        self.number = number
    }

    package var name: String {
        let family = Self.families[number % Self.families.count]
        let given = Self.given[number / Self.families.count % Self.given.count]
        return family + given
    }

    /// 18 characters with the right check digit.
    package var idNumber: String {
        // 330302 is a district of Wenzhou; births from 1870 on, 1,000 of them each day.
        let day = Day(number: -36_525 + Int32(number / 1_000 % 10_000))
        let digits = Array("330302\(day.compact)".utf8) + threeDigits(number % 1_000)
        // GB 11643-1999, 5.
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        let check = Array("10X98765432".utf8)[sum % 11]
        return String(decoding: digits + [check], as: UTF8.self)
    }

    /// 199 is not given out to anybody.
    package var telephone: String { "199" + String(decoding: eightDigits(number), as: UTF8.self) }
    package var address: String { "浙江省温州市演示区合成路\(number % 9_999 + 1)号" }

    private static let families = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"]
    private static let given = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"]

    private func threeDigits(_ number: Int) -> [UInt8] { Array(eightDigits(number).suffix(3)) }

    private func eightDigits(_ number: Int) -> [UInt8] {
        let digits = Array(String(number % 100_000_000).utf8)
        return Array(repeating: 48, count: 8 - digits.count) + digits
    }
}
