import Foundation
import Testing
import Values

@testable import Clearance

@Suite("An assessment is kept and partly taken back")
struct AssessmentRecordTests {
    @Test("It is read back as it was written, amounts as text")
    func json() throws {
        let list = try Goods.list(
            [("3304990021", "1", "1200"), ("0409000000", "2", "0.333")], freight: "10")
        let assessment = try Goods.assessment(list)
        var json = JSONWriter()
        json.object(nil, assessment.write)
        let data = Data(json.bytes)
        #expect(try JSONDecoder().decode(Assessment.self, from: data) == assessment)
        let text = String(decoding: data, as: UTF8.self)
        #expect(text.contains("\"total\":\"\(assessment.total)\""))
        #expect(text.contains("\"vatRate\":\"13%\""))
        let broken = text.replacingOccurrences(of: "\"13%\"", with: "\"many\"")
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Assessment.self, from: Data(broken.utf8))
        }
    }

    @Test("Returns piece by piece add up to exactly what was levied")
    func returns() throws {
        let list = try Goods.list([("9503008900", "3", "100")], freight: "0.01")
        let item = try #require(Goods.assessment(list).items.first)
        #expect(item.sum == (try yuan("9.10")))
        let parts = try [0, 1, 2].map { earlier in
            try #require(item.returned(.yuan(1), of: .yuan(3), after: .yuan(earlier)))
        }
        #expect(parts.map(\.tax) == [try yuan("3.03"), try yuan("3.04"), try yuan("3.03")])
        #expect(parts.map(\.tax).total() == item.sum)
        #expect(parts.map(\.quotaValue).total() == item.quotaValue)
        let whole = try #require(item.returned(.yuan(3), of: .yuan(3)))
        #expect(whole == ReturnedPart(quotaValue: item.quotaValue, tax: item.sum))
    }

    @Test("More than was declared does not come back")
    func tooMuch() throws {
        let list = try Goods.list([("9503008900", "3", "100")])
        let item = try #require(Goods.assessment(list).items.first)
        #expect(item.returned(.yuan(4), of: .yuan(3)) == nil)
        #expect(item.returned(.yuan(1), of: .yuan(3), after: .yuan(3)) == nil)
        #expect(item.returned(.yuan(-1), of: .yuan(3)) == nil)
        #expect(item.returned(.yuan(1), of: .zero) == nil)
        #expect(item.returned(.max, of: .max, after: .max) == nil)
    }
}
