import Values

/// 税则: the lines by code; ten digits win over eight, and among versions the latest that holds.
package struct Tariff: Sendable {
    private let byCode: [String: [TariffLine]]

    package init(lines: [TariffLine]) {
        byCode = Dictionary(grouping: lines, by: \.hs.text)
            .mapValues { $0.sorted { $0.from > $1.from } }
    }

    /// The line of a commodity code of ten digits on a day.
    package func line(for hs: String, on day: Day) -> TariffLine? {
        if let line = byCode[hs]?.first(where: { $0.holds(on: day) }) { return line }
        guard hs.utf8.count == 10 else { return nil }
        return byCode[String(hs.prefix(8))]?.first { $0.holds(on: day) }
    }

    /// All lines in the order of their codes, the newest version first.
    package var lines: [TariffLine] {
        byCode.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    package var isEmpty: Bool { byCode.isEmpty }
}
