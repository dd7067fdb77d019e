import Foundation

/// 源码: the files of the package, as the tidy tests read them.
struct SourceFile: Sendable {
    /// From the root of the package: `Sources/Values/Amount.swift`.
    let path: String
    let text: String

    var name: String { String(path.split(separator: "/").last ?? "") }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The folder under `Sources` or `Tests`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// Every line that `pattern` finds in `text`, as `path:line`.
    func places(of pattern: Regex<Substring>, in text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { $0.element.contains(pattern) }
            .map { "\(path):\($0.offset + 1)" }
    }
}

enum SourceTree {
    /// The root of the package, also where this folder is reached by a link.
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources = files("Sources", "swift")
    static let tests = files("Tests", "swift")
    static let swift = sources + tests
    static let documents =
        files("docs", "md")
        + [
            "README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md",
            "SECURITY.md",
        ]
        .compactMap(file)

    static func file(_ path: String) -> SourceFile? {
        guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8)
        else { return nil }
        return SourceFile(path: path, text: text)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// Every file of a kind below a folder, in the order of the paths.
    static func files(_ folder: String, _ kind: String) -> [SourceFile] {
        let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
        return (found?.allObjects ?? []).compactMap { $0 as? String }
            .filter { $0.hasSuffix("." + kind) }.sorted()
            .compactMap { file("\(folder)/\($0)") }
    }
}
