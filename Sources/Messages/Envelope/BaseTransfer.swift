/// 基础报文头 (BaseTransfer): which enterprise transmits.
public struct BaseTransfer: Record {
    public var copCode = ""
    public var copName = ""
    public var dxpMode = "DXP"
    public var dxpId = ""
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("copCode", \.copCode, "传输企业代码", "transmitting enterprise", 1...18, .enterprise),
        .text("copName", \.copName, "传输企业名称", "its name", 0...100),
        .text("dxpMode", \.dxpMode, "报文传输模式", "transport mode", 3...3, .oneOf(["DXP", "LXP"])),
        .text("dxpId", \.dxpId, "报文传输编号", "DXP user number", 0...30),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}

/// 订阅信息 (BaseSubscribe): who else is to get data or receipts.
public struct BaseSubscribe: Record {
    public var status = ""
    public var dxpMode = "DXP"
    public var dxpAddress = ""
    public var note: String?

    public init() {}

    // swift-format-ignore
    public static let fields: [Field<Self>] = [
        .text("status", \.status, "订阅状态", "what is subscribed", 0...100, .oneOf(["ALL", "DATA", "RET"])),
        .text("dxpMode", \.dxpMode, "订阅方传输模式", "transport mode", 3...3),
        .text("dxpAddress", \.dxpAddress, "订阅方传输地址", "DXP number of the subscriber", 0...100),
        .text("note", \.note, "备注", "note", 0...1000),
    ]
}
