import Values
import XML

/// 报文读取: follows one message from its root to its signature and collects papers and issues.
struct MessageReader: XMLVisitor {
    let limits: ReadingLimits
    /// Nil for the later edition with what the earlier one allowed as a leniency.
    let edition: Edition?

    var type: MessageType?
    var guid: String?
    var version = ""
    var papers: [PaperInProgress] = []
    var transfer: BaseTransfer?
    var subscriptions: [BaseSubscribe] = []
    var signatureRange: Range<Int>?
    var extensionRange: Range<Int>?
    /// On the message as a whole.
    var whole: [IssueDraft] = []

    /// A paper as read, its issues not yet placed.
    struct PaperInProgress {
        let index: Int
        let paper: AnyPaper
        let drafts: [IssueDraft]
    }

    /// What is open around the next element.
    enum Place { case message, paper, head, line, transfer, subscription, extension_ }

    var place = Place.message
    var builder: PaperBuilder?
    var record: RecordReader?
    /// The depth at which fields are expected now; -1 where none are.
    var fieldDepth = -1
    /// The field that is open; -1 when none is.
    var row = -1
    /// Everything from this depth on is passed over; -1 when nothing is.
    var skipDepth = -1
    var signature: SignatureShape?
    var contentCount = 0
    /// The place of the latest child of the root.
    var stage = 0
    var paperIndex = -1
    var marks = PaperMarks()
    var log = PaperLog()
    var issueCount = 0

    let transferCell = RecordCell<BaseTransfer>(PaperShapes.baseTransfer)
    lazy var subscriptionCell = RecordCell<BaseSubscribe>(PaperShapes.baseSubscribe)
    lazy var extensionCell = RecordCell<ExtendMessage>(PaperShapes.extendMessage)

    init(limits: ReadingLimits, edition: Edition?) {
        self.limits = limits
        self.edition = edition
    }

    mutating func start(_ element: borrowing XMLElement) throws(XMLStop) {
        if skipDepth >= 0 {
            signature?.start(element)
        } else if element.depth == fieldDepth {
            startField(element)
        } else {
            switch element.depth {
            case 0: startRoot(element)
            case 1: startTop(element)
            case 2 where place == .paper: startPart(element)
            default: startInsideField(element)
            }
        }
    }

    mutating func end(_ element: borrowing XMLEnd) throws(XMLStop) {
        if skipDepth >= 0 {
            signature?.end(element)
            if element.depth == skipDepth { endSkipped(element) }
        } else if element.depth == fieldDepth {
            endField(element)
        } else {
            switch element.depth {
            case 0: endRoot(element)
            case 1: endTop(element)
            default: endPart(element)
            }
        }
    }
}
