// swift-tools-version: 6.2
import PackageDescription

/// A package may not reach beyond its root: `scripts/bench-peers.sh` puts the sources of the
/// library beside this file in `.build/peers/package` and builds them there, without the server.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "tongguan-benchmarks",
    platforms: [.macOS(.v15)],
    targets: [
        .target(name: "Values", swiftSettings: strict),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
        .target(name: "XML", dependencies: ["CLibXML2"], swiftSettings: strict),
        .target(name: "Messages", dependencies: ["Values", "XML"], swiftSettings: strict),
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto"),
        .systemLibrary(name: "CPKCS11"),
        .target(
            name: "Signatures",
            dependencies: ["COpenSSL", "CPKCS11", "CLibXML2", "Values", "XML", "Messages"],
            swiftSettings: strict),
        .systemLibrary(name: "CZip", pkgConfig: "libzip"),
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter"),
        .target(
            name: "Sheets", dependencies: ["Values", "XML", "Messages", "CZip", "CXLSXWriter"],
            swiftSettings: strict),
        .executableTarget(
            name: "Peers", dependencies: ["Values", "XML", "Messages", "Signatures", "Sheets"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
