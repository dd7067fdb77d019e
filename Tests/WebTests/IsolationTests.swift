import Clearance
import Demonstration
import HTTPTypes
import TestKit
import Testing

@testable import Platform
@testable import Web

@Suite("Nobody reads what is not theirs, or learns that it is there")
struct IsolationTests {
    @Test("Every address with every caller: no success, and no word whether a thing exists")
    func matrix() async throws {
        let edge = try Edge { $0.limits.quotaInquiries = 10_000 }
        try await edge.ask { asking in
            let matrix = try await IsolationMatrix(edge, asking)
            // A stream ends once it has told what is owed.
            edge.platform.window.notifier.close()
            let merchant = DemonstrationEnterprise.merchant.code
            let (revoked, record) = try Keys.issue(
                for: Actor(role: .enterprise, enterprise: merchant), zone: edge.platform.zone.id,
                at: edge.platform.clock.now, in: edge.ground.storage)
            _ = try edge.platform.keys.revoke(id: record.id, at: edge.platform.clock.now)
            let foreignZone = try Keys.issue(
                for: Actor(role: .admin), zone: "elsewhere", at: edge.platform.clock.now,
                in: edge.ground.storage
            ).token
            let keyless: [(String, String?)] = [
                ("nobody", nil), ("an empty key", ""), ("a short key", "tg_1"),
                ("an unknown key", "tg_" + String(repeating: "A", count: 43)),
                ("a key in another case", revoked.uppercased()), ("a revoked key", revoked),
                ("an administrator of another zone", foreignZone),
            ]
            let strangers: [(String, String)] = [
                ("another merchant", DemonstrationEnterprise.reviewedMerchant.code),
                ("another assurer", DemonstrationEnterprise.smallAssurer.code),
                ("an enterprise in no register", DemonstrationEnterprise.unregistered.code),
            ]
            var cells = 0
            for operation in matrix.operations {
                let isOpen = IsolationMatrix.open[operation.name] != nil
                for (who, key) in keyless where !isOpen {
                    cells += try await refuses(matrix, operation, asking, who, key)
                }
                for (who, enterprise) in strangers {
                    let key = try edge.key(.enterprise, enterprise)
                    cells += try await tellsNothing(
                        matrix, operation, asking, who, key, isOpen: isOpen)
                }
            }
            #expect(matrix.operations.count >= 23)
            Effort.report("isolation: \(matrix.operations.count) operations, \(cells) cells")
        }
    }

    /// Without a valid key: 401, whatever is asked for.
    private func refuses(
        _ matrix: IsolationMatrix, _ operation: IsolationMatrix.Operation, _ asking: Asking,
        _ who: String, _ key: String?
    ) async throws -> Int {
        let cell = "\(operation.name) by \(who)"
        guard
            let there = try await matrix.ask(operation, for: matrix.existing, asking, key: key),
            let absent = try await matrix.ask(operation, for: matrix.missing, asking, key: key)
        else {
            Issue.record("the matrix cannot ask \(operation.name): give it a value or a body")
            return 0
        }
        #expect(there.status == 401, "\(cell): \(there.text)")
        #expect(there.blurred([]) == absent.blurred([]), "\(cell)")
        #expect(there.headers[.rateLimit] == nil, "\(cell)")
        return 2
    }

    /// With a key of another tenant: the same answer whether the thing is there or not.
    private func tellsNothing(
        _ matrix: IsolationMatrix, _ operation: IsolationMatrix.Operation, _ asking: Asking,
        _ who: String, _ key: String, isOpen: Bool
    ) async throws -> Int {
        let cell = "\(operation.name) by \(who)"
        guard
            let there = try await matrix.ask(operation, for: matrix.existing, asking, key: key),
            let absent = try await matrix.ask(operation, for: matrix.missing, asking, key: key)
        else {
            Issue.record("the matrix cannot ask \(operation.name): give it a value or a body")
            return 0
        }
        let names = Array(matrix.existing.values) + Array(matrix.missing.values)
        // The platform's own figures change from question to question.
        if operation.path != "/metrics" {
            #expect(there.blurred(names) == absent.blurred(names), "\(cell)")
        }
        #expect(there.status < 500, "\(cell): \(there.text)")
        if (operation.asksForOne && !isOpen) || operation.tag == "officers" {
            #expect(there.status == 404 || there.status == 403, "\(cell): \(there.text)")
        }
        let told = matrix.secrets.filter { secret in
            there.text.contains(secret) && !matrix.isEchoed(secret, by: operation)
        }
        #expect(told.isEmpty, "\(cell) tells \(told)")
        guard operation.method == .get else { return 2 }
        let head = try await matrix.ask(
            operation, for: matrix.existing, asking, key: key, method: .head)
        #expect(head?.status == there.status && head?.bytes.isEmpty == true, "HEAD \(cell)")
        return 3
    }

    @Test("Whoever may see a thing does see it: the matrix refuses nothing by mistake")
    func control() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let matrix = try await IsolationMatrix(edge, asking)
            let officer = try edge.key(.officer)
            let admin = try edge.key(.admin)
            for operation in matrix.operations where operation.asksForOne {
                let there = try await matrix.ask(
                    operation, for: matrix.existing, asking, key: officer)
                let absent = try await matrix.ask(
                    operation, for: matrix.missing, asking, key: officer)
                if operation.method == .get {
                    #expect(there?.status == 200, "\(operation.name): \(there?.text ?? "")")
                } else if IsolationMatrix.open[operation.name] == nil {
                    #expect(there?.status != 404, "\(operation.name): \(there?.text ?? "")")
                }
                if operation.tag != "officers" || operation.method != .get,
                    IsolationMatrix.open[operation.name] == nil
                {
                    #expect(absent?.status == 404, "\(operation.name): \(absent?.text ?? "")")
                }
            }
            for operation in matrix.operations where operation.path.hasSuffix("/clock") {
                let word = try await matrix.ask(operation, for: [:], asking, key: officer)
                #expect(word?.status == 403, "\(operation.name)")
                let own = try await matrix.ask(operation, for: [:], asking, key: admin)
                #expect(own?.status == 200, "\(operation.name)")
            }
        }
    }

    @Test("A stranger waits as long for what is there as for what is not")
    func time() async throws {
        let edge = try Edge { $0.limits.quotaInquiries = 10_000 }
        try await edge.ask { asking in
            let matrix = try await IsolationMatrix(edge, asking)
            let key = try edge.key(.enterprise, DemonstrationEnterprise.reviewedMerchant.code)
            for operation in matrix.operations where operation.asksForOne {
                guard operation.method == .get else { continue }
                var times: [[Duration]] = [[], []]
                for round in 0..<60 {
                    let things = [matrix.existing, matrix.missing]
                    // Neither is always the first.
                    for which in round.isMultiple(of: 2) ? [0, 1] : [1, 0] {
                        let start = ContinuousClock.now
                        _ = try await matrix.ask(operation, for: things[which], asking, key: key)
                        times[which].append(ContinuousClock.now - start)
                    }
                }
                // The quickest ones: what else the machine does only makes others slower.
                let there = times[0].sorted()[3]
                let absent = times[1].sorted()[3]
                let ratio = there / absent
                Effort.report("isolation: \(operation.name) \(there) there, \(absent) absent")
                // Beside hundreds of other tests only a gross difference can be told from noise.
                let band = Effort.isFull ? 0.5...2.0 : 0.2...5.0
                #expect(band.contains(ratio), "\(operation.name): \(there), \(absent)")
            }
        }
    }

    @Test("Pages that are closed are closed alike for every consignment")
    func pages() async throws {
        let edge = try Edge { $0.host = "0.0.0.0" }
        try await edge.ask { asking in
            let matrix = try await IsolationMatrix(edge, asking)
            let id = matrix.existing["id"] ?? ""
            let there = try await asking.get("/consignments/\(id)")
            let absent = try await asking.get("/consignments/\(matrix.missing["id"] ?? "")")
            #expect(there.status == 403)
            #expect(there.blurred([]) == absent.blurred([]))
            #expect(try await asking.get("/").status == 403)
        }
    }

    @Test("HEAD is answered as GET without a body, OPTIONS with what an address takes")
    func methods() async throws {
        let edge = try Edge()
        try await edge.ask { asking in
            let key = try edge.key(.officer)
            let router = RouteTable(makeRouter(edge.platform).routes).routes
            for route in router {
                let options = try await asking.send(
                    .options, route.path, key: nil, headers: [:], body: nil)
                #expect(options.status == 204)
                #expect(options.headers[.allow]?.contains(route.method) == true, "\(route)")
                guard route.method == "GET", !route.path.hasSuffix("/events") else { continue }
                let get = try await asking.get(route.path, key: key)
                let head = try await asking.send(
                    .head, route.path, key: key, headers: [:], body: nil)
                #expect(head.status == get.status && head.bytes.isEmpty, "\(route)")
                if !route.path.contains("metrics") {
                    #expect(head.headers[.contentLength] == get.headers[.contentLength])
                }
                let wrong = try await asking.send(
                    .delete, route.path, key: key, headers: [:], body: nil)
                #expect(wrong.status == 405 && wrong.headers[.allow]?.contains("HEAD") == true)
            }
            // A stream that is never asked for its body keeps no seat.
            let enterprise = try edge.key(.enterprise, DemonstrationEnterprise.merchant.code)
            for _ in 0..<300 {
                let head = try await asking.send(
                    .head, "/api/v1/events", key: enterprise, headers: [:], body: nil)
                #expect(head.status == 200)
            }
            #expect(
                try await asking.send(.options, "/nothing", key: nil, headers: [:], body: nil)
                    .status == 404)
        }
    }
}

extension IsolationMatrix {
    /// What the caller said itself may come back.
    fileprivate func isEchoed(_ secret: String, by operation: Operation) -> Bool {
        (operation.names + operation.query).contains { existing[$0] == secret }
            || (operation.body.flatMap { bodies[$0] }?.contains(secret) ?? false)
    }
}

extension Reply {
    /// Everything about it but what differs each time, and the names that the caller gave.
    fileprivate func blurred(_ names: [String]) -> String {
        var fields = headers.filter {
            ![.requestID, .date, .rateLimit, .rateLimitPolicy, .contentLength].contains($0.name)
        }.map { "\($0.name): \($0.value)" }.sorted()
        fields.append("\(status)")
        var text = text
        for name in names { text = text.replacing(name, with: "*") }
        return (fields + [text]).joined(separator: "\n")
    }
}
