import Values

/// A record of the standard whose fields are declared once, as a table.
public protocol Record: Sendable, Equatable {
    init()
    /// The fields in the order of the official schema.
    static var fields: [Field<Self>] { get }
    /// Where the fields lie in memory, for those who store papers.
    static var layout: RecordLayout<Self> { get }
}

/// 单证: one document of a message, such as an order or a list.
public protocol Paper: Record {
    /// The lines of the paper; `NoItem` where it has none.
    associatedtype Item: Record = NoItem

    static var messageType: MessageType { get }
    /// The element below the root, such as `Order`.
    static var element: String { get }
    /// The element that holds the fields, such as `OrderHead`; nil where they stand in `element`.
    static var headElement: String? { get }
    /// The repeated element of a line, such as `OrderList`; nil where the paper has no lines.
    static var itemElement: String? { get }
    static var itemLimits: ClosedRange<Int> { get }
    var items: [Item] { get set }
    /// 系统唯一序号: the paper's own serial number.
    var guid: String { get set }
    /// How and when it was sent; nil for what customs itself sends.
    var sending: Sending? { get }
}

/// 申报单证: a paper that an enterprise sends.
public protocol RequestPaper: Paper {
    var appType: String { get set }
    var appTime: String { get set }
    var appStatus: String { get set }
}

/// 报送: which change a paper makes, when it was sent, and whether it is a draft.
public struct Sending: Sendable, Equatable {
    /// 报送类型 1, 2 or 3.
    public var appType: String
    /// 报送时间 yyyyMMddHHmmss.
    public var appTime: String
    /// 业务状态 1 or 2.
    public var appStatus: String
}

extension RequestPaper {
    public var sending: Sending? {
        Sending(appType: appType, appTime: appTime, appStatus: appStatus)
    }
}

extension Paper {
    public static var headElement: String? { nil }
    public static var itemElement: String? { nil }
    public static var itemLimits: ClosedRange<Int> { 0...0 }
    public var sending: Sending? { nil }
}

extension Paper where Item == NoItem {
    public var items: [NoItem] {
        get { [] }
        set { precondition(newValue.isEmpty, "a paper without lines was given lines") }
    }
}

/// The line of a paper that has none.
public struct NoItem: Record {
    public init() {}
    public static let fields: [Field<Self>] = []
}
