/// 访问者: receives the elements of a document in their order.
public protocol XMLVisitor {
    /// A start tag was read. What is passed may be used during the call only.
    mutating func start(_ element: borrowing XMLElement) throws(XMLStop)
    /// An element is complete. What is passed may be used during the call only.
    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop)
    /// A processing instruction, anywhere in the document. Ignored unless implemented.
    mutating func instruction(target: String, position: XMLPosition) throws(XMLStop)
}

extension XMLVisitor {
    public mutating func instruction(target: String, position: XMLPosition) throws(XMLStop) {}
}

/// 停止: thrown by a visitor that has seen enough; becomes a problem of kind `stoppedByVisitor`.
public struct XMLStop: Error, Sendable, Hashable {
    public let chinese: String
    public let english: String
    public let expected: String
    public let found: String

    public init(chinese: String, english: String, expected: String = "", found: String = "") {
        self.chinese = chinese
        self.english = english
        self.expected = expected
        self.found = found
    }
}

/// A visitor whose type is forgotten, because a C function pointer cannot be generic.
class AnyVisitor {
    func start(_ element: borrowing XMLElement) -> XMLStop? { nil }
    func end(_ element: borrowing XMLEnd) -> XMLStop? { nil }
    func instruction(target: String, position: XMLPosition) -> XMLStop? { nil }
}

/// Lends the caller's visitor to the callbacks for the time of one parse.
final class TypedVisitor<Visitor: XMLVisitor>: AnyVisitor {
    private let visitor: UnsafeMutablePointer<Visitor>

    init(_ visitor: UnsafeMutablePointer<Visitor>) { self.visitor = visitor }

    override func start(_ element: borrowing XMLElement) -> XMLStop? {
        do throws(XMLStop) { try visitor.pointee.start(element) } catch { return error }
        return nil
    }

    override func end(_ element: borrowing XMLEnd) -> XMLStop? {
        do throws(XMLStop) { try visitor.pointee.end(element) } catch { return error }
        return nil
    }

    override func instruction(target: String, position: XMLPosition) -> XMLStop? {
        do throws(XMLStop) {
            try visitor.pointee.instruction(target: target, position: position)
        } catch {
            return error
        }
        return nil
    }
}
