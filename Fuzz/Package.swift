// swift-tools-version: 6.2
import PackageDescription

/// A package may not reach beyond its root: `scripts/fuzz.sh` puts the sources of the library
/// beside this file in `.build/fuzz/package`, and builds them there with libFuzzer's counters.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "tongguan-fuzz",
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
        .systemLibrary(name: "CFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: ["Values", "XML", "Messages", "Signatures", "Sheets", "CZip", "CFuzzer"],
            swiftSettings: strict, linkerSettings: [.linkedLibrary("stdc++")]),
    ],
    swiftLanguageModes: [.v6]
)
