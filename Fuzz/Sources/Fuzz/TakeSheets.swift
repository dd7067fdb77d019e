import Messages
import Sheets
import Values

/// Bytes that begin as an archive are one; others are the parts of one.
func takeWorkbook(_ bytes: [UInt8]) {
    let isArchive = bytes.starts(with: [0x50, 0x4B])
    build(isArchive ? bytes : StoredArchive(parts: bytes).bytes, as: .xlsx)
}

func takeCSV(_ bytes: [UInt8]) {
    build(bytes, as: .csv(bytes.count % 4 == 0 ? .gb18030 : .utf8))
    var reader = CSVReader(bytes)
    while let row = reader.next() {
        precondition(row.fields.count == row.places.count, "a field has no place")
    }
}

/// Whatever the file holds, every message that is built can be read, and none of its papers is
/// refused.
private func build(_ bytes: [UInt8], as form: MessageBuild.Form) {
    MemoryFile.shared.hold(bytes)
    var limits = SheetLimits()
    limits.rows = 10_000
    let work = MessageBuild(
        path: MemoryFile.shared.path, form: form, now: Instant(milliseconds: 1_795_226_400_000),
        common: ["copCode": "3301960002", "copName": "样例电商企业有限公司"],
        includesExamples: true, limits: limits)
    var random = SplitMix(state: 7)
    do {
        _ = try work.run(using: &random) { message in
            guard case .success(let read) = readMessage(message.bytes) else {
                preconditionFailure("a message was built that cannot be read")
            }
            precondition(
                !read.papers.contains { $0.issues.contains { $0.severity == .error } },
                "a paper was built that is wrong")
        }
    } catch is SheetProblem {
        return
    } catch {
        preconditionFailure("\(error)")
    }
}

/// 随机数: Vigna's SplitMix64; the same seed makes the same papers.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
