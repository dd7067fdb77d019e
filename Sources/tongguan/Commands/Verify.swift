import ArgumentParser
import Clearance

/// `tongguan verify`
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "核验数据 | checks every invariant of a data directory",
        discussion: """
            Balances from their postings, digests from their bytes, states from their postings, \
            papers, receipts and the sequence of events. Works beside a running platform.
            """)

    @OptionGroup var options: DataOptions
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let data = try options.open()
        let found = try Verification(zone: data.zone, in: data.storage)
        if json {
            try Output.json(found)
        } else {
            for fault in found.faults {
                print("\(fault.invariant.rawValue) \(fault.zh) | \(fault.en)")
            }
            print(
                """
                \(found.messages) 报文 messages, \(found.papers) 单证 papers, \
                \(found.consignments) 清单 consignments, \(found.accounts) 账户 accounts, \
                \(found.postings) 记账 postings, \(found.events) 事件 events: \
                \(found.faults.isEmpty ? "全部一致 all agree" : "\(found.faults.count) 处不符 faults")
                """)
        }
        if !found.faults.isEmpty { throw ExitCode(1) }
    }
}
