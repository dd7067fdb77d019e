import Foundation
import Testing
import Values

@testable import Platform

@Suite("Settings come from flags, environment, file and defaults, in this order")
struct SettingsTests {
    private func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).yaml"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test(
        "A flag wins over the environment, the environment over the file, the file over the default"
    )
    func order() throws {
        let path = try file(
            "port: 1\nhost: 127.0.0.2\nzone:\n  id: wenzhou\n  reviewRate:\n    B: 25\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let settings = try Settings.load(
            flags: ["port": "3"],
            environment: ["TONGGUAN_PORT": "2", "TONGGUAN_HOST": "127.0.0.3"],
            config: path)
        #expect(settings.port == 3)
        #expect(settings.host == "127.0.0.3")
        #expect(settings.zone.id == "wenzhou")
        #expect(settings.zone.reviewRate == ["B": 25])
        #expect(settings.limits == EdgeLimits())
    }

    @Test("All problems are reported at once, with their places")
    func problems() throws {
        let path = try file("port: many\ncolour: red\nzone:\n  signatures: always\n")
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            _ = try Settings.load(environment: ["TONGGUAN_WINDOW_PAPERS": "0"], config: path)
            Issue.record("wrong settings were taken")
        } catch {
            let places = error.problems.map(\.place)
            #expect(places.count == 4)
            for name in ["port", "colour", "zone.signatures", "TONGGUAN_WINDOW_PAPERS"] {
                #expect(places.contains { $0.contains(name) })
            }
        }
    }

    @Test("A file that was asked for must be there; the usual one need not")
    func absent() throws {
        #expect(throws: SettingsProblems.self) {
            try Settings.load(config: "/nowhere/tongguan.yaml")
        }
        #expect(throws: SettingsProblems.self) {
            let path = try file("- a\n- b\n")
            defer { try? FileManager.default.removeItem(atPath: path) }
            _ = try Settings.load(config: path)
        }
    }

    @Test("No two settings share a name or a place in the environment")
    func names() {
        let rows = SettingRow.all
        #expect(Set(rows.map(\.name)).count == rows.count)
        #expect(Set(rows.map(\.environmentName)).count == rows.count)
    }
}
