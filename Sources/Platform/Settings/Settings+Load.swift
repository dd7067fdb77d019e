import Foundation
import Messages
import Yams

extension Settings {
    /// Settings from flags (by their names in the file, `port`), the environment and the file.
    ///
    /// A file that is not there is no problem unless it was asked for by `config`.
    package static func load(
        flags: [String: String] = [:], environment: [String: String] = [:], config: String? = nil
    ) throws(SettingsProblems) -> Settings {
        var problems: [SettingsProblem] = []
        let file = config ?? environment["TONGGUAN_CONFIG"] ?? "tongguan.yaml"
        let isAskedFor = config != nil || environment["TONGGUAN_CONFIG"] != nil
        let written = readFile(file, isAskedFor: isAskedFor, &problems)

        var settings = Settings()
        let names = Set(SettingRow.all.map(\.name))
        for name in written.keys.sorted() where !names.contains(name) {
            problems.append(
                SettingsProblem(
                    place: "\(name) (\(file))",
                    message: Bilingual("没有这个设置", "there is no such setting")))
        }
        for row in SettingRow.all {
            let sources = [
                (flags[row.name], "--\(row.name)"),
                (environment[row.environmentName], row.environmentName), (written[row.name], file),
            ]
            guard
                let (text, place) = sources.lazy.compactMap({ text, place in
                    text.map { ($0, place) }
                }).first
            else { continue }
            if let expected = row.take(text, &settings) {
                let found = text.prefix(60)
                problems.append(
                    SettingsProblem(
                        place: "\(row.name) (\(place))",
                        message: Bilingual(
                            "\(expected.zh)，实为“\(found)”",
                            "expected \(expected.en), found \"\(found)\"")))
            }
        }
        if settings.tls.certificate.isEmpty != settings.tls.key.isEmpty {
            problems.append(
                SettingsProblem(
                    place: "tls.certificate, tls.key",
                    message: Bilingual("须同时给出", "are given together")))
        }
        guard problems.isEmpty else { throw SettingsProblems(problems: problems) }
        return settings
    }

    /// The file flattened to `zone.name: …`.
    private static func readFile(
        _ path: String, isAskedFor: Bool, _ problems: inout [SettingsProblem]
    ) -> [String: String] {
        guard let data = FileManager.default.contents(atPath: path) else {
            if isAskedFor {
                problems.append(
                    SettingsProblem(
                        place: path,
                        message: Bilingual("读不到这个文件", "the file cannot be read")))
            }
            return [:]
        }
        let isSmall = data.count <= 1 << 20
        do {
            guard isSmall, let text = String(data: data, encoding: .utf8) else {
                throw SettingsProblem(
                    place: path,
                    message: Bilingual("应为不超过 1 MiB 的 UTF-8 文本", "UTF-8 text of at most 1 MiB"))
            }
            var values: [String: String] = [:]
            if let node = try Yams.compose(yaml: text) {
                try flatten(node, "", place: path, depth: 0, into: &values)
            }
            return values
        } catch let problem as SettingsProblem {
            problems.append(problem)
        } catch {
            problems.append(
                SettingsProblem(
                    place: path, message: Bilingual("不是合法的 YAML：\(error)", "not YAML: \(error)")))
        }
        return [:]
    }

    private static func flatten(
        _ node: Node, _ name: String, place: String, depth: Int, into values: inout [String: String]
    ) throws {
        switch node {
        case .scalar(let scalar): values[name] = scalar.string
        case .mapping(let mapping) where depth < 8:
            for (key, value) in mapping {
                let part = key.scalar?.string ?? "?"
                try flatten(
                    value, name.isEmpty ? part : "\(name).\(part)", place: place, depth: depth + 1,
                    into: &values)
            }
        case .mapping, .sequence, .alias:
            throw SettingsProblem(
                place: "\(name) (\(place))",
                message: Bilingual("这里应为一个值", "a single value belongs here"))
        }
    }
}
