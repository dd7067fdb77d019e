import Foundation
import Testing
import Values

@testable import Clearance

@Suite("The tariff answers by code and day")
struct TariffTests {
    @Test("Ten digits win over eight, and the day chooses the version")
    func lookup() throws {
        let tariff = Tariff(lines: [
            try Goods.line("33049900", vat: 16, to: "2019-03-31"),
            try Goods.line("33049900", vat: 13, from: "2019-04-01"),
            try Goods.line("3304990021", consumption: 15, from: "2019-04-01", to: "2020-12-31"),
        ])
        func found(_ hs: String, _ day: String) throws -> String? {
            let line = tariff.line(for: hs, on: try #require(Day(day)))
            return line.map { "\($0.hs) \($0.vat)" }
        }
        #expect(try found("3304990021", "2019-03-31") == "33049900 16%")
        #expect(try found("3304990021", "2019-04-01") == "3304990021 13%")
        #expect(try found("3304990021", "2021-01-01") == "33049900 13%")
        #expect(try found("3304990099", "2019-04-01") == "33049900 13%")
        #expect(try found("3304990021", "2016-04-07") == nil)
        #expect(try found("3304100000", "2021-01-01") == nil)
        #expect(try found("", "2021-01-01") == nil)
        #expect(tariff.lines.map(\.hs.text) == ["33049900", "33049900", "3304990021"])
    }

    private let good = [
        "3304990021", "护肤品", "035", "011", "1", "13", "15", "yes", "bonded-only;说明",
        "2022-03-01", "", "税则",
    ]

    @Test("A row of a tariff file becomes a line")
    func row() throws {
        let line = try TariffLine(fields: good)
        #expect(line.hs.text == "3304990021" && line.unit2 == "011" && line.to == nil)
        #expect(line.consumption == .percent(15) && line.onPositiveList && line.isBondedOnly)
        #expect(TariffLine.columns.count == good.count)
    }

    @Test(
        "A bad cell is named by its column",
        arguments: [
            (0, "330499002"), (0, "7704990021"), (1, ""), (1, "\u{7}"), (2, "999"), (2, ""),
            (3, "x"), (4, "-1"), (4, "1000"), (5, "100"), (5, "13%%"), (6, "100"), (6, "1e1"),
            (7, "YES"), (7, ""), (9, "2022-02-30"), (9, ""), (10, "soon"), (10, "2022-02-28"),
            (11, ""),
        ])
    func badCell(column: Int, text: String) {
        var fields = good
        fields[column] = text
        let problems = #expect(throws: TariffRowProblems.self) { try TariffLine(fields: fields) }
        #expect(problems?.problems.map(\.column) == [TariffLine.columns[column]])
        #expect(problems?.problems.first?.found == text)
    }

    @Test("All problems of a row come together, and a flood is cut short")
    func allProblems() {
        let flood = String(repeating: "字", count: 100_000)
        let problems = #expect(throws: TariffRowProblems.self) {
            try TariffLine(fields: Array(repeating: flood, count: 12))
        }
        #expect(problems?.problems.count == 12)
        #expect(problems?.problems.allSatisfy { $0.found.count <= 60 } == true)
        #expect(throws: TariffRowProblems.self) { try TariffLine(fields: ["3304990021"]) }
    }

    @Test("The starter tariff covers what retail trades")
    func starter() throws {
        let today = try #require(Day("2026-11-21"))
        let tariff = Tariff.starter
        #expect(StarterTariff.lines.count >= 200)
        #expect(Set(StarterTariff.lines.map(\.hs)).count == StarterTariff.lines.count)
        #expect(StarterTariff.lines.allSatisfy { $0.hs.text.utf8.count == 10 })
        func rates(_ hs: String) throws -> [String] {
            let line = try #require(tariff.line(for: hs, on: today), "\(hs)")
            return [line.duty, line.vat, line.consumption].map(\.description)
        }
        #expect(try rates("1901101000") == ["15%", "13%", "0%"])
        #expect(try rates("3304990021") == ["1%", "13%", "15%"])
        #expect(try rates("3304990029") == ["1%", "13%", "0%"])
        #expect(try rates("2204210000") == ["14%", "13%", "10%"])
        #expect(try rates("2208300000") == ["10%", "13%", "20%"])
        #expect(try rates("9102210010") == ["8%", "13%", "20%"])
        #expect(try rates("9619001100") == ["4%", "13%", "0%"])
        #expect(StarterTariff.lines.contains { !$0.onPositiveList })
        #expect(StarterTariff.lines.contains { $0.isBondedOnly && $0.onPositiveList })
        #expect(StarterTariff.lines.contains { $0.vat == .percent(9) })
    }

    @Test("Every starter line stands under a heading of the Harmonized System")
    func headings() throws {
        let path = "../shared/data/harmonized-system-2022.csv"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            print("skipped: \(path) is absent")
            return
        }
        let headings = Set(
            text.split(whereSeparator: \.isNewline).compactMap { row in
                row.split(separator: ",", maxSplits: 2).dropFirst().first
            })
        for line in StarterTariff.lines {
            #expect(headings.contains(line.hs.text.prefix(6)), "\(line.hs)")
        }
    }
}
