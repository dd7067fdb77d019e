/// 目标: which target may know which, as ARCHITECTURE.md draws it.
enum Targets {
    /// The target's own modules and, after them, packages of others that it may know.
    // swift-format-ignore
    static let allowed: [String: (own: Set<String>, others: Set<String>)] = [
        "CLibXML2":      ([], []),
        "COpenSSL":      ([], []),
        "CPKCS11":       ([], []),
        "CProcess":      ([], []),
        "Values":        ([], []),
        "XML":           (["CLibXML2"], system),
        "Messages":      (["Values", "XML"], system),
        "Signatures":    (["COpenSSL", "CPKCS11", "CLibXML2", "Values", "XML", "Messages"], system),
        "CZip":          ([], []),
        "CXLSXWriter":   ([], []),
        "Sheets":        (["Values", "XML", "Messages", "CZip", "CXLSXWriter"],
                          system.union(["Dispatch"])),
        "CZstd":         ([], []),
        "Sealing":       (["COpenSSL", "CZstd"], system.union(["Crypto"])),
        "Ledger":        (["Values"], []),
        "Storage":       ([], []),
        "Clearance":     (["Values", "Messages", "Ledger", "Storage", "Sealing"], system.union(["Crypto", "Dispatch"])),
        "Evidence":      (["Storage"], system.union(["Crypto"])),
        "tongguan-audit": ([], system.union(["Crypto", "GRDBSQLite"])),
        "SQLiteStorage": (["Storage"], system.union(["GRDB", "GRDBSQLite", "Crypto"])),
        "CPostgres":     ([], []),
        // Waits, so it looks at a clock; bodies and rows know nothing of it.
        "PostgresStorage": (["Storage", "CPostgres"], system.union(["Dispatch"])),
        "Platform":      (domain.union(["Signatures"]), system.union(["Crypto", "Logging", "Yams", "Dispatch"])),
        "Demonstration": (domain, system),
        "Web":           (domain.union(["Platform"]), system.union(server)),
        "TestKit":       (domain.union(["Platform", "Demonstration", "SQLiteStorage", "PostgresStorage"]), system.union(["Dispatch", "Testing", "Logging"])),
        "simulate":      (["TestKit"], system),
        "tongguan":      (domain.union(["Platform", "Web", "Demonstration", "SQLiteStorage", "PostgresStorage", "Signatures", "Sheets", "CProcess"]),
                          system.union(server).union(["ArgumentParser", "AsyncHTTPClient", "Dispatch"])),
    ]

    /// Here a decision is made, so here is neither clock nor chance.
    static let belowPlatform: Set = [
        "Values", "XML", "Messages", "Signatures", "Sheets", "Ledger", "Storage", "SQLiteStorage",
        "Evidence", "Sealing", "Clearance",
    ]

    private static let domain: Set = [
        "Values", "XML", "Messages", "Ledger", "Storage", "Evidence", "Sealing", "Clearance",
    ]
    private static let system: Set = ["Foundation", "Synchronization", "Glibc", "Darwin"]
    private static let server: Set = [
        "Hummingbird", "HummingbirdCore", "HTTPTypes", "Mustache", "NIOCore", "NIOPosix",
        "NIOHTTP1", "NIOHTTPTypes", "NIOSSL", "HummingbirdTLS", "HummingbirdHTTP2",
        "NIOFoundationCompat", "Logging", "ServiceLifecycle", "UnixSignals", "Crypto",
    ]
}
