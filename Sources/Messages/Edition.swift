/// 版本: an edition of the standard; a row of a table says where the earlier one differs.
///
/// Where no edition is asked for, a message is judged by the later one, and what only the earlier
/// one allows is a leniency (`LEN-09`).
public enum Edition: String, Sendable, CaseIterable, Codable {
    /// 海关总署公告2018年第113号.
    case announcement113 = "2018-113"
    /// 海关跨境电商统一版系统企业对接报文规范（202205版）.
    case may2022 = "2022-05"
}

/// 旧版差异: what the edition 2018-113 says otherwise than the row.
public struct EarlierRow: Sendable, Equatable {
    public var isAbsent = false
    public var length: ClosedRange<Int>?
    /// The values it knew, where the later edition knows more.
    public var values: [String]?
}

extension Field {
    /// The edition 2018-113 had this length.
    public func in2018(_ length: ClosedRange<Int>) -> Self {
        var field = self
        field.earlier = EarlierRow(length: length)
        return field
    }

    /// The edition 2018-113 knew these values only.
    public func in2018(_ values: [String]) -> Self {
        var field = self
        field.earlier = EarlierRow(values: values)
        return field
    }

    /// The edition 2018-113 had no such field.
    public var since2022: Self {
        var field = self
        field.earlier = EarlierRow(isAbsent: true)
        return field
    }

    /// The schema gives the element a `default` or `fixed` value, for which an empty one stands.
    public func emptyMeans(_ text: String) -> Self {
        var field = self
        field.emptyText = text
        return field
    }
}
