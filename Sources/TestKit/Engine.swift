import SQLiteStorage
import Storage
import Testing

/// 引擎: the two engines under one contract, so that a suite runs on each.
package enum Engine: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"

    /// The engine on which a test runs that does not choose one.
    @TaskLocal package static var current = Engine.sqlite

    package var description: String { rawValue }

    /// A storage of its own with nothing in it.
    package func open(zone: String = "hz") throws -> any Storage {
        switch self {
        case .sqlite: try SQLiteStorage.inMemory()
        case .postgres: try PostgresServer.shared().open(zone: zone)
        }
    }
}

/// Runs each test of a suite on one engine after the other.
package struct EveryEngine: TestTrait, SuiteTrait, TestScoping {
    package var isRecursive: Bool { true }

    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        for engine in Engine.allCases {
            try await Engine.$current.withValue(engine) { try await function() }
        }
    }
}

extension Trait where Self == EveryEngine {
    /// Each test runs on the embedded engine, then on PostgreSQL.
    package static var everyEngine: EveryEngine { EveryEngine() }
}
