import Messages
import Testing

@testable import Clearance

@Suite("Who is looked at is not for the trader to foresee")
struct ChannelTests {
    private func zone(
        inspection: [String: Int] = [:], review: [String: Int] = [:], key: String = "key"
    ) -> Zone {
        var zone = Zone()
        zone.inspectionRate = inspection
        zone.reviewRate = review
        zone.secret = Array(key.utf8)
        return zone
    }

    private func draw(
        _ consignment: String, grade: String = "C", watch: [WatchEntry] = [], zone: Zone,
        list: ImportList = ImportList(), person: String? = nil
    ) -> Channel {
        channel(
            for: consignment, list: list, person: person, grade: grade, watch: watch, zone: zone
        ).channel
    }

    @Test("Without rates and watch list everything is green")
    func fresh() {
        #expect((0..<100).allSatisfy { draw("c\($0)", zone: zone()) == .green })
    }

    @Test("The rates are kept over many consignments")
    func rates() {
        let zone = zone(inspection: ["C": 500], review: ["C": 1_000])
        var counts: [Channel: Int] = [:]
        for number in 0..<10_000 { counts[draw("ebc/\(number)", zone: zone), default: 0] += 1 }
        // Expected 500, 1,000 and 8,500; five standard deviations wide.
        #expect((390...610).contains(counts[.red] ?? 0))
        #expect((850...1_150).contains(counts[.yellow] ?? 0))
        #expect((8_300...8_700).contains(counts[.green] ?? 0))
    }

    @Test("A replay draws the same lots, another key draws others")
    func keyed() {
        let first = zone(inspection: ["C": 5_000], key: "one")
        let other = zone(inspection: ["C": 5_000], key: "two")
        let lots = (0..<200).map { draw("c\($0)", zone: first) }
        #expect((0..<200).map { draw("c\($0)", zone: first) } == lots)
        #expect((0..<200).map { draw("c\($0)", zone: other) } != lots)
    }

    @Test("The grade sets the rate, and an unknown grade is treated as the worst")
    func grades() {
        let zone = zone(inspection: ["A": 0, "D": 10_000])
        #expect(draw("c", grade: "A", zone: zone) == .green)
        #expect(draw("c", grade: "D", zone: zone) == .red)
        #expect(draw("c", grade: "?", zone: zone) == .red)
    }

    @Test("Rates out of range are bounded")
    func outOfRange() {
        #expect(draw("c", zone: zone(inspection: ["C": -5])) == .green)
        #expect(draw("c", zone: zone(inspection: ["C": .max], review: ["C": .max])) == .red)
    }

    @Test("A watch entry overrides the lot, the strictest one first")
    func watched() {
        var list = ImportList()
        list.ebcCode = "1105910159"
        list.areaCode = "3301968AAA"
        var item = ImportListItem()
        item.gcode = "3304990021"
        list.items = [item]
        func entry(_ subject: WatchEntry.Subject, _ value: String, _ channel: Channel) -> WatchEntry
        {
            WatchEntry(subject: subject, value: value, channel: channel, reason: "举报")
        }
        let cases: [([WatchEntry], Channel)] = [
            ([entry(.enterprise, "1105910159", .red)], .red),
            ([entry(.enterprise, "3301968AAA", .yellow)], .yellow),
            ([entry(.enterprise, "0000000000", .red)], .green),
            ([entry(.person, "hash", .red)], .red), ([entry(.person, "other", .red)], .green),
            ([entry(.commodity, "3304", .yellow)], .yellow),
            ([entry(.commodity, "3304990021", .red)], .red),
            ([entry(.commodity, "330", .red)], .green), ([entry(.commodity, "3305", .red)], .green),
            ([entry(.commodity, "3304", .yellow), entry(.person, "hash", .red)], .red),
            ([entry(.person, "hash", .red), entry(.person, "hash", .yellow)], .red),
            ([entry(.person, "hash", .green)], .green),
        ]
        for (watch, expected) in cases {
            #expect(
                draw("c", watch: watch, zone: zone(), list: list, person: "hash") == expected,
                "\(watch)")
        }
        let choice = channel(
            for: "c", list: list, grade: "A", watch: [entry(.commodity, "33", .red)], zone: zone())
        #expect(choice.reason == Bilingual("布控：举报", "watch list: 举报"))
    }
}
