import ArgumentParser

/// 导入结果: what an import changed, or why it changed nothing.
struct ImportReport: Encodable {
    var file: String
    var added: [String] = []
    var changed: [String] = []
    var unchanged = 0
    var problems: [ImportProblem] = []

    /// Prints the report; an import that found problems ends with exit code 1.
    func finish(json: Bool) throws {
        if json {
            try Output.json(self)
        } else if problems.isEmpty {
            for key in added.prefix(Self.shown) { print("+ \(key)") }
            for key in changed.prefix(Self.shown) { print("~ \(key)") }
            print(
                "\(file)：新增 \(added.count)，变更 \(changed.count)，未变 \(unchanged) | "
                    + "\(added.count) added, \(changed.count) changed, \(unchanged) unchanged")
        } else {
            for problem in problems {
                let name = problem.name.isEmpty ? "" : " \(problem.name)"
                let found = problem.found.map { " [\($0)]" } ?? ""
                print(
                    "\(file):\(problem.line):\(problem.column):\(name) "
                        + "\(problem.zh) | \(problem.en)\(found)")
            }
            print("未导入任何数据 | Nothing was imported")
        }
        if !problems.isEmpty { throw ExitCode(1) }
    }

    /// Keys named one by one; the counts cover the rest.
    private static let shown = 50
}
