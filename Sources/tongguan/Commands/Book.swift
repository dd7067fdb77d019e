import ArgumentParser

/// `tongguan book import`
struct Book: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "保税账册 | bonded books", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "导入账册 | imports the items of bonded books, all or nothing",
            discussion: """
                Columns 列: \(BookImport.columns.joined(separator: ","))
                qty is the opening stock; a changed opening moves the stock by the difference.
                qty 为期初数量；期初变更时库存按差额调整。
                """)

        @Argument(help: "CSV 文件 | a CSV file in UTF-8") var file: String
        @OptionGroup var options: DataOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let data = try options.open(make: true)
            try BookImport.run(file: file, zone: data.zone, storage: data.storage)
                .finish(json: json)
        }
    }
}
