import Values

/// 报文: one customs message as read: its envelope and its papers, each with its own issues.
public struct Message: Sendable {
    public var type: MessageType
    /// The root's `guid`: 36 characters.
    public var guid: String
    public var version: String
    public var papers: [ReadPaper]
    public var transfer: BaseTransfer
    public var subscriptions: [BaseSubscribe]
    /// Kept verbatim: the bytes of the `ds:Signature` element; who verifies it is `Signatures`.
    public var signature: [UInt8]?
    /// Kept verbatim: the bytes of the `ExtendMessage` element.
    public var extension_: [UInt8]?
    /// Warnings on the message as a whole (errors make it a `WholeMessageProblem`).
    public var warnings: [Issue]
}

/// A paper of a message with what is wrong in it; a paper with errors is refused alone.
public struct ReadPaper: Sendable {
    public var index: Int
    public var paper: AnyPaper
    public var issues: [Issue]

    public init(index: Int, paper: AnyPaper, issues: [Issue] = []) {
        self.index = index
        self.paper = paper
        self.issues = issues
    }
}

/// Why a message cannot be taken as a whole: answered with CEB900.
public struct WholeMessageProblem: Error, Sendable {
    public enum Kind: Sendable {
        /// HTTP 400: not well-formed XML or JSON, or not in the encoding it declares.
        case notWellFormed
        /// HTTP 422: well-formed, but not a message of the standard.
        case violatesStandard
        /// HTTP 413: past a limit, which the issue names.
        case tooLarge
    }
    public var kind: Kind
    /// `CEB311Message`, or `Unknown`.
    public var messageType: String
    public var guid: String?
    public var issues: [Issue]

    public init(kind: Kind, messageType: String = "Unknown", guid: String? = nil, issues: [Issue]) {
        self.kind = kind
        self.messageType = messageType
        self.guid = guid
        self.issues = issues
    }
}

/// Any paper of the standard.
public indirect enum AnyPaper: Sendable, Equatable {
    case order(Order)
    case payment(Payment)
    case waybill(Waybill)
    case waybillStatus(WaybillStatus)
    case importList(ImportList)
    case cancelRequest(CancelRequest)
    case returnRequest(ReturnRequest)
    case delivery(Delivery)
    case orderReceipt(OrderReceipt)
    case paymentReceipt(PaymentReceipt)
    case waybillReceipt(WaybillReceipt)
    case waybillStatusReceipt(WaybillStatusReceipt)
    case importListReceipt(ImportListReceipt)
    case cancelReceipt(CancelReceipt)
    case returnReceipt(ReturnReceipt)
    case deliveryReceipt(DeliveryReceipt)
    case taxBill(TaxBill)
    case taxBillStatus(TaxBillStatus)
    case exportOrder(ExportOrder)
    case exportCollection(ExportCollection)
    case exportWaybill(ExportWaybill)
    case exportArrival(ExportArrival)
    case exportDeparture(ExportDeparture)
    case exportList(ExportList)
    case exportCancelRequest(ExportCancelRequest)
    case exportMasterBill(ExportMasterBill)
    case summaryRequest(SummaryRequest)
    case exportReturnRequest(ExportReturnRequest)
    case exportReturnTally(ExportReturnTally)
    case exportOrderReceipt(ExportOrderReceipt)
    case exportCollectionReceipt(ExportCollectionReceipt)
    case exportWaybillReceipt(ExportWaybillReceipt)
    case exportArrivalReceipt(ExportArrivalReceipt)
    case exportDepartureReceipt(ExportDepartureReceipt)
    case exportListReceipt(ExportListReceipt)
    case exportCancelReceipt(ExportCancelReceipt)
    case exportMasterBillReceipt(ExportMasterBillReceipt)
    case summaryReceipt(SummaryReceipt)
    case summaryResult(SummaryResult)
    case exportReturnReceipt(ExportReturnReceipt)
    case exportReturnTallyReceipt(ExportReturnTallyReceipt)
    case formatReceipt(FormatReceipt)
}
