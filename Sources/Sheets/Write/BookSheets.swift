/// The names of the sheets of a workbook of orders.
enum BookSheets {
    static let orders = "订单 Orders"
    static let codes = "代码 Codes"
    static let issues = "问题 Issues"
}
