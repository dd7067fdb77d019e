import Clearance
import Foundation
import Messages
import SQLiteStorage
import Storage
import TestKit

/// 一次试验: one day on one disk that fails, and everything that was not as promised.
struct Trial {
    let day: PaperDay
    let disk: FaultyDisk
    /// What is wrong, as sentences; empty is the proof.
    private(set) var findings: [String] = []
    /// What the storage reported on the way.
    private(set) var problems: [StorageProblem] = []
    /// Whether the fault that was set came about.
    private(set) var hasSuffered = false
    private var random: SeededRandom
    private let shelf: Shelf
    private var ground: Ground?
    /// The first answer to each message that got one, by its place in the day.
    private var acknowledged: [Int: [UInt8]] = [:]

    init(_ day: PaperDay, seed: UInt64, liesAboutFlushes: Bool = false) throws {
        self.day = day
        random = SeededRandom(seed: seed)
        disk = try FaultyDisk(liesAboutFlushes: liesAboutFlushes)
        shelf = try day.shelf()
    }

    /// The power fails at a moment of the seed's choice, sometimes again amid the recovery.
    mutating func losePower() throws {
        disk.endPower(after: Int.random(in: 1...550, using: &random))
        try open()
        sendAll(most: 4)
        try restart()
        if Int.random(in: 0..<3, using: &random) == 0 {
            disk.endPower(after: Int.random(in: 1...60, using: &random))
            try open()
            sendAll(most: 4)
            try restart()
        }
        try judge()
    }

    /// A fault while the day is sent; the platform acts as it does in earnest. At the end the
    /// power fails, so that only what is on the disk counts.
    mutating func suffer(_ fault: FaultyDisk.Fault, most: Int) throws {
        try open()
        disk.set(fault)
        sendAll(most: most)
        hasSuffered = disk.failures > 0
        if fault.lasts, hasSuffered {
            // Nothing is taken, and what was taken before can be read.
            report(acknowledged.count < day.messages.count, "it went on")
            if ground != nil { try readOn() }
            disk.set(nil)
            if ground == nil { try open() }
            sendAll(most: most)
        } else if ground == nil {
            // The log can be read and may not be on the disk; soon afterwards the power fails.
            try open()
            disk.endPower(after: Int.random(in: 1...24, using: &random))
            sendAll(most: most)
            try restart()
            try open()
            sendAll(most: most)
        }
        report(acknowledged.count == day.messages.count, "it never took everything")
        try restart()
        try judge()
    }

    // MARK: What a platform and its callers do

    private mutating func open() throws {
        do {
            ground = try day.open(shelf, on: disk)
        } catch let problem as StorageProblem {
            problems.append(problem)
        }
    }

    /// Sends what was not answered, in batches of up to `most`, each once more where it failed.
    private mutating func sendAll(most: Int) {
        var open = day.messages.indices.filter { acknowledged[$0] == nil }[...]
        while !open.isEmpty {
            let count = Int.random(in: 1...most, using: &random)
            let batch = Array(open.prefix(count))
            open = open.dropFirst(count)
            if !send(batch), !send(batch) { return }
        }
    }

    /// Whether the batch was answered. A storage that lost its footing is never asked again.
    private mutating func send(_ batch: [Int]) -> Bool {
        do {
            let messages = batch.map { day.messages[$0] }
            guard let answers = try ground?.submit(messages) else { return false }
            for (index, answer) in zip(batch, answers) { note(answer, to: index) }
            return true
        } catch let problem as StorageProblem {
            problems.append(problem)
            if case .unflushed = problem { leave(after: problem) }
            return false
        } catch {
            findings.append("\(error) was thrown")
            return false
        }
    }

    private mutating func note(_ answer: Answer, to index: Int) {
        guard let bytes = Self.bytes(of: answer) else {
            return findings.append("message \(index) was answered with \(answer)")
        }
        if let first = acknowledged[index] {
            report(bytes == first, "message \(index) was answered otherwise the second time")
        }
        acknowledged[index] = bytes
    }

    /// The answer as it is kept, be it the first or given again.
    private static func bytes(of answer: Answer) -> [UInt8]? {
        switch answer {
        case .message(let message): AnswerJSON.stored(message)
        case .replay(let stored): stored
        default: nil
        }
    }

    /// After a flush that failed nothing is acknowledged, however well the disk is again.
    private mutating func leave(after problem: StorageProblem) {
        do {
            let message = day.messages[0]
            _ = try ground?.submit([message])
            findings.append("something was acknowledged after a flush that failed")
        } catch {
            report(error as? StorageProblem == problem, "\(error) was thrown instead")
        }
        close()
    }

    private mutating func close() {
        try? ground?.storage.close()
        ground = nil
    }

    private mutating func restart() throws {
        disk.endPower()
        close()
        try disk.restart(by: &random)
    }

    // MARK: What was promised

    private mutating func readOn() throws {
        guard let ground else { return }
        findings += try ground.faults()
        report(try ground.count("message") == acknowledged.count, "what was taken is not there")
    }

    /// Opens the zone on a disk that works: everything acknowledged is there, nothing is half
    /// there, and sending the whole day again leads where it would have led without any failure.
    private mutating func judge() throws {
        do {
            ground = try day.open(shelf, on: disk)
            guard var ground else { return }
            findings += try ground.storage.read { transaction in
                try transaction.rows("PRAGMA integrity_check") { $0.text(0) }
            }.filter { $0 != "ok" }
            findings += try ground.faults()
            let kept = acknowledged.keys.sorted()
            for (index, answer) in zip(kept, try ground.submit(kept.map { day.messages[$0] })) {
                guard case .replay(let again) = answer else {
                    findings.append("message \(index) was acknowledged and is not there")
                    continue
                }
                report(
                    again == acknowledged[index],
                    "message \(index) is answered otherwise than it was")
            }
            _ = try ground.submit(day.messages)
            report(try ground.count("message") == day.messages.count, "messages are there twice")
            report(try PaperDay.outcome(of: ground) == day.outcome, "it led elsewhere")
            findings += try ground.faults()
        } catch {
            findings.append("\(error) was thrown after the recovery")
        }
        close()
    }

    private mutating func report(_ holds: Bool, _ sentence: String) {
        if !holds { findings.append(sentence) }
    }
}
