import Foundation
import Testing

@testable import tongguan

@Suite("A person makes messages from a workbook")
struct MessageBuildTests {
    @Test("The template is written once, and its example builds four messages that check accepts")
    func example() throws {
        let scratch = try ScratchDirectory("sheets")
        defer { scratch.remove() }
        let written = try Binary.run(
            ["message", "build", "--template", "orders.xlsx"], in: scratch.path)
        #expect(written.code == 0, "\(written)")
        let again = try Binary.run(
            ["message", "build", "--template", "orders.xlsx"], in: scratch.path)
        #expect(again.code == 1)

        let built = try Binary.run(
            ["message", "build", "orders.xlsx", "--examples"], in: scratch.path)
        #expect(built.code == 0, "\(built)")
        let folder = URL(filePath: scratch.path).appending(path: "orders-messages")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(
            files == [
                "00001-CEB311.xml", "00001-CEB411.xml", "00001-CEB511.xml", "00001-CEB621.xml",
            ])
        let checked = try Binary.run(
            ["message", "check"] + files.dropLast().map { folder.appending(path: $0).path })
        #expect(checked.code == 0, "\(checked)")
        // A second build never mixes with the first.
        let mixed = try Binary.run(
            ["message", "build", "orders.xlsx", "--examples"], in: scratch.path)
        #expect(mixed.code == 1)
    }

    @Test("A wrong cell ends with 1, a copy with the issue, and nothing where all must be right")
    func wrong() throws {
        let scratch = try ScratchDirectory("sheets")
        defer { scratch.remove() }
        _ = try Binary.run(["message", "build", "--template", "orders.csv"], in: scratch.path)
        let path = URL(filePath: scratch.path).appending(path: "orders.csv")
        let text = try String(contentsOf: path, encoding: .utf8)
        let sender = ["--set", "copCode=3301960002", "--set", "copName=样例电商企业有限公司"]
        let spoiled = text.replacing("EXAMPLE-", with: "").replacing(",140,2,", with: ",999,2,")
        try Data(spoiled.utf8).write(to: path)
        let all = try Binary.run(
            ["message", "build", "orders.csv", "--all-or-nothing"] + sender, in: scratch.path)
        #expect(all.code == 1, "\(all)")
        #expect(all.output.contains("MSG-056"))
        let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
        #expect(files.contains("orders-issues.xlsx"))
        #expect(!files.contains("orders-messages"))
    }

    @Test("Standard output carries messages and nothing else")
    func pipe() throws {
        let scratch = try ScratchDirectory("sheets")
        defer { scratch.remove() }
        _ = try Binary.run(["message", "build", "--template", "orders.xlsx"], in: scratch.path)
        let piped = try Binary.run(
            ["message", "build", "orders.xlsx", "--examples", "--out", "-"], in: scratch.path)
        #expect(piped.code == 0, "\(piped)")
        #expect(piped.output.hasPrefix("<?xml"))
        #expect(piped.output.hasSuffix("</ceb:CEB621Message>\n"))
        #expect(piped.errors.contains("orders 1"))
    }

    @Test(
        "Wrong usage ends with 2, a file that is no workbook with 1, a missing one with 70",
        arguments: [
            (["message", "build", "orders.doc"], 2),
            (["message", "build", "orders.csv", "--encoding", "latin"], 2),
            (["message", "build", "orders.xlsx", "--set", "nothing"], 2),
            (["message", "build", "broken.xlsx"], 1), (["message", "build", "none.xlsx"], 70),
        ] as [([String], Int32)])
    func usage(arguments: [String], code: Int32) throws {
        let scratch = try ScratchDirectory("sheets")
        defer { scratch.remove() }
        _ = try scratch.write("not a workbook", to: "broken.xlsx")
        let outcome = try Binary.run(arguments, in: scratch.path)
        #expect(outcome.code == code, "\(outcome)")
        #expect(!outcome.errors.isEmpty)
    }
}
