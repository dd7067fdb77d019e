import Values

/// 出口样例: what the export papers of one made-up consignment have in common.
extension SampleConsignment {
    var exportListNo: String { "\(office)\(sentAt.day.year)E\(serial.prefix(9))" }
    var sumNo: String { "S\(sentAt.day.compact)\(serial.prefix(9))" }
    var billNo: String { "BL\(serial)" }
    /// In a foreign currency: US dollars.
    static let dollars = "502"
    static let abroad = "502"
    static let port = "USA"
}

extension RequestPaper {
    /// A new paper, declared at once.
    init(sent sample: inout SampleConsignment) {
        self.init()
        guid = sample.guid()
        (appType, appTime, appStatus) = ("1", sample.sentAt.compact14, "2")
    }
}
