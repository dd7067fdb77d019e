import Foundation
import TestKit
import Testing

extension ServeTests {
    @Suite("A platform that starts")
    struct StartTests {
        @Test("A node that has nothing to write starts while another holds the pen of the zone")
        func pen() async throws {
            try await onThread {
                let database = try PostgresServer.shared()
                let url = try database.makeDatabase()
                let site = try Site("pen", database: url)
                let name = try #require(url.firstMatch(of: /search_path%3D(\w+)/)).1
                let holder = onThreads(1) { _ in
                    _ = try? database.psql(
                        """
                        BEGIN; UPDATE \(name).commit_mark SET number = number WHERE node_id = 'pen';
                        SELECT pg_sleep(60); COMMIT
                        """)
                }
                let holding =
                    "FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND state = 'active' "
                    + "AND wait_event = 'PgSleep'"
                while try database.psql("SELECT COUNT(*) \(holding)") != "1\n" {
                    Thread.sleep(forTimeInterval: 0.05)
                }
                let server = try site.serve()
                #expect(server.isHealthy)
                #expect(try database.psql("SELECT COUNT(*) \(holding)") == "1\n", "still held")
                try database.psql("SELECT pg_terminate_backend(pid) \(holding)")
                holder.wait()
                #expect(try server.terminate() == 0)
            }
        }

        @Test("The writer may interrupt the threads that receive and refuse, and they may not")
        func precedence() async throws {
            try await onThread {
                var none = sched_param(sched_priority: 0)
                guard sched_setscheduler(0, 3, &none) == 0 else {
                    return Effort.report("precedence: not run, no thread may choose its policy")
                }
                sched_setscheduler(0, 0, &none)
                let server = try Site("precedence").serve()
                let threads = server.policies
                func policies(of name: String) -> [Int] {
                    threads.filter { $0.thread.hasPrefix(name) }.map(\.policy)
                }
                #expect(policies(of: "window") == [0], "SCHED_OTHER")
                let loops = policies(of: "NIO-")
                #expect(!loops.isEmpty && loops.allSatisfy { $0 == 3 }, "SCHED_BATCH: \(threads)")
                #expect(try server.terminate() == 0)
            }
        }
    }
}
