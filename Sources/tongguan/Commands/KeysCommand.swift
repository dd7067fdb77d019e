import ArgumentParser
import Clearance
import Foundation
import Platform
import Sealing

/// `tongguan keys`
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "封存密钥 | sealing keys of personal data",
        discussion: """
            A new key is proposed by one administrator and approved by another; a running platform
            seals with it within five seconds, and still opens what older keys sealed.
            新密钥由一名管理员提出、另一名批准；运行中的平台五秒内启用，旧内容仍可读出。
            """,
        subcommands: [
            List.self, Rotate.self, Approve.self, Reseal.self, Retire.self,
        ])

    /// Who acts: a name, proven by an administrator's API key.
    struct Person: ParsableArguments {
        @Option(help: "姓名 | your name, without blanks") var by: String
        @Option(
            help: "管理员接口密钥，缺省取自环境变量 TONGGUAN_ADMIN | an administrator's API key")
        var key: String?
        @OptionGroup var options: DataOptions

        func open() throws -> (name: String, OpenData, KeyRotation) {
            guard KeyRing.isName(by), !by.contains("@") else {
                throw CommandFailure.usage(
                    "--by 应为不含空格的姓名", "--by must be a name without blanks")
            }
            let data = try options.open()
            let token = key ?? ProcessInfo.processInfo.environment["TONGGUAN_ADMIN"] ?? ""
            let found = try Keys(storage: data.storage, zone: data.zone.id).find(token)
            guard let found, found.actor.role == .admin else {
                throw CommandFailure.refused(
                    "--key 不是有效的管理员接口密钥", "--key is no valid API key of an administrator")
            }
            return (
                "\(by)@\(found.id)", data,
                KeyRotation(data.settings, zone: data.zone, storage: data.storage)
            )
        }

        func run(_ work: (_ name: String, KeyRotation, OpenData) throws -> String) throws {
            let (name, data, rotation) = try open()
            do {
                print(try work(name, rotation, data))
            } catch let problem as SealProblem {
                throw CommandFailure.refused(problem.zh, problem.en)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出密钥，不含密钥本身 | the keys, without their bytes")

        @OptionGroup var options: DataOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let data = try options.open()
            let keys = try KeyRotation(data.settings, zone: data.zone, storage: data.storage)
                .ring().keys
            let rows = keys.map { key in
                [
                    String(key.number), key.algorithm.rawValue, key.state.rawValue,
                    key.proposedBy, key.approvedBy, key.bytes.isEmpty ? "-" : key.fingerprint,
                ]
            }
            let header = [
                "number", "algorithm", "state", "proposedBy", "approvedBy", "fingerprint",
            ]
            guard json else { return print(Output.table(header, rows)) }
            try Output.json(
                rows.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) })
        }
    }

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "提出新密钥 | proposes a new key; it seals nothing before it is approved")

        @OptionGroup var person: Person

        func run() throws {
            try person.run { name, rotation, data in
                let algorithm = data.settings.sealing.algorithm
                let key = try rotation.propose(algorithm, by: name, at: SystemClock().now)
                return "已提出，待另一人批准 | proposed, a second person must approve: "
                    + "\(key.number) \(algorithm.rawValue)"
            }
        }
    }

    struct Approve: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "批准新密钥 | approves the key that another proposed")

        @OptionGroup var person: Person

        func run() throws {
            try person.run { name, rotation, _ in
                let key = try rotation.approve(by: name, at: SystemClock().now)
                return "已批准并启用 | approved and in use: \(key.number)"
            }
        }
    }

    struct Reseal: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "以现用密钥重新封存 | seals every row anew that stands under an older key")

        @OptionGroup var person: Person

        func run() throws {
            try person.run { name, rotation, _ in
                var progress = Progress()
                let count = try rotation.reseal(by: name, at: SystemClock().now) { rows in
                    progress.show("\(rows)")
                }
                progress.done()
                return "已重新封存 | sealed anew: \(count) 行 rows"
            }
        }
    }

    struct Retire: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "停用旧密钥 | forgets a key that no row needs any more")

        @Argument(help: "密钥编号 | number of the key") var number: Int
        @OptionGroup var person: Person

        func run() throws {
            try person.run { name, rotation, _ in
                try rotation.retire(number, by: name, at: SystemClock().now)
                return "已停用 | retired: \(number)"
            }
        }
    }
}
