/// 响应报文 (DxpRep): what the exchange platform says of envelopes that it could not pass on.
///
/// Source: CEB 2022-05, 终端节点报文 XSD. `RecevierId` is the standard's spelling.
public struct DxpReply: Sendable, Equatable {
    /// 接收方: whom the reply is for, up to 16 characters.
    public var receiverId: String
    /// 归属节点, up to 8 characters.
    public var nodeId: String?
    /// One at least.
    public var responses: [DxpResponse]

    /// Our bound where the standard has none: responses of a reply, results of a response.
    static let most = 200

    public init(receiverId: String, nodeId: String? = nil, responses: [DxpResponse]) {
        self.receiverId = receiverId
        self.nodeId = nodeId
        self.responses = responses
    }
}

/// 响应: what became of one envelope.
public struct DxpResponse: Sendable, Equatable {
    /// 接收者回执: what became of it on the way to one receiver.
    public struct Result: Sendable, Equatable {
        public var receiverId: String
        public var code: String
        public var info: String?
        public var note: String?

        public init(receiverId: String, code: String, info: String? = nil, note: String? = nil) {
            self.receiverId = receiverId
            self.code = code
            self.info = info
            self.note = note
        }
    }

    /// The node that says so.
    public var nodeId: String?
    /// 响应码 of table 7-1 or of the platform's own, up to 9 characters.
    public var code: String
    public var info: String?
    public var results: [Result]
    /// As written: an xs:date.
    public var noticeTime: String
    public var note: String?
    /// 原始报文头: the head of the envelope in question.
    public var original: DxpEnvelope

    public init(
        nodeId: String? = nil, code: String, info: String? = nil, results: [Result] = [],
        noticeTime: String, note: String? = nil, original: DxpEnvelope
    ) {
        self.nodeId = nodeId
        self.code = code
        self.info = info
        self.results = results
        self.noticeTime = noticeTime
        self.note = note
        self.original = original
    }

    /// Nil where the code is not of table 7-1.
    public var error: DxpError? { DxpError(rawValue: code) }
}

/// The reply as bytes that the official schema accepts when its values fit.
public func writeDxpReply(_ reply: DxpReply) -> [UInt8] {
    var writer = XMLWriter(prefixed: false, capacity: 1_024 + reply.responses.count * 1_024)
    writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.raw("<DxpRep xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\">\n")
    writer.leaf("RecevierId", reply.receiverId)
    writer.leaf("AdNodeId", reply.nodeId)
    for response in reply.responses { writer.response(response) }
    writer.close("DxpRep")
    return writer.bytes
}

extension XMLWriter {
    fileprivate mutating func response(_ response: DxpResponse) {
        open("Response")
        leaf("NodeId", response.nodeId)
        leaf("ResponseCode", response.code)
        leaf("ResponseInfo", response.info)
        if !response.results.isEmpty {
            open("Results")
            for result in response.results {
                open("Result")
                leaf("RecId", result.receiverId)
                leaf("Code", result.code)
                leaf("Info", result.info)
                leaf("Note", result.note)
                close("Result")
            }
            close("Results")
        }
        leaf("NoticeTime", response.noticeTime)
        leaf("Note", response.note)
        open("OriHead")
        transInfo(response.original)
        close("OriHead")
        close("Response")
    }
}
