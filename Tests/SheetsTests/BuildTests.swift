import Messages
import Testing
import Values

@testable import Sheets

@Suite("One workbook of orders makes all papers")
struct BuildTests {
    private let now = Instant(milliseconds: 1_795_226_400_000)
    private static let sender = ["copCode": "3301960002", "copName": "样例电商企业有限公司"]

    @Test("The template's example builds into four messages that the standard takes")
    func example() throws {
        let folder = try Folder()
        let path = folder.path("orders.xlsx")
        try OrderTemplate().write(to: path)
        let result = try build(MessageBuild(path: path, now: now, includesExamples: true))
        #expect(result.report.issues.all == [])
        #expect(result.report.orders == 1)
        #expect(result.report.rows == 2)
        #expect(result.messages.map(\.paper) == SheetPaper.allCases)
        #expect(result.messages.first?.fileName == "00001-CEB311.xml")
        for message in result.messages {
            guard case .success(let read) = readMessage(message.bytes) else {
                Testing.Issue.record("\(message.fileName) cannot be read")
                continue
            }
            #expect(read.papers.allSatisfy { $0.issues.isEmpty })
            #expect(read.transfer.copCode == "3301960002")
        }
    }

    @Test("The papers of the example say what its sample says")
    func sample() throws {
        let folder = try Folder()
        let path = folder.path("orders.xlsx")
        try OrderTemplate().write(to: path)
        let result = try build(MessageBuild(path: path, now: now, includesExamples: true))
        guard case .order(var order)? = try result.papers(.order).first,
            case .order(let sample)? = samples(of: .ceb311, seed: 7, count: 2).last,
            case .payment(let payment)? = try result.papers(.payment).first,
            case .importList(let list)? = try result.papers(.list).first
        else {
            Testing.Issue.record("a paper is missing")
            return
        }
        #expect(order.guid.count == 36)
        #expect(order.appTime == now.compact14)
        #expect(payment.amountPaid == sample.actualPaid)
        #expect(list.items.map(\.gcode).count == sample.items.count)
        #expect(order.orderNo == "EXAMPLE-\(sample.orderNo)")
        (order.guid, order.appTime, order.orderNo) = (sample.guid, sample.appTime, sample.orderNo)
        #expect(order == sample)
    }

    @Test("The example is passed over unless it is asked for")
    func passedOver() throws {
        let folder = try Folder()
        let path = folder.path("orders.xlsx")
        try OrderTemplate().write(to: path)
        let result = try build(MessageBuild(path: path, now: now))
        #expect(result.report.examples == 2)
        #expect(result.messages.isEmpty)
    }

    @Test("The CSV template builds the same papers as the workbook")
    func csv() throws {
        let folder = try Folder()
        let path = try folder.write(OrderTemplate().csv(), "orders.csv")
        let result = try build(
            MessageBuild(
                path: path, form: .csv(.utf8), now: now, common: Self.sender,
                includesExamples: true))
        #expect(result.report.issues.all == [])
        #expect(result.messages.count == 4)
    }

    @Test("Each wrong cell is named, and the other orders are built")
    func wrongCells() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(5)
        sheet["qty", 2] = "two"
        sheet["unit", 3] = "999"
        sheet["buyerName", 4] = ""
        sheet["gcode", 5] = "123"
        let path = try sheet.write(to: folder)
        let result = try build(
            MessageBuild(path: path, form: .csv(.utf8), now: now, common: Self.sender))
        let found = result.report.issues.all.map { "\($0.place) \($0.issue.code)" }.sorted()
        let expected = [
            "\(sheet.place("qty", 2)) MSG-042", "\(sheet.place("unit", 3)) MSG-056",
            "\(sheet.place("buyerName", 4)) MSG-020", "\(sheet.place("gcode", 5)) MSG-040",
        ].sorted()
        #expect(found == expected)
        #expect(result.report.orders == 5)
        #expect(result.report.built == 1)
        #expect(try result.papers(.order).count == 1)
        for one in result.report.issues.all {
            #expect(one.issue.path == "\(one.sheet)!\(one.place)")
            #expect(!one.issue.message.zh.isEmpty && !one.issue.message.en.isEmpty)
        }
    }

    @Test("Rows of one order stand together and agree")
    func grouping() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(3)
        sheet["orderNo", 4] = sheet["orderNo", 2]
        sheet.addOrders(2)
        sheet["orderNo", 6] = sheet["orderNo", 5]
        sheet["buyerName", 6] = "李样例"
        let path = try sheet.write(to: folder)
        let result = try build(
            MessageBuild(path: path, form: .csv(.utf8), now: now, common: Self.sender))
        let found = Set(result.report.issues.all.map { "\($0.place) \($0.issue.code)" })
        #expect(found.contains("\(sheet.place("orderNo", 4)) SHT-34"))
        #expect(found.contains("\(sheet.place("buyerName", 6)) SHT-35"))
        #expect(result.report.orders == 4)
    }

    @Test("Two hundred and fifty orders become three messages of each kind, in their order")
    func batches() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(250)
        let path = try sheet.write(to: folder)
        let result = try build(
            MessageBuild(path: path, form: .csv(.utf8), now: now, common: Self.sender))
        #expect(result.report.issues.all == [])
        #expect(
            result.messages.map(\.papers) == [
                100, 100, 100, 100, 100, 100, 100, 100, 50, 50, 50, 50,
            ])
        #expect(result.messages.map(\.number) == [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
        let orders = try result.papers(.order).map { paper in
            if case .order(let order) = paper { order.orderNo } else { "" }
        }
        #expect(orders == (2...251).map { sheet["orderNo", $0] })
    }

    @Test("What is said once holds for every row, unless the row says otherwise")
    func common() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(3)
        for row in 2...4 { sheet["portCode", row] = "" }
        sheet["portCode", 3] = "2901"
        var values = Self.sender
        values["portCode"] = "2992"
        let path = try sheet.write(to: folder)
        let result = try build(
            MessageBuild(path: path, form: .csv(.utf8), now: now, common: values))
        #expect(result.report.issues.errors == 0)
        let ports = try result.papers(.list).map { paper in
            if case .importList(let list) = paper { list.portCode } else { "" }
        }
        #expect(ports == ["2992", "2901", "2992"])

        // A wrong value is one issue where it stands, not one for every row.
        values["portCode"] = "29"
        let wrong = try build(
            MessageBuild(path: path, form: .csv(.utf8), now: now, common: values))
        #expect(wrong.report.issues.all.count == 1)
        #expect(wrong.report.issues.all.first?.sheet == "公共信息 Common")
        #expect(wrong.report.built == 1)
    }

    @Test("A file without the columns that are needed is refused column by column")
    func columns() throws {
        let folder = try Folder()
        let path = try folder.write("订单编号 orderNo,什么,qty,qty\nA,B,1,1\n", "few.csv")
        let result = try build(MessageBuild(path: path, form: .csv(.utf8), now: now))
        let codes = Set(result.report.issues.all.map(\.issue.code))
        #expect(codes == ["SHT-20", "SHT-21", "SHT-22"])
        #expect(result.messages.isEmpty)
    }

    @Test("Sums beyond what an amount holds are an issue, not a crash")
    func overflow() throws {
        let folder = try Folder()
        var sheet = try ExampleSheet()
        sheet.addOrders(2)
        sheet["qty", 2] = "90000000000000"
        sheet["price", 2] = "90000000000000"
        sheet["freight", 3] = "92233720368547"
        sheet["insuredFee", 3] = "92233720368547"
        let path = try sheet.write(to: folder)
        let result = try build(
            MessageBuild(path: path, form: .csv(.utf8), now: now, common: Self.sender))
        #expect(result.report.issues.all.filter { $0.issue.code == "SHT-37" }.count == 2)
        #expect(result.report.built == 0)
    }

    private func build(_ build: MessageBuild) throws -> Built {
        var random = Seeded(state: 7)
        var messages: [BuiltMessage] = []
        let report = try build.run(using: &random) { messages.append($0) }
        return Built(report: report, messages: messages)
    }
}

struct Built {
    var report: BuildReport
    var messages: [BuiltMessage]

    func papers(_ kind: SheetPaper) throws -> [AnyPaper] {
        try messages.filter { $0.paper == kind }.flatMap { message in
            try readMessage(message.bytes).get().papers.map(\.paper)
        }
    }
}

/// SplitMix64.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Orders of one line like the template's example, to be spoiled cell by cell.
struct ExampleSheet {
    let headers: [String]
    private let first: [String]
    private var rows: [[String]] = []

    init() throws {
        let folder = try Folder()
        let path = try folder.write(OrderTemplate().csv(), "template.csv")
        let lines = try all(CSVRows(path: path, encoding: .utf8, limits: SheetLimits()))
        let header = try #require(lines.first).cells
        headers = header.map(\.content.shown)
        var first = Array(repeating: "", count: headers.count)
        for cell in lines[1].cells { first[cell.column - 1] = cell.content.shown }
        self.first = first
    }

    mutating func addOrders(_ count: Int) {
        for _ in 0..<count {
            var row = first
            row[column("orderNo")] = "SO\(rows.count + 2)"
            rows.append(row)
        }
    }

    /// By the number of the row in the file; the header is row 1.
    subscript(key: String, row: Int) -> String {
        get { rows[row - 2][column(key)] }
        set { rows[row - 2][column(key)] = newValue }
    }

    func place(_ key: String, _ row: Int) -> CellPlace {
        CellPlace(row: row, column: column(key) + 1)
    }

    func write(to folder: Folder) throws -> String {
        try folder.write(
            CSVText.line(headers) + rows.map(CSVText.line).joined(), "orders.csv")
    }

    private func column(_ key: String) -> Int {
        headers.firstIndex { $0.hasSuffix(" \(key)") } ?? 0
    }
}

extension SheetCell.Content {
    var shown: String {
        if case .text(let text) = self { text } else { "" }
    }
}
