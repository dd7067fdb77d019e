/// 清单状态: where a list stands; the raw value is the `state` of the API.
package enum ListState: String, Sendable, CaseIterable, Codable {
    case drafted, waiting, rejected, review, inspection, detained, released, cancelled, deleted
    case closed

    /// What moves a list from state to state.
    package enum Step: String, Sendable, CaseIterable {
        /// 暂存
        case draft
        /// 申报: declared, and a paper it needs has not come.
        case await
        /// 退单: the papers disagree, or a rule says no.
        case reject
        /// 人工审核 (yellow), 查验 (red), 扣留
        case review, inspect, detain
        /// 放行
        case release
        /// 撤销, 删除
        case cancel, delete
        /// 结关: the tax is settled.
        case close
    }

    /// `returnStatus` of the standard.
    package var returnStatus: String {
        switch self {
        case .drafted: "1"
        case .waiting: "2"
        case .rejected: "100"
        case .review: "300"
        case .inspection: "500"
        case .detained: "599"
        case .released: "800"
        case .cancelled, .deleted: "399"
        case .closed: "899"
        }
    }

    /// The state after `step`; nil where the step is not allowed. `from` nil: no list yet.
    package static func next(_ from: ListState?, _ step: Step) -> ListState? {
        switch (from, step) {
        case (nil, .draft), (.drafted, .draft), (.rejected, .draft), (.cancelled, .draft),
            (.deleted, .draft):
            .drafted
        case (nil, .await), (.drafted, .await), (.waiting, .await), (.rejected, .await),
            (.cancelled, .await), (.deleted, .await):
            .waiting
        case (.waiting, .reject), (.review, .reject), (.inspection, .reject), (.detained, .reject):
            .rejected
        case (.waiting, .review): .review
        case (.waiting, .inspect), (.review, .inspect), (.detained, .inspect): .inspection
        case (.review, .detain), (.inspection, .detain): .detained
        case (.waiting, .release), (.review, .release), (.inspection, .release),
            (.detained, .release):
            .released
        case (.review, .cancel), (.released, .cancel): .cancelled
        case (.drafted, .delete), (.waiting, .delete), (.rejected, .delete): .deleted
        case (.released, .close): .closed
        default: nil
        }
    }

    /// Whether its papers may still be changed or deleted.
    package var leavesPapersFree: Bool {
        switch self {
        case .drafted, .waiting, .rejected, .cancelled, .deleted: true
        case .review, .inspection, .detained, .released, .closed: false
        }
    }

    /// Whether the list may be declared (again).
    package var mayDeclare: Bool {
        switch self {
        case .drafted, .rejected, .cancelled, .deleted: true
        case .waiting, .review, .inspection, .detained, .released, .closed: false
        }
    }
}
