import Foundation
import TestKit

/// 实验室: three hosts and a place from which they are asked, gone when the test has ended, however
/// it ended.
///
/// As root each host is a network namespace on one bridge, with a small disk of its own; elsewhere
/// they are processes on loopback addresses, which can neither be cut off nor run out of disk.
final class Lab: Sendable {
    struct Host: Sendable {
        let number: Int
        let name: String
        let folder: String
        let address: String
        let octets: (UInt8, UInt8, UInt8, UInt8)
        /// Nil for a plain process.
        let namespace: String?
    }

    let folder: String
    let hosts: [Host]
    let isNamespaced: Bool
    private let place: String
    private let leash = Pipe()
    private let keeper = Process()

    init(diskMegabytes: Int) throws {
        let mark = "tgha\(getpid())"
        place = mark + "x"
        isNamespaced = getuid() == 0 && (try? Self.run(["ip", "netns", "add", place])) != nil
        folder = "/tmp/\(mark)"
        let (isNamespaced, folder) = (isNamespaced, folder)
        hosts = (1...3).map { number in
            let network: (UInt8, UInt8, UInt8) = isNamespaced ? (10, 79, 0) : (127, 79, 0)
            return Host(
                number: number, name: "h\(number)", folder: "\(folder)/h\(number)",
                address: "\(network.0).\(network.1).\(network.2).\(number)",
                octets: (network.0, network.1, network.2, UInt8(number)),
                namespace: isNamespaced ? "\(mark)h\(number)" : nil)
        }
        try startKeeper()
        for host in hosts {
            try FileManager.default.createDirectory(
                atPath: host.folder + "/data", withIntermediateDirectories: true)
        }
        if isNamespaced { try connect(diskMegabytes) }
        if getuid() == 0 { try Self.run(["chown", "-R", "postgres:postgres", folder]) }
    }

    deinit { close() }

    /// Ends every process of the hosts and removes all of it.
    func close() {
        try? leash.fileHandleForWriting.close()
        keeper.waitUntilExit()
    }

    /// It reads a pipe that nobody writes to, so it acts when this process has ended, too.
    private func startKeeper() throws {
        keeper.executableURL = URL(filePath: "/bin/sh")
        let spaces = isNamespaced ? [place] + hosts.compactMap(\.namespace) : []
        keeper.arguments =
            [
                "-c",
                """
                folder=$1; shift; read end
                for round in 1 2 3 4 5; do
                  for process in /proc/[0-9]*; do
                    case $(readlink "$process/cwd") in
                      "$folder"/*) kill -9 "${process#/proc/}" ;;
                    esac
                  done
                  sleep 0.2
                done
                for disk in "$folder"/*/data; do umount "$disk"; done
                for space; do ip netns del "$space"; done
                rm -rf "$folder"
                """, "keeper", folder,
            ] + spaces
        keeper.currentDirectoryURL = URL(filePath: "/")
        keeper.standardInput = leash
        keeper.standardOutput = FileHandle.nullDevice
        keeper.standardError = FileHandle.nullDevice
        _ = fcntl(leash.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try keeper.run()
    }

    private func connect(_ diskMegabytes: Int) throws {
        let bridge = ["ip", "-n", place, "link"]
        try Self.run(bridge + ["add", "br0", "type", "bridge"])
        try Self.run(["ip", "-n", place, "addr", "add", "10.79.0.254/24", "dev", "br0"])
        try Self.run(bridge + ["set", "br0", "up"])
        try Self.run(bridge + ["set", "lo", "up"])
        for host in hosts {
            guard let space = host.namespace else { continue }
            try Self.run(["ip", "netns", "add", space])
            try Self.run(
                bridge + [
                    "add", "v\(host.number)", "type", "veth", "peer", "name", "eth0", "netns",
                    space,
                ])
            try Self.run(bridge + ["set", "v\(host.number)", "master", "br0"])
            try Self.run(bridge + ["set", "v\(host.number)", "up"])
            try Self.run(
                ["ip", "-n", space, "addr", "add", host.address + "/24", "dev", "eth0"])
            for link in ["lo", "eth0"] {
                try Self.run(["ip", "-n", space, "link", "set", link, "up"])
            }
            try Self.run([
                "mount", "-t", "tmpfs", "-o", "size=\(diskMegabytes)m,mode=755", "tmpfs",
                host.folder + "/data",
            ])
        }
    }

    /// Moves the calling thread, and whatever it starts, to where the hosts can be reached.
    func enter() throws {
        guard isNamespaced else { return }
        let space = open("/run/netns/\(place)", O_RDONLY | O_CLOEXEC)
        defer { Foundation.close(space) }
        // The C library has it, its module for Swift does not show it.
        typealias SetNamespace = @convention(c) (Int32, Int32) -> Int32
        guard space >= 0, let symbol = dlsym(dlopen(nil, RTLD_NOW), "setns"),
            // CLONE_NEWNET
            unsafeBitCast(symbol, to: SetNamespace.self)(space, 0x4000_0000) == 0
        else {
            throw Trouble("the namespace \(place) cannot be entered: errno \(errno)")
        }
    }

    // MARK: - On a host

    /// Starts a program on a host, never as root; what it prints goes to a file of its name.
    func start(_ command: [String], on host: Host, log: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let space = host.namespace.map { ["ip", "netns", "exec", $0] } ?? []
        let user =
            getuid() == 0
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
        process.arguments = space + user + ["setsid"] + command
        process.currentDirectoryURL = URL(filePath: host.folder)
        let path = "\(host.folder)/\(log).log"
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        let file = FileHandle(forWritingAtPath: path)
        _ = try file?.seekToEnd()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = file ?? FileHandle.nullDevice
        process.standardError = file ?? FileHandle.nullDevice
        try process.run()
    }

    /// Every process that works in the host's folder; of these names only, where some are given.
    func processes(of host: Host, named names: Set<String> = []) -> [Int32] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { Int32($0) }.filter { process in
            let cwd = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/\(process)/cwd")
            guard let cwd, (cwd + "/").hasPrefix(host.folder + "/") else { return false }
            let name = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
            return names.isEmpty || names.contains(String((name ?? "").dropLast()))
        }
    }

    func signal(_ number: Int32, _ processes: [Int32]) {
        for process in processes { kill(process, number) }
    }

    /// The cable of the host: out, or in again.
    func plug(_ host: Host, isIn: Bool) throws {
        try Self.run([
            "ip", "-n", place, "link", "set", "v\(host.number)", isIn ? "up" : "down",
        ])
    }

    /// Fills the disk of the host to the last byte, or frees it again.
    func fill(_ host: Host, isFull: Bool) throws {
        let filler = host.folder + "/data/filler"
        guard isFull else { return try FileManager.default.removeItem(atPath: filler) }
        _ = try? Self.run(["dd", "if=/dev/zero", "of=\(filler)", "bs=1M"])
    }

    @discardableResult
    static func run(_ command: [String]) throws -> String { try PostgresServer.run(command) }
}
