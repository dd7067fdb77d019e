import ArgumentParser

/// `tongguan watch import`
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "布控名单 | watch lists", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "导入布控 | imports subjects to look at, all or nothing",
            discussion: """
                Columns 列: \(WatchImport.columns.joined(separator: ","))
                subject is enterprise, person or commodity; channel yellow (review), red
                (inspection), or green, which lifts the watch. ID numbers are kept as keyed hashes.
                subject 为企业、个人或商品；channel 为 yellow 人工审核、red 查验、green 解除布控。
                身份证号码只以加密散列保存。
                """)

        @Argument(help: "CSV 文件 | a CSV file in UTF-8") var file: String
        @OptionGroup var options: DataOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let data = try options.open(make: true)
            try WatchImport.run(file: file, zone: data.zone, storage: data.storage)
                .finish(json: json)
        }
    }
}
