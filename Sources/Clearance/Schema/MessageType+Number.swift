import Messages

extension MessageType {
    /// 311 of `CEB311Message`: how tables and keys name the type.
    package var number: Int {
        switch self {
        case .ceb311: 311
        case .ceb312: 312
        case .ceb411: 411
        case .ceb412: 412
        case .ceb511: 511
        case .ceb512: 512
        case .ceb513: 513
        case .ceb514: 514
        case .ceb621: 621
        case .ceb622: 622
        case .ceb623: 623
        case .ceb624: 624
        case .ceb625: 625
        case .ceb626: 626
        case .ceb711: 711
        case .ceb712: 712
        case .ceb816: 816
        case .ceb818: 818
        case .ceb213: 213
        case .ceb214: 214
        case .ceb215: 215
        case .ceb216: 216
        case .ceb303: 303
        case .ceb304: 304
        case .ceb403: 403
        case .ceb404: 404
        case .ceb505: 505
        case .ceb506: 506
        case .ceb507: 507
        case .ceb508: 508
        case .ceb509: 509
        case .ceb510: 510
        case .ceb603: 603
        case .ceb604: 604
        case .ceb605: 605
        case .ceb606: 606
        case .ceb607: 607
        case .ceb608: 608
        case .ceb701: 701
        case .ceb702: 702
        case .ceb792: 792
        case .ceb900: 900
        }
    }

    package init?(number: Int) { self.init(rawValue: "CEB\(number)Message") }
}
