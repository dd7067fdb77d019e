import Foundation
import Messages
import Testing

@testable import tongguan

@Suite("The message tools work on files, folders, streams and in pipes")
struct MessageToolTests {
    private let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory("tools") }

    private func write(_ bytes: [UInt8], _ name: String) throws -> String {
        try scratch.write(String(decoding: bytes, as: UTF8.self), to: name)
    }

    private func sample(_ type: MessageType, seed: UInt64 = 1, count: Int = 1) -> [UInt8] {
        sampleMessage(of: type, seed: seed, count: count)
    }

    @Test("check judges every message of every file, and shows each field's row once a file")
    func check() throws {
        defer { scratch.remove() }
        let wrong = Array(
            String(decoding: sample(.ceb311, count: 3), as: UTF8.self)
                .replacing("<ceb:qty>", with: "<ceb:qty>x").utf8)
        let file = try write(sample(.ceb411) + wrong + sample(.ceb621), "many.xml")
        let outcome = try Binary.run(["message", "check", file, scratch.path])
        #expect(outcome.code == 1)
        #expect(outcome.output.components(separatedBy: "手册 manual: OrderList/qty").count == 2)
        #expect(outcome.output.contains("many.xml[2]: CEB311Message"))
        #expect(outcome.output.contains("many.xml[3]: CEB621Message"))
        // The file itself, and once more as part of its folder.
        #expect(outcome.output.contains("报文 messages 6"))
        // Lines are those of the file.
        let lines = String(decoding: sample(.ceb411), as: UTF8.self).split(separator: "\n").count
        let first = try #require(outcome.output.firstMatch(of: /many.xml:(\d+):/))
        #expect(try #require(Int(first.output.1)) > lines)
    }

    @Test("check prints JSON that any reader takes, whatever the number of messages")
    func checkJSON() throws {
        defer { scratch.remove() }
        let file = try write(sample(.ceb311) + sample(.ceb411), "two.xml")
        let outcome = try Binary.run(["message", "check", "--json", file])
        #expect(outcome.code == 0)
        struct Files: Decodable {
            struct File: Decodable {
                var number: Int
                var messageType: String
            }
            var files: [File]
        }
        let files = try JSONDecoder().decode(Files.self, from: Data(outcome.output.utf8)).files
        #expect(files.map(\.messageType) == ["CEB311Message", "CEB411Message"])
        #expect(files.map(\.number) == [1, 2])
    }

    @Test("convert there and back through a pipe gives the same bytes")
    func convert() throws {
        defer { scratch.remove() }
        let original = MessageType.allCases.flatMap { sample($0, count: 2) }
        let file = try write(original, "all.xml")
        let there = try Binary.run(["message", "convert", "--to", "json", file])
        #expect(there.code == 0 && there.errors.isEmpty)
        #expect(there.output.split(separator: "\n").count == MessageType.allCases.count)
        let back = try Shell.run(
            "message convert --to xml", input: Array(there.output.utf8), in: scratch.path)
        #expect(back.code == 0)
        #expect(Array(back.output.utf8) == original)
    }

    @Test("a lossy conversion is told and only written when it is allowed")
    func losses() throws {
        defer { scratch.remove() }
        let changed = String(decoding: sample(.ceb311), as: UTF8.self)
            .replacing("</ceb:OrderHead>", with: "<ceb:nosuch>1</ceb:nosuch></ceb:OrderHead>")
        let file = try write(Array(changed.utf8) + sample(.ceb411), "lossy.xml")
        let strict = try Binary.run(["message", "convert", "--to", "json", file])
        #expect(strict.code == 1)
        #expect(strict.errors.contains("CNV-01 Order[0]/OrderHead/nosuch"))
        #expect(strict.output.split(separator: "\n").count == 1)
        let allowed = try Binary.run(["message", "convert", "--to", "json", "--allow-loss", file])
        #expect(allowed.code == 0)
        #expect(allowed.output.split(separator: "\n").count == 2)
    }

    @Test("redact gives the same substitutes in all files of a run, and with a key file always")
    func redact() throws {
        defer { scratch.remove() }
        let files = [
            try write(sample(.ceb311, seed: 7), "order.xml"),
            try write(sample(.ceb511, seed: 7), "waybill.xml"),
        ]
        let key = try scratch.write("a secret of more than sixteen bytes", to: "key")
        let runs = try (0..<2).map { _ in
            try Binary.run(["message", "redact", "--key-file", key] + files)
        }
        #expect(runs[0].output == runs[1].output)
        let other = try Binary.run(["message", "redact"] + files)
        #expect(other.output != runs[0].output)
        let names = try other.output.matches(of: Regex("<ceb:consignee>([^<]+)<"))
            .map { String($0.output[1].substring ?? "") }
        #expect(names.count == 2 && names[0] == names[1])
        #expect(other.errors.contains("报文 messages 2"))
        let short = try scratch.write("short", to: "short")
        #expect(try Binary.run(["message", "redact", "--key-file", short] + files).code == 2)
    }

    @Test("diff ends with 0, 1 or 2 as diff does")
    func diff() throws {
        defer { scratch.remove() }
        let first = try write(sample(.ceb621), "first.xml")
        let changed = try String(decoding: sample(.ceb621), as: UTF8.self)
            .replacing(Regex("<ceb:buyerName>[^<]*"), with: "<ceb:buyerName>欧阳样例")
        let second = try scratch.write(changed, to: "second.xml")
        #expect(try Binary.run(["message", "diff", first, first]).code == 0)
        let outcome = try Binary.run(["message", "diff", first, second])
        #expect(outcome.code == 1)
        #expect(
            outcome.output.contains("InventoryHead/buyerName") && outcome.output.contains("欧***"))
        let broken = try scratch.write("<a", to: "broken.xml")
        #expect(try Binary.run(["message", "diff", first, broken]).code == 2)
        let two = try write(sample(.ceb621) + sample(.ceb621), "two.xml")
        #expect(try Binary.run(["message", "diff", first, two]).code == 2)
    }

    @Test("explain knows every rule of the flow, and names the nearest for what it does not know")
    func explain() throws {
        defer { scratch.remove() }
        for code in ["MSG-020", "MAT-04", "-621029", "1332", "800", "0002", "JSON-03"] {
            let outcome = try Binary.run(["message", "explain", code])
            #expect(outcome.code == 0 && outcome.output.contains("改法 fix"), "\(code)")
        }
        let json = try Binary.run(["message", "explain", "--json", "-301008"])
        let entry = try JSONDecoder().decode(CodeExplanation.self, from: Data(json.output.utf8))
        #expect(entry.rules.contains("MSG-020"))
        let unknown = try Binary.run(["message", "explain", "MSG-999"])
        #expect(unknown.code == 1 && unknown.errors.contains("MSG-09"))
        #expect(try Binary.run(["message", "explain"]).output.contains("INT-01"))
    }

    @Test("a reader that goes away ends the work quietly")
    func brokenPipe() throws {
        defer { scratch.remove() }
        let many = (0..<40).flatMap { sample(.ceb311, seed: $0, count: 10) }
        let file = try write(many, "many.xml")
        let outcome = try Shell.run(
            "message convert --to json \(file)", then: "| head -c 10; exit ${PIPESTATUS[0]}",
            in: scratch.path)
        #expect(outcome.code == 0)
        #expect(outcome.output.count == 10)
        #expect(outcome.errors.isEmpty)
    }

    @Test("a message that never ends is passed by in bounded memory")
    func neverEnding() throws {
        defer { scratch.remove() }
        let outcome = try Shell.run(
            "message check -",
            before: "{ printf '<a>'; head -c 100000000 /dev/zero | tr '\\0' 'x'; } |",
            in: scratch.path, limit: 300_000)
        #expect(outcome.code == 1, "\(outcome)")
        #expect(outcome.output.contains("MSG-004"))
        #expect(outcome.output.contains("100000003 B"))
    }
}

/// The built command within a line of bash.
private enum Shell {
    static func run(
        _ arguments: String, input: [UInt8]? = nil, before: String = "", then: String = "",
        in directory: String, limit: Int? = nil
    ) throws -> Binary.Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        // Kilobytes of memory in use, as far as the system can bound it.
        let bound = limit.map { "ulimit -d \($0);" } ?? ""
        let line = "\(bound) \(before) '\(Binary.url.path)' \(arguments) \(then)"
        process.arguments = ["-c", line]
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        let (standardInput, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let writing = Thread {
            standardInput.fileHandleForWriting.write(Data(input ?? []))
            try? standardInput.fileHandleForWriting.close()
        }
        writing.start()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let problems = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Binary.Outcome(
            code: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: problems, as: UTF8.self))
    }
}
