/// The text of a key file: a heading, the lookup key, one line a key.
extension KeyRing {
    private static let heading = "tongguan-keys 1"

    package var text: String {
        var lines = [
            "# 通关封存密钥：请与数据库分开另存一份；没有它，数据库中的个人信息无法读出。",
            "# Sealing keys of Tongguan: keep a copy apart from the database, unreadable without it.",
            KeyRing.heading, "lookup " + KeyRing.hex(lookup),
        ]
        for key in keys {
            lines.append(
                [
                    "key", String(key.number), key.algorithm.rawValue, key.state.rawValue,
                    key.proposedBy, key.approvedBy,
                    key.bytes.isEmpty ? "-" : KeyRing.hex(key.bytes),
                ].joined(separator: " "))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    package init(text: String) throws(SealProblem) {
        var lookup: [UInt8] = []
        var keys: [SealingKey] = []
        var hasHeading = false
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        where !line.isEmpty && !line.hasPrefix("#") {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
                .map(String.init)
            switch (parts.first, parts.count) {
            case ("tongguan-keys", 2) where line == KeyRing.heading: hasHeading = true
            case ("lookup", 2):
                guard let bytes = KeyRing.bytes(parts[1]) else { throw KeyRing.line(index) }
                lookup = bytes
            case ("key", 7):
                guard let key = KeyRing.key(parts) else { throw KeyRing.line(index) }
                keys.append(key)
            default: throw KeyRing.line(index)
            }
        }
        guard hasHeading else {
            throw .keyFile(zh: "这不是密钥文件。", en: "This is not a key file.")
        }
        try self.init(lookup: lookup, keys: keys)
    }

    private static func key(_ parts: [String]) -> SealingKey? {
        guard let number = Int(parts[1]), (0...most).contains(number),
            let algorithm = SealingAlgorithm(rawValue: parts[2]),
            let state = SealingKey.State(rawValue: parts[3]),
            let bytes = parts[6] == "-" ? [] : bytes(parts[6])
        else { return nil }
        return SealingKey(
            number: number, algorithm: algorithm, state: state, proposedBy: parts[4],
            approvedBy: parts[5], bytes: bytes)
    }

    /// Names the line and quotes nothing of it.
    private static func line(_ index: Int) -> SealProblem {
        .keyFile(
            zh: "密钥文件第 \(index + 1) 行有误。", en: "Line \(index + 1) of the key file is wrong.")
    }

    /// A name as the key file and the events can hold it: 1 to 64 characters without blanks.
    package static func isName(_ name: String) -> Bool {
        (1...64).contains(name.unicodeScalars.count) && name != "-"
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
                    || "._@-".unicodeScalars.contains($0)
            }
    }

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func bytes(_ hex: String) -> [UInt8]? {
        let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == hex.utf8.count, digits.count % 2 == 0, digits.count <= 1 << 17 else {
            return nil
        }
        return stride(from: 0, to: digits.count, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
