import Values

/// 差异: one field in which two papers of a type disagree; personal data masked.
public struct FieldDifference: Sendable, Equatable {
    /// Below the paper: `OrderHead/buyerName`, `OrderList[1]/qty`, or `OrderList` for the count.
    public var path: String
    public var chinese: String
    public var english: String
    /// Nil where the field is absent.
    public var ours: String?
    public var theirs: String?
}

extension Paper {
    /// Every field in which the other paper differs, in the order of the table; `guid`, `appType`
    /// and `appTime` tell one sending from the next and are left out.
    public func differences(from other: Self) -> [FieldDifference] {
        let prefix = Self.headElement.map { $0 + "/" } ?? ""
        var found = fieldDifferences(from: other, under: prefix)
        let name = Self.itemElement ?? ""
        if items.count != other.items.count {
            found.append(
                FieldDifference(
                    path: name, chinese: "商品项数", english: "number of lines",
                    ours: String(items.count), theirs: String(other.items.count)))
        }
        for (index, (item, otherItem)) in zip(items, other.items).enumerated() {
            found += item.fieldDifferences(from: otherItem, under: "\(name)[\(index)]/")
        }
        return found
    }

    /// Whether the other paper declares the same, however and whenever it was sent.
    public func hasSameContent(as other: Self) -> Bool {
        items.count == other.items.count && hasSameFields(as: other)
            && zip(items, other.items).allSatisfy { $0.hasSameFields(as: $1) }
    }
}

extension AnyPaper {
    /// As of two papers of one type; papers of different types have no fields in common.
    public func differences(from other: AnyPaper) -> [FieldDifference] {
        visit(Differing(other: other))
    }

    public func sameContent(as other: AnyPaper) -> Bool { visit(Comparing(other: other)) }
}

private struct Differing: PaperVisitor {
    let other: AnyPaper

    func visit<P: Paper>(_ paper: P) -> [FieldDifference] {
        guard let other = other.opened as? P else {
            return [
                FieldDifference(
                    path: "", chinese: "报文类型", english: "message type",
                    ours: P.messageType.rawValue, theirs: self.other.visit(Naming()))
            ]
        }
        return paper.differences(from: other)
    }
}

private struct Comparing: PaperVisitor {
    let other: AnyPaper

    func visit<P: Paper>(_ paper: P) -> Bool {
        guard let other = other.opened as? P else { return false }
        return paper.hasSameContent(as: other)
    }
}

private struct Naming: PaperVisitor {
    func visit<P: Paper>(_ paper: P) -> String { P.messageType.rawValue }
}

extension Record {
    fileprivate func fieldDifferences(
        from other: Self, under prefix: String
    ) -> [FieldDifference] {
        Self.fields.compactMap { field in
            guard !field.isOfSending else { return nil }
            let (ours, theirs) = (field.text(in: self), field.text(in: other))
            guard ours != theirs else { return nil }
            return FieldDifference(
                path: prefix + field.tag, chinese: field.chinese, english: field.english,
                ours: ours.map(field.meaning.masked), theirs: theirs.map(field.meaning.masked))
        }
    }

    fileprivate func hasSameFields(as other: Self) -> Bool {
        let slots = Self.layout.content
        return withUnsafeBytes(of: self) { ours in
            withUnsafeBytes(of: other) { theirs in
                guard let ours = ours.baseAddress, let theirs = theirs.baseAddress else {
                    return slots.isEmpty
                }
                return slots.allSatisfy { $0.isEqual(ours, theirs) }
            }
        }
    }
}

extension Slot {
    fileprivate func isEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer) -> Bool {
        switch kind {
        case .text: isEqual(String.self, left, right)
        case .optionalText: isEqual(String?.self, left, right)
        case .decimal: isEqual(Amount.self, left, right)
        case .optionalDecimal: isEqual(Amount?.self, left, right)
        case .integer: isEqual(Int.self, left, right)
        }
    }

    private func isEqual<Value: Equatable>(
        _ type: Value.Type, _ left: UnsafeRawPointer, _ right: UnsafeRawPointer
    ) -> Bool {
        value(of: type, in: left).pointee == value(of: type, in: right).pointee
    }
}
