import Foundation

/// 故障: what happens to the host that leads.
enum HostFault: String, CaseIterable, Sendable {
    /// kill -9 of PostgreSQL.
    case killed
    /// Patroni and PostgreSQL stand still, then go on as if nothing had been.
    case frozen
    /// No cable.
    case cutOff
    /// No space left for the data.
    case full
    /// Everything on it is killed at once.
    case hostLost

    static func possible(in lab: Lab) -> [HostFault] {
        lab.isNamespaced ? allCases : [.killed, .frozen, .hostLost]
    }

    func begin(_ host: Lab.Host, _ lab: Lab) throws {
        switch self {
        case .killed: lab.signal(SIGKILL, lab.processes(of: host, named: ["postgres"]))
        case .frozen: lab.signal(SIGSTOP, lab.processes(of: host, named: Self.database))
        case .cutOff: try lab.plug(host, isIn: false)
        case .full: try lab.fill(host, isFull: true)
        case .hostLost: lab.signal(SIGKILL, lab.processes(of: host))
        }
    }

    func end(_ host: Lab.Host, _ cluster: PatroniCluster) throws {
        switch self {
        case .killed: break
        case .frozen:
            cluster.lab.signal(SIGCONT, cluster.lab.processes(of: host, named: Self.database))
        case .cutOff: try cluster.lab.plug(host, isIn: true)
        case .full: try cluster.lab.fill(host, isFull: false)
        case .hostLost:
            try cluster.startEtcd(host)
            try cluster.startPatroni(host)
        }
    }

    private static let database: Set = ["patroni", "postgres"]
}
