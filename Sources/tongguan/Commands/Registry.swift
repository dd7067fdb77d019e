import ArgumentParser

/// `tongguan registry import`
struct Registry: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "企业备案 | the register of enterprises", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "导入企业备案 | imports enterprises, all or nothing",
            discussion: """
                Columns 列: \(RegistryImport.columns.joined(separator: ","))
                Roles 角色, joined by ';': merchant platform payment logistics broker area assurer \
                warehouse
                """)

        @Argument(help: "CSV 文件 | a CSV file in UTF-8") var file: String
        @OptionGroup var options: DataOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let data = try options.open(make: true)
            try RegistryImport.run(file: file, zone: data.zone, storage: data.storage)
                .finish(json: json)
        }
    }
}
