import Testing
import XML

/// Writes down the number of every element.
private struct Numbers: XMLVisitor {
    var started: [Int32] = []
    var ended: [Int32] = []

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        started.append(element.nameID)
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) { ended.append(element.nameID) }
}

@Suite("A field is known by its namespace and its name, not by its prefix")
struct NameTests {
    private static let customs = "http://www.chinaport.gov.cn/ceb"

    @Test("Prefix or default namespace: the field is the same; in a foreign namespace it is not")
    func expanded() {
        var builder = XMLNames.Builder()
        let message = builder.add(namespace: NameTests.customs, local: "CEB311Message")
        let order = builder.add(namespace: NameTests.customs, local: "Order")
        let plain = builder.add(namespace: "", local: "Order")
        #expect([message, order, plain] == [0, 1, 2])
        #expect(builder.add(namespace: NameTests.customs, local: "Order") == order)
        let names = builder.build()
        #expect(names.count == 3)
        #expect(names.id(namespace: NameTests.customs, local: "Order") == order)
        #expect(names.id(namespace: "elsewhere", local: "Order") == XMLNames.unknown)
        #expect(names.name(of: order)?.local == "Order")
        #expect(names.name(of: 3) == nil)

        for text in [
            "<c:CEB311Message xmlns:c='\(NameTests.customs)'><c:Order/></c:CEB311Message>",
            "<CEB311Message xmlns='\(NameTests.customs)'><Order/></CEB311Message>",
        ] {
            var numbers = Numbers()
            #expect(parseXML(Array(text.utf8), names: names, visitor: &numbers) == nil)
            #expect(numbers.started == [message, order])
            #expect(numbers.ended == [order, message])
        }
        var numbers = Numbers()
        let foreign = "<a xmlns:f='elsewhere'><f:Order/><Order/><Orders/></a>"
        #expect(parseXML(Array(foreign.utf8), names: names, visitor: &numbers) == nil)
        #expect(numbers.started == [-1, -1, plain, -1])
    }

    @Test("Two readers with different tables may take turns")
    func tables() {
        for round in 0..<40 {
            var builder = XMLNames.Builder()
            for filler in 0..<(round % 3) {
                _ = builder.add(namespace: "", local: "filler\(filler)")
            }
            let id = builder.add(namespace: "", local: "a")
            var numbers = Numbers()
            let problem = parseXML(
                Array("<a><a/></a>".utf8), names: builder.build(), visitor: &numbers)
            #expect(problem == nil)
            #expect(numbers.started == [id, id])
        }
    }

    @Test("Thousands of different names are told apart")
    func many() {
        var builder = XMLNames.Builder()
        let ids = (0..<3_000).map { builder.add(namespace: "", local: "n\($0)") }
        let text = "<r>" + (0..<3_000).map { "<n\($0)/><n\($0)></n\($0)>" }.joined() + "</r>"
        var numbers = Numbers()
        #expect(parseXML(Array(text.utf8), names: builder.build(), visitor: &numbers) == nil)
        #expect(numbers.started == [-1] + ids.flatMap { [$0, $0] })
    }

    @Test("Attributes are found by their expanded name")
    func attributes() {
        struct Reader: XMLVisitor {
            var found: [String?] = []
            mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
                found += [
                    element.attribute("type"), element.attribute("type", namespace: "u"),
                    element.attribute("none"), element.namespace,
                ]
            }
            mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {}
        }
        var reader = Reader()
        let text = "<p:a xmlns:p='u' type='1' p:type='&#x4E8C;'/>"
        #expect(parseXML(Array(text.utf8), names: Recorder.names, visitor: &reader) == nil)
        #expect(reader.found == ["1", "二", nil, "u"])
    }
}
