import Glibc
import Synchronization

/// 计时: the processor time of every input; whatever needs more than a second is kept in a file.
enum Stopwatch {
    private struct Record {
        var inputs = 0
        var slowest: Int64 = 0
        var size = 0
    }

    private static let record = Mutex(Record())
    private static let limit: Int64 = 1_000_000_000

    static func time(_ bytes: [UInt8], _ work: () -> Void) {
        let start = now
        work()
        let spent = now - start
        record.withLock { record in
            record.inputs += 1
            if spent > record.slowest { (record.slowest, record.size) = (spent, bytes.count) }
        }
        if spent > limit { keep(bytes, spent) }
    }

    static func report() {
        let record = record.withLock { $0 }
        say(
            "inputs \(record.inputs), slowest \(record.slowest / 1_000) us of processor time"
                + " (\(record.size) bytes)")
    }

    private static func keep(_ bytes: [UInt8], _ spent: Int64) {
        let folder = getenv("TONGGUAN_FUZZ_FOUND").map { String(cString: $0) } ?? "."
        writeFile(bytes, to: "\(folder)/over-a-second-\(spent / 1_000_000)-ms")
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
