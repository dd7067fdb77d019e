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
    }
}
