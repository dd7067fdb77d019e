import ArgumentParser
import Clearance

/// `tongguan tariff import`
struct TariffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tariff", abstract: "税则 | the tariff", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "导入税则 | imports tariff lines, all or nothing",
            discussion: """
                Columns 列: \(TariffLine.columns.joined(separator: ","))
                A new platform begins with a starter set; load the tariff in force with this command.
                新平台只带起步税则，请用本命令导入现行税则。
                """)

        @Argument(help: "CSV 文件 | a CSV file in UTF-8") var file: String
        @OptionGroup var options: DataOptions
        @Flag(help: "以 JSON 输出 | print JSON") var json = false

        func run() throws {
            let data = try options.open(make: true)
            try TariffImport.run(file: file, zone: data.zone, storage: data.storage)
                .finish(json: json)
        }
    }
}
