import Foundation
import TestKit

/// 高可用集群: etcd, Patroni and PostgreSQL on each of three hosts, strictly synchronous; as
/// docs/operating/high-availability.md describes it.
final class PatroniCluster: Sendable {
    let lab: Lab
    private let guardScript: String
    private let binaries: String
    /// Where nodes find whichever host leads.
    var url: String {
        "postgresql://tongguan@\(lab.hosts.map(\.address).joined(separator: ","))/postgres"
            + "?target_session_attrs=read-write"
    }

    struct Member: Decodable, CustomStringConvertible {
        var name: String
        var role: String
        var state: String
        var timeline: Int?

        var description: String { "\(name) \(role) \(state) \(timeline ?? 0)" }
    }

    init() throws {
        binaries = try PostgresServer.binaries()
        lab = try Lab(diskMegabytes: 400)
        guardScript =
            URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent()
            .appending(path: "../../../scripts/patroni-disk-guard.sh").standardized.path
    }

    func start() throws {
        for host in lab.hosts {
            try configuration(of: host).write(
                toFile: host.folder + "/patroni.yml", atomically: true, encoding: .utf8)
            try startEtcd(host)
        }
        for host in lab.hosts { try startPatroni(host) }
        guard awaitWhole(seconds: 90) else { throw Trouble("no cluster: \(lastWords)") }
    }

    /// All three run, one leads and one of the others keeps in step, as every one of them says it
    /// for longer than they keep what they heard.
    func awaitWhole(seconds: Double) -> Bool {
        let end = Date() + seconds
        var agreed = 0
        while Date() < end, agreed < 6 {
            let views = lab.hosts.map(members)
            agreed =
                views.allSatisfy(Self.isWhole) && Set(views.map(\.description)).count == 1
                ? agreed + 1 : 0
            Thread.sleep(forTimeInterval: 0.5)
        }
        return agreed >= 6
    }

    private static func isWhole(_ members: [Member]) -> Bool {
        members.count == 3 && Set(members.map(\.timeline)).count == 1
            && members.allSatisfy { ["running", "streaming"].contains($0.state) }
            && Set(members.map(\.role)).isSuperset(of: ["leader", "sync_standby"])
    }

    /// As the first host says it that answers.
    func members() -> [Member] {
        lab.hosts.lazy.map(members).first { !$0.isEmpty } ?? []
    }

    private func members(as host: Lab.Host) -> [Member] {
        guard let wire = try? Wire(port: 8008, host: host.octets, seconds: 1),
            let answer = (try? wire.ask(.get("/cluster"))) ?? nil,
            let found = try? JSONDecoder().decode(Members.self, from: Data(answer.body))
        else { return [] }
        return found.members.sorted { $0.name < $1.name }
    }

    private struct Members: Decodable { var members: [Member] }

    func leader() throws -> Lab.Host {
        for _ in 0..<60 {
            if let name = members().first(where: { $0.role == "leader" })?.name,
                let host = lab.hosts.first(where: { $0.name == name })
            {
                return host
            }
            Thread.sleep(forTimeInterval: 0.5)
        }
        throw Trouble("nobody leads: \(lastWords)")
    }

    /// Whether another host leads within half a minute.
    func awaitHandover(from host: Lab.Host) -> Bool {
        (0..<60).contains { _ in
            Thread.sleep(forTimeInterval: 0.5)
            return members().contains { $0.role == "leader" && $0.name != host.name }
        }
    }

    /// Brings a member back that did not find its way by itself: a fresh copy of the leader.
    func reinitialise() throws -> [String] {
        let lost = members().filter { !["running", "streaming"].contains($0.state) }.map(\.name)
        for name in lost {
            _ = try? Lab.run(
                [
                    "patronictl", "-c", lab.hosts[0].folder + "/patroni.yml", "reinit", "zone",
                    name, "--force",
                ])
        }
        return lost
    }

    var lastWords: String {
        lab.hosts.map { host in
            let log = try? String(contentsOfFile: host.folder + "/patroni.log", encoding: .utf8)
            return "\(host.name): \((log ?? "").suffix(600))"
        }.joined(separator: "\n")
    }

    // MARK: - Programs of a host

    func startEtcd(_ host: Lab.Host) throws {
        let (client, peer) = ("http://\(host.address):2379", "http://\(host.address):2380")
        try lab.start(
            [
                "etcd", "--name", host.name, "--data-dir", host.folder + "/etcd",
                "--listen-client-urls", client, "--advertise-client-urls", client,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                "--initial-cluster",
                lab.hosts.map { "\($0.name)=http://\($0.address):2380" }.joined(separator: ","),
                "--heartbeat-interval", "200", "--election-timeout", "2000",
                // The lease of the leader is renewed by compare and swap over version 2 only.
                "--enable-v2", "--pre-vote",
            ], on: host, log: "etcd")
    }

    func startPatroni(_ host: Lab.Host) throws {
        try lab.start(["patroni", host.folder + "/patroni.yml"], on: host, log: "patroni")
        guard lab.isNamespaced else { return }
        try lab.start(
            [
                guardScript, host.folder + "/patroni.yml", host.name, host.folder + "/data", "48",
                "16",
            ], on: host, log: "guard")
    }

    private func configuration(of host: Lab.Host) -> String {
        let network = lab.isNamespaced ? "10.79.0.0/24" : "127.0.0.0/8"
        return """
            scope: zone
            name: \(host.name)
            restapi: {listen: "\(host.address):8008", connect_address: "\(host.address):8008"}
            etcd: {hosts: [\(lab.hosts.map { "\"\($0.address):2379\"" }.joined(separator: ", "))]}
            bootstrap:
              dcs:
                ttl: 12
                loop_wait: 2
                retry_timeout: 4
                primary_start_timeout: 5
                synchronous_mode: true
                synchronous_mode_strict: true
                postgresql:
                  use_pg_rewind: true
                  parameters:
                    max_connections: 100
                    shared_buffers: 32MB
                    min_wal_size: 32MB
                    max_wal_size: 64MB
                    wal_keep_size: 32MB
                    wal_log_hints: "on"
                    wal_sender_timeout: 5s
                    wal_receiver_timeout: 5s
              initdb: [{encoding: UTF8}, {locale: C}, {wal-segsize: "4"}, data-checksums]
            postgresql:
              listen: "\(host.address):5432"
              connect_address: "\(host.address):5432"
              data_dir: \(host.folder)/data/pg
              bin_dir: \(binaries)
              pgpass: \(host.folder)/pgpass
              remove_data_directory_on_rewind_failure: true
              remove_data_directory_on_diverged_timelines: true
              authentication:
                superuser: {username: tongguan}
                replication: {username: replicator}
                rewind: {username: tongguan}
              parameters: {unix_socket_directories: "\(host.folder)"}
              pg_hba:
                - local all all trust
                - host all all \(network) trust
                - host replication all \(network) trust

            """
    }
}
