extension Spoiler {
    /// The paper's own structure wrong, and its fields against each other.
    var structureCases: [NegativeCase] {
        var cases = [
            paperCase(.unknownElement, "surplus", Bilingual("未知元素", "an unknown element")) {
                $0.changeFields(of: shape, at: .head) {
                    $0.append(DraftElement("surplus", text: "x"))
                }
            }
        ]
        if let head = shape.head {
            cases.append(
                paperCase(.missingHead, head, Bilingual("缺少表头", "without a head")) {
                    $0.children.removeAll { $0.name == head }
                })
        }
        return cases + itemCases + listCases + orderCases
    }

    private var itemCases: [NegativeCase] {
        guard let item = shape.item else { return [] }
        var cases: [NegativeCase] = []
        if shape.itemLimits.lowerBound > 0 {
            cases.append(
                paperCase(.noItems, item, Bilingual("没有表体", "without lines")) {
                    $0.children.removeAll { $0.name == item }
                })
        }
        if shape.itemLimits.upperBound < 1_000 {
            cases.append(
                paperCase(.tooManyItems, item, Bilingual("表体过多", "with too many lines")) {
                    $0.repeatItem(item, upTo: shape.itemLimits.upperBound + 1)
                })
        }
        // What customs itself numbers is not judged here.
        guard shape.type.isRequest, shape.itemFields.contains(where: { $0.tag == "gnum" }) else {
            return cases
        }
        cases.append(
            paperCase(.repeatedLineNumber, "gnum", Bilingual("序号重复", "with a number twice")) {
                $0.repeatItem(item, upTo: 2)
                $0.number(item, line: 1, "1")
            })
        return cases
    }

    private var listCases: [NegativeCase] {
        guard shape.type == .ceb621 else { return [] }
        let direct = ["trafNo", "voyageNo", "billNo"].map { tag in
            paperCase(.directField, tag, Bilingual("直购缺少\(tag)", "direct import without \(tag)")) {
                $0.changeFields(of: shape, at: .head) { $0.removeAll { $0.name == tag } }
            }
        }
        return direct + [
            paperCase(.netAboveGross, "netWeight", Bilingual("净重大于毛重", "net above gross")) {
                $0.changeFields(of: shape, at: .head) { $0.set("netWeight", "99999") }
            }
        ]
    }

    private var orderCases: [NegativeCase] {
        guard shape.type == .ceb311 else { return [] }
        return [
            paperCase(.orderSum, "acturalPaid", Bilingual("合计错误", "with a wrong sum")) {
                $0.changeFields(of: shape, at: .head) { $0.set("acturalPaid", "0.01") }
            },
            paperCase(.itemTotal, "totalPrice", Bilingual("总价错误", "with a wrong total")) {
                $0.changeFields(of: shape, at: .firstItem) { $0.set("totalPrice", "0.01") }
            },
        ]
    }

    /// The message as a whole wrong: it is answered with CEB900.
    var messageCases: [NegativeCase] {
        var cases = [
            messageCase(.unknownMessageType, Bilingual("未知报文类型", "an unknown type")) {
                $0.root = "CEB999Message"
            },
            messageCase(.messageGUID, Bilingual("报文序号35位", "a guid of 35 characters")) {
                $0.guid?.removeLast()
            },
            messageCase(.messageVersion, Bilingual("缺少版本号", "without a version")) {
                $0.version = nil
            },
            messageCase(.noPaper, Bilingual("没有单证", "without papers")) { $0.papers = [] },
            messageCase(.unknownTopElement, Bilingual("多余的元素", "a surplus element")) {
                $0.papers.append(DraftElement("Surplus", text: "x"))
            },
        ]
        if shape.type.isRequest {
            cases.append(
                messageCase(.noTransfer, Bilingual("缺少BaseTransfer", "without BaseTransfer")) {
                    $0.transfer = nil
                })
        }
        // The tax bills have no limit in the standard, only ours.
        if ![.ceb816, .ceb818].contains(shape.type) {
            cases.append(
                messageCase(.tooManyPapers, Bilingual("单证过多", "with too many papers")) {
                    let limit = shape.type.paperLimit
                    $0.papers += Array(repeating: $0.papers[0], count: limit)
                })
        }
        return cases
    }

    private func paperCase(
        _ rule: MessageRule, _ tag: String, _ name: Bilingual,
        _ change: (inout DraftElement) -> Void
    ) -> NegativeCase {
        var draft = sample
        change(&draft.papers[0])
        return NegativeCase(name: name, tag: tag, path: "", rule: rule, bytes: draft.xml())
    }

    private func messageCase(
        _ rule: MessageRule, _ name: Bilingual, _ change: (inout Draft) -> Void
    ) -> NegativeCase {
        var draft = sample
        change(&draft)
        return NegativeCase(name: name, tag: "", path: "", rule: rule, bytes: draft.xml())
    }
}

extension DraftElement {
    /// Copies of the first line, numbered on.
    fileprivate mutating func repeatItem(_ item: String, upTo count: Int) {
        guard let index = children.firstIndex(where: { $0.name == item }) else { return }
        let line = children[index]
        children.removeAll { $0.name == item }
        children += Array(repeating: line, count: count)
        for number in 0..<count { self.number(item, line: number, String(number + 1)) }
    }

    fileprivate mutating func number(_ item: String, line: Int, _ text: String) {
        let lines = children.indices.filter { children[$0].name == item }
        children[lines[line]].children.set("gnum", text)
    }
}

extension [DraftElement] {
    fileprivate mutating func set(_ tag: String, _ text: String) {
        for index in indices where self[index].name == tag { self[index].text = text }
    }
}
