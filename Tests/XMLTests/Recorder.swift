import Foundation
import XML

/// Writes down what a parse tells, in a form that a test can compare at a glance.
struct Recorder: XMLVisitor {
    static let names = XMLNames.Builder().build()

    var events: [String] = []
    var texts: [String: String] = [:]
    var mixed: [String] = []
    var ranges: [String: Range<Int>] = [:]
    var places: [String: XMLPosition] = [:]
    var instructions: [String] = []
    private var open: [String] = []

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        let name = element.local
        open.append(name)
        events.append("<\(name)")
        places[name] = element.position
        for index in 0..<element.attributeCount {
            events.append("@\(element.attributeLocal(index))=\(element.attributeValue(index))")
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        let name = open.removeLast()
        events.append(element.isLeaf ? ">\(name) \(element.string)" : ">\(name)")
        if element.isLeaf { texts[name] = element.string }
        if element.isMixed { mixed.append(name) }
        ranges[name] = element.byteRange
    }

    mutating func instruction(target: String, position: XMLPosition) throws(XMLStop) {
        instructions.append("\(target) \(position.line):\(position.column)")
    }
}

func read(
    _ text: String, limits: XMLLimits = XMLLimits()
) -> (recorder: Recorder, problem: XMLProblem?) {
    read(Array(text.utf8), limits: limits)
}

func read(
    _ bytes: [UInt8], limits: XMLLimits = XMLLimits()
) -> (recorder: Recorder, problem: XMLProblem?) {
    var recorder = Recorder()
    let problem = parseXML(bytes, names: Recorder.names, limits: limits, visitor: &recorder)
    return (recorder, problem)
}

/// The published attack and conformance files that lie beside the package, when they do.
enum Vectors {
    static func folder(_ path: String) -> URL? {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let url = root.deletingLastPathComponent().appending(path: "shared/vectors/\(path)")
        if FileManager.default.fileExists(atPath: url.path) { return url }
        print("skipped: there are no test vectors \(path) beside the package")
        return nil
    }

    static func bytes(_ url: URL) throws -> [UInt8] { Array(try Data(contentsOf: url)) }

    struct Case: Decodable {
        let file: String
        let expect: String
    }
}
