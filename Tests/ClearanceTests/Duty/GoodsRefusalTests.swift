import Testing
import Values

@testable import Clearance

@Suite("Goods that may not pass are all named at once")
struct GoodsRefusalTests {
    @Test("Unknown, off the list, bonded only: one answer names every item")
    func allAtOnce() throws {
        let list = try Goods.list(
            [
                ("9999999999", "1", "1"), ("2402200000", "1", "6000"), ("0802120000", "1", "1"),
                ("9503008900", "1", "1"),
            ], mode: "9610")
        let issues = try Goods.issues(list)
        #expect(issues.map(\.code) == ["TRF-01", "POS-01", "POS-02", "QUO-01"])
        #expect(
            issues.map(\.path) == [
                "Inventory/InventoryList[0]/gcode", "Inventory/InventoryList[1]/gcode",
                "Inventory/InventoryList[2]/gcode", "Inventory/InventoryList",
            ])
        #expect(issues.allSatisfy { $0.found != nil && $0.fix != nil && $0.citation != nil })
    }

    @Test("Bonded-only goods pass out of bond")
    func outOfBond() throws {
        let item = [("0802120000", "1", "100")]
        #expect(try Goods.issues(try Goods.list(item, mode: "1210")).isEmpty)
        #expect(try Goods.issues(try Goods.list(item, mode: "9610")).map(\.code) == ["POS-02"])
    }

    @Test("Negative and overflowing figures are issues, not crashes")
    func hostile() throws {
        let toy = "9503008900"
        let negative = try Goods.list([(toy, "1", "-5")], freight: "-1", insurance: "-1")
        #expect(
            try Goods.issues(negative).map(\.path) == [
                "Inventory/InventoryHead/freight", "Inventory/InventoryHead/insuredFee",
                "Inventory/InventoryList[0]/totalPrice",
            ])
        let largest = Amount.max.description
        let huge = try Goods.list([(toy, "1", largest), (toy, "1", largest)], freight: largest)
        #expect(try Goods.issues(huge).map(\.code) == ["DUT-09"])
        let single = try Goods.list([(toy, "1", largest)])
        #expect(try Goods.issues(single).map(\.code) == ["QUO-01"])
        // Ninety-nine prices without a common divisor still give an exact answer.
        let uneven = (1...99).map { (toy, "1", "0.\(10_007 + $0 * 71)") }
        let assessment = try Goods.assessment(try Goods.list(uneven, freight: "0.00007"))
        #expect(assessment.items.count == 99)
    }
}
