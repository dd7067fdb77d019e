import ArgumentParser
import Clearance
import Platform

/// `tongguan key issue`
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "接口密钥 | API keys", subcommands: [Issue.self, Revoke.self])

    struct Issue: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "签发密钥，只显示一次 | issues a key and prints it once")

        @Option(help: "企业代码 | code of the enterprise") var enterprise: String?
        @Option(help: "角色 | enterprise, officer or admin") var role = "enterprise"
        @OptionGroup var options: DataOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            guard let role = Actor.Role(rawValue: role) else {
                throw CommandFailure.usage(
                    "--role 应为 enterprise、officer 或 admin",
                    "--role must be enterprise, officer or admin")
            }
            guard role != .enterprise || enterprise != nil else {
                throw CommandFailure.usage(
                    "企业密钥需要 --enterprise", "a key of an enterprise needs --enterprise")
            }
            let data = try options.open()
            if let enterprise {
                let isKnown = try data.storage.read {
                    try EnterpriseRows.find(enterprise, data.zone, $0) != nil
                }
                guard isKnown else {
                    throw CommandFailure.refused(
                        "企业 \(enterprise) 未备案，请先用 tongguan registry import 导入",
                        "\(enterprise) is not registered: tongguan registry import comes first")
                }
            }
            let actor = Actor(role: role, enterprise: enterprise)
            let (token, key) = try Keys.issue(
                for: actor, zone: data.zone.id, at: SystemClock().now, in: data.storage)
            guard json else { return print(token) }
            try Output.json([
                "id": key.id, "key": token, "role": role.rawValue, "enterprise": enterprise ?? "",
            ])
        }
    }

    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "吊销密钥 | revokes a key, by its id")

        @Argument(help: "密钥编号 | id of the key, as printed by issue --json") var id: String
        @OptionGroup var options: DataOptions

        func run() throws {
            let data = try options.open()
            let wasThere = try data.storage.write {
                try KeyRows.revoke(id: id, at: SystemClock().now, zone: data.zone.id, $0)
            }
            guard wasThere else {
                throw CommandFailure.refused("没有这个有效密钥", "there is no such valid key")
            }
            print("已吊销 | revoked: \(id)")
        }
    }
}
