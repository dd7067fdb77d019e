// swift-tools-version: 6.2
import PackageDescription

/// Our own targets: Swift 6 mode, every warning an error.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "tongguan",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Values", targets: ["Values"]),
        .library(name: "XML", targets: ["XML"]),
        .library(name: "Messages", targets: ["Messages"]),
        .library(name: "Signatures", targets: ["Signatures"]),
        .executable(name: "tongguan", targets: ["tongguan"]),
        .executable(name: "tongguan-audit", targets: ["tongguan-audit"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // The standard as a library: useful without the server.
        .target(name: "Values", swiftSettings: strict),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "XML", dependencies: ["CLibXML2"], swiftSettings: strict),
        .target(name: "Messages", dependencies: ["Values", "XML"], swiftSettings: strict),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CPKCS11"),
        .systemLibrary(name: "CProcess"),
        .target(
            name: "Signatures",
            dependencies: ["COpenSSL", "CPKCS11", "CLibXML2", "Values", "XML", "Messages"],
            swiftSettings: strict),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(
            name: "Sheets", dependencies: ["Values", "XML", "Messages", "CZip", "CXLSXWriter"],
            swiftSettings: strict),

        // The domain: knows no server framework and no engine.
        .systemLibrary(
            name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(
            name: "Sealing",
            dependencies: ["COpenSSL", "CZstd", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(name: "Ledger", dependencies: ["Values"], swiftSettings: strict),
        .target(name: "Storage", swiftSettings: strict),
        .target(
            name: "Evidence",
            dependencies: ["Storage", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(
            name: "Clearance",
            dependencies: [
                "Values", "Messages", "Ledger", "Storage", "Sealing",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        // Engines and edges.
        .target(
            name: "SQLiteStorage",
            dependencies: [
                "Storage",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(
            name: "PostgresStorage", dependencies: ["Storage", "CPostgres"],
            swiftSettings: strict),
        .target(
            name: "Platform",
            dependencies: [
                "Clearance", "Evidence", "Signatures",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: [
                "Platform", "Evidence",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "tongguan",
            dependencies: [
                "Web", "Evidence", "SQLiteStorage", "PostgresStorage", "Demonstration",
                "Signatures", "Sheets", "CProcess",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // Checks the evidence of a database once more, knowing nothing of the code above.
        .executableTarget(
            name: "tongguan-audit",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        // Synthetic enterprises and papers: for the demonstration, the benchmark and the tests.
        .target(name: "Demonstration", dependencies: ["Messages"], swiftSettings: strict),
        .target(
            name: "TestKit",
            dependencies: [
                "Platform", "Evidence", "SQLiteStorage", "PostgresStorage", "Demonstration",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        // As many stories as wanted, built for release: what the tests tell 2,000 of.
        .executableTarget(name: "simulate", dependencies: ["TestKit"], swiftSettings: strict),
        .testTarget(name: "ValuesTests", dependencies: ["Values"]),
        .testTarget(name: "XMLTests", dependencies: ["XML", "TestKit"]),
        .testTarget(name: "MessagesTests", dependencies: ["Messages"]),
        .testTarget(name: "SignaturesTests", dependencies: ["Signatures", "TestKit"]),
        .testTarget(name: "SheetsTests", dependencies: ["Sheets", "CZip"]),
        .testTarget(name: "SealingTests", dependencies: ["Sealing"]),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger"]),
        .testTarget(name: "HistoryTests", dependencies: ["TestKit"]),
        .testTarget(name: "StorageTests", dependencies: ["TestKit"]),
        .testTarget(
            name: "EvidenceTests",
            dependencies: [
                "Evidence", "TestKit", "Platform", "SQLiteStorage", "tongguan-audit",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .testTarget(name: "ClearanceTests", dependencies: ["TestKit", "Clearance"]),
        .testTarget(name: "SimulationTests", dependencies: ["TestKit", "Clearance"]),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "TestKit", "Evidence", "Signatures",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]),
        .testTarget(name: "TidyTests"),
        .testTarget(name: "CommandTests", dependencies: ["tongguan", "TestKit", "Signatures"]),
        .testTarget(
            name: "ServeTests",
            dependencies: [
                "tongguan", "Demonstration", "TestKit", "Signatures",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
