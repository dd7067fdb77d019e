import Messages
import Values

/// What a sender does to a paper between writing and sending it.
extension AnyPaper {
    /// Who sends such papers as a rule.
    package var usualSender: String {
        switch self {
        case .order(let paper): paper.ebcCode
        case .payment(let paper): paper.payCode
        case .waybill(let paper): paper.logisticsCode
        case .waybillStatus(let paper): paper.logisticsCode
        case .importList(let paper): paper.agentCode
        case .cancelRequest(let paper): paper.agentCode
        case .returnRequest(let paper): paper.agentCode
        case .delivery(let paper): paper.operatorCode
        default: ""
        }
    }

    /// The paper with one field written anew; nil where its table has no such field, or the text
    /// does not fit it. Lines are counted from 1.
    package func setting(_ tag: String, _ text: String?, line: Int? = nil) -> AnyPaper? {
        switch self {
        case .order(let paper): paper.setting(tag, text, line).map(AnyPaper.order)
        case .payment(let paper): paper.setting(tag, text, line).map(AnyPaper.payment)
        case .waybill(let paper): paper.setting(tag, text, line).map(AnyPaper.waybill)
        case .waybillStatus(let paper): paper.setting(tag, text, line).map(AnyPaper.waybillStatus)
        case .importList(let paper): paper.setting(tag, text, line).map(AnyPaper.importList)
        case .cancelRequest(let paper): paper.setting(tag, text, line).map(AnyPaper.cancelRequest)
        case .returnRequest(let paper): paper.setting(tag, text, line).map(AnyPaper.returnRequest)
        case .delivery(let paper): paper.setting(tag, text, line).map(AnyPaper.delivery)
        default: nil
        }
    }
}

extension Paper {
    fileprivate func setting(_ tag: String, _ text: String?, _ line: Int?) -> Self? {
        var copy = self
        if let line {
            guard copy.items.indices.contains(line - 1), copy.items[line - 1].set(tag, text) else {
                return nil
            }
        } else {
            guard copy.set(tag, text) else { return nil }
        }
        return copy
    }
}

extension Record {
    fileprivate mutating func set(_ tag: String, _ text: String?) -> Bool {
        guard let field = Self.fields.first(where: { $0.tag == tag }) else { return false }
        switch field.property {
        case .text(let path):
            guard let text else { return false }
            self[keyPath: path] = text
        case .optionalText(let path): self[keyPath: path] = text
        case .decimal(let path):
            guard let amount = text.flatMap({ Amount($0) }) else { return false }
            self[keyPath: path] = amount
        case .optionalDecimal(let path): self[keyPath: path] = text.flatMap { Amount($0) }
        case .integer(let path):
            guard let number = text.flatMap({ Int($0) }) else { return false }
            self[keyPath: path] = number
        }
        return true
    }
}
