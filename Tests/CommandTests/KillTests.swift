import Clearance
import Demonstration
import Foundation
import Messages
import Platform
import Storage
import Synchronization
import Testing
import Values

@testable import tongguan

@Suite("A platform that is killed keeps its word", .serialized)
struct KillTests {
    /// A message that was acknowledged, and how.
    private struct Acknowledged: Sendable {
        var message: [UInt8]
        var answer: String
    }

    @Test("Fifty times killed under load: every acknowledged paper is there, no hold is double")
    func killed() async throws {
        let scratch = try ScratchDirectory("kill")
        defer { scratch.remove() }
        let data = scratch.path + "/data"
        var server = try await start(data)
        let key = try register(data, scratch)

        var acknowledged = 0
        for round in 0..<50 {
            let client = PlatformClient(base: server.url, connections: 16)
            let load = Task { await send(round, client, key) }
            // Moments spread over the life of several batches; the same in every run.
            try await Task.sleep(for: .milliseconds(30 + round * 37 % 90))
            try await server.kill()
            let kept = await load.value
            try await client.shutdown()
            acknowledged += kept.count

            server = try await start(data)
            let again = PlatformClient(base: server.url)
            for message in kept {
                let answer = try await again.send(message.message, key: key)
                #expect(answer.text == message.answer, "round \(round)")
            }
            try await again.shutdown()
            if round % 10 == 9 { try verify(data) }
        }
        try await server.stop()
        // A test that was too slow to send anything would prove nothing.
        #expect(acknowledged > 500, "\(acknowledged) messages were acknowledged")
        try verify(data)
    }

    private func start(_ data: String) async throws -> ServerProcess {
        try await ServerProcess.start(data: data, executable: Binary.url)
    }

    private func verify(_ data: String) throws {
        let data = try DataOptions.parse(["--data", data]).open()
        #expect(try Verification(zone: data.zone, in: data.storage).faults == [])
        try data.storage.close()
    }

    private func register(_ data: String, _ scratch: ScratchDirectory) throws -> String {
        let data = try DataOptions.parse(["--data", data]).open()
        defer { try? data.storage.close() }
        let enterprise = DemonstrationEnterprise.allInOne
        let report = try RegistryImport.run(
            file: try scratch.write(enterprise.registerAlone, to: "register.csv"),
            zone: data.zone, storage: data.storage)
        #expect(report.problems.isEmpty)
        return try Keys.issue(
            for: Actor(role: .enterprise, enterprise: enterprise.code), zone: data.zone.id,
            at: SystemClock().now, in: data.storage
        ).token
    }

    /// Eight senders, each with whole consignments of its own, until the platform is gone.
    private func send(
        _ round: Int, _ client: PlatformClient, _ key: String
    ) async -> [Acknowledged] {
        let load = Load(
            client: client, key: key, enterprise: .allInOne, papersPerMessage: 1,
            at: SystemClock().now)
        return await withTaskGroup(of: [Acknowledged].self) { group in
            for sender in 0..<8 {
                group.addTask {
                    var kept: [Acknowledged] = []
                    for number in 0..<1_000 {
                        let first = (round * 8 + sender) * 1_000 + number
                        for message in load.consignment(first) {
                            guard let answer = try? await client.send(message, key: key) else {
                                return kept
                            }
                            #expect(answer.status == 200)
                            kept.append(
                                Acknowledged(
                                    message: message,
                                    answer: answer.text.replacing(
                                        "\"replayed\":false", with: "\"replayed\":true")))
                        }
                    }
                    return kept
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }
}
