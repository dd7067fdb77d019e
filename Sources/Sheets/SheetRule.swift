import Messages

/// 表格规则: what is asked of a workbook or a CSV file before the standard is asked; the raw value
/// is the permanent package code.
package enum SheetRule: String, Sendable, CaseIterable {
    // The file as a whole.
    case notAnArchive = "SHT-01"
    case unsafeArchive = "SHT-02"
    case pastLimit = "SHT-03"
    case encrypted = "SHT-04"
    case activeContent = "SHT-05"
    case brokenPart = "SHT-06"
    case noSheet = "SHT-07"
    case notText = "SHT-08"
    case brokenLine = "SHT-09"
    case cannotRead = "SHT-10"
    case cannotWrite = "SHT-11"

    // The header.
    case missingColumn = "SHT-20"
    case repeatedColumn = "SHT-21"
    case unknownColumn = "SHT-22"

    // A cell or a row.
    case formula = "SHT-30"
    case lostDigits = "SHT-31"
    case dateForText = "SHT-32"
    case errorCell = "SHT-33"
    case scatteredOrder = "SHT-34"
    case differsInOrder = "SHT-35"
    case notADate = "SHT-36"
    case beyondAmount = "SHT-37"

    package var code: String { rawValue }

    /// An unknown column is passed over; everything else stops what it is said of.
    package var severity: Issue.Severity { self == .unknownColumn ? .warning : .error }

    /// What is wrong.
    package var title: Bilingual { text.0 }
    package var fix: Bilingual { text.1 }

    /// Where the rule comes from.
    package var citation: String {
        switch self {
        case .notAnArchive, .brokenPart, .noSheet: "ECMA-376, Office Open XML"
        case .unsafeArchive, .pastLimit, .encrypted, .activeContent: "OWASP ASVS 5.0, V5.2"
        case .notText, .brokenLine: "RFC 4180"
        case .cannotRead, .cannotWrite: "the file system"
        case .missingColumn, .repeatedColumn, .unknownColumn: "tongguan message build --template"
        case .formula: "OWASP ASVS 5.0, V1.2.10"
        // IEEE 754: a double keeps 15 decimal digits; N19,5 and GB 11643 have more.
        case .lostDigits: "IEEE 754; GB 11643-1999"
        case .dateForText, .errorCell, .notADate: "ECMA-376, 18.3.1.4"
        case .scatteredOrder, .differsInOrder: "one row per order line"
        case .beyondAmount: "CEB 2022-05, N19,5"
        }
    }

    private var text: (Bilingual, Bilingual) {
        switch self {
        case .notAnArchive:
            (
                Bilingual("不是完整的xlsx文件", "is not a complete xlsx file"),
                Bilingual("用表格软件另存为xlsx", "save it again as xlsx")
            )
        case .unsafeArchive:
            (
                Bilingual("压缩包结构不安全", "is an archive of unsafe structure"),
                Bilingual("用表格软件重新保存", "save it again with a spreadsheet program")
            )
        case .pastLimit:
            (
                Bilingual("超过处理上限", "is past a limit of this system"),
                Bilingual("拆成多个文件", "split it into several files")
            )
        case .encrypted:
            (
                Bilingual("已加密", "is encrypted"),
                Bilingual("去掉密码后保存", "save it without a password")
            )
        case .activeContent:
            (
                Bilingual("含有宏或外部链接", "carries macros or links to other files"),
                Bilingual("另存为不含宏和外部链接的xlsx", "save it without macros and external links")
            )
        case .brokenPart:
            (
                Bilingual("内容不符合格式", "has content that is not well formed"),
                Bilingual("用表格软件重新保存", "save it again with a spreadsheet program")
            )
        case .noSheet:
            (
                Bilingual("没有可读的工作表", "has no sheet that can be read"),
                Bilingual("使用模板中的工作表", "use the sheet of the template")
            )
        case .notText:
            (
                Bilingual("不是所声明编码的文本", "is not text in the encoding that was named"),
                Bilingual(
                    "用UTF-8保存，或用 --encoding gb18030", "save as UTF-8, or say --encoding gb18030")
            )
        case .brokenLine:
            (
                Bilingual("不符合CSV格式", "is not a CSV line"),
                Bilingual(
                    "含逗号、引号或换行的内容应整体加引号", "quote a cell that holds a comma, a quote or a line end")
            )
        case .cannotRead:
            (
                Bilingual("无法读取", "cannot be read"),
                Bilingual("检查路径和权限", "check the path and its permissions")
            )
        case .cannotWrite:
            (
                Bilingual("无法写入", "cannot be written"),
                Bilingual("检查路径、权限和磁盘空间", "check the path, its permissions and the space left")
            )
        case .missingColumn:
            (
                Bilingual("缺少列", "lacks a column"),
                Bilingual("加上该列，或在公共信息表填写", "add the column, or fill it in on the Common sheet")
            )
        case .repeatedColumn:
            (
                Bilingual("列重复", "has a column twice"),
                Bilingual("只保留一列", "keep one of them")
            )
        case .unknownColumn:
            (
                Bilingual("不认识的列，已忽略", "is no column of the template and was passed over"),
                Bilingual("列名以标准的字段名结尾", "end the header with a tag of the standard")
            )
        case .formula:
            (
                Bilingual("单元格是公式，不予采用", "holds a formula, which is never taken"),
                Bilingual("复制后选择性粘贴为数值", "paste the value in place of the formula")
            )
        case .lostDigits:
            (
                Bilingual(
                    "长号码存成了数字，末尾数位已丢失",
                    "is a long number stored as a number: its last digits are lost"),
                Bilingual("把该列设为文本格式后重新填写", "make the column text and enter the number again")
            )
        case .dateForText:
            (
                Bilingual("应为文本，却是日期", "is a date where a text belongs"),
                Bilingual("把该列设为文本格式后重新填写", "make the column text and enter the value again")
            )
        case .errorCell:
            (
                Bilingual("单元格是错误值", "holds an error value"),
                Bilingual("改正后填写数值", "correct it and enter the value")
            )
        case .scatteredOrder:
            (
                Bilingual("同一订单的行不相邻", "belongs to an order whose other rows stand elsewhere"),
                Bilingual("把同一订单的行排在一起", "put the rows of one order together")
            )
        case .differsInOrder:
            (
                Bilingual("与同一订单首行不一致", "differs from the first row of its order"),
                Bilingual("填写与首行相同的值，或留空", "write what the first row says, or leave it empty")
            )
        case .notADate:
            (
                Bilingual("不是日期", "is no date"),
                Bilingual(
                    "填写如 20261121 或 2026-11-21 10:00:00", "write 20261121 or 2026-11-21 10:00:00")
            )
        case .beyondAmount:
            (
                Bilingual("金额合计超出范围", "makes a sum that does not fit"),
                Bilingual("核对单价和数量", "check price and quantity")
            )
        }
    }
}

extension Issue {
    init(
        _ rule: SheetRule, at path: String, subject: Bilingual, expected: String? = nil,
        found: String? = nil
    ) {
        self.init(
            severity: rule.severity, code: rule.code, path: path,
            message: Bilingual(
                "\(subject.zh) \(rule.title.zh)", "\(subject.en) \(rule.title.en)"),
            expected: expected, found: found, citation: rule.citation, fix: rule.fix)
    }
}

/// Why a file cannot be read as a whole.
package struct SheetProblem: Error, Sendable, Equatable {
    package var rule: SheetRule
    package var issue: Issue

    init(_ rule: SheetRule, at place: String, expected: String? = nil, found: String? = nil) {
        self.rule = rule
        issue = Issue(
            rule, at: place, subject: Bilingual(place, place), expected: expected, found: found)
    }
}
