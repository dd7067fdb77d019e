/// The reference page of the transport envelopes in Markdown, both languages.
public func dxpPage() -> String {
    var out = """
        # 传输信封 · The transport envelopes

        由代码生成 · Generated from the sources. CEB 2022-05, 终端节点报文与传输节点报文 XSD. 命名空间 \
        namespace `http://www.chinaport.gov.cn/dxp`, `ver="1.0"`.

        | 元素 element | 用途 | what it is for |
        |---|---|---|
        | `DxpMsg` | 企业自有客户端收发的信封，`Data`为报文的Base64 | envelope of an enterprise's own \
        client; `Data` is the message in Base64 |
        | `DxpRep` | 交换平台的响应 | reply of the exchange platform |
        | `DxpMsgSv` | 服务器之间的路由，内含`DxpMsg` | routing between servers, around a `DxpMsg` |

        `CopMsgId`在同一发送方内唯一，与`SenderId`一起判断重复 · `CopMsgId` is unique for its sender: with \
        `SenderId` it tells a duplicate.


        """
    for (title, rows) in envelopeTables {
        out += "## \(title)\n\n| 元素 element | 格式 format | 次数 times | 含义 | meaning |\n"
        out += "|---|---|---|---|---|\n"
        for row in rows { out += row + "\n" }
        out += "\n"
    }
    out += "## 响应码 · Response codes\n\n表7-1 · Table 7-1; 4000–9999 自定义 · the users' own.\n\n"
    out += "| 代码 code | 含义 | meaning | 类别 | category |\n|---|---|---|---|---|\n"
    for error in DxpError.allCases {
        out += "| `\(error.rawValue)` | \(error.title.zh) | \(error.title.en) "
        out += "| \(error.category.zh) | \(error.category.en) |\n"
    }
    out += "\n## 观察到的节点 · Nodes that were seen\n\n"
    out += "标准未公布 · The standard publishes none.\n\n"
    out += "| 节点 node | 用途 | purpose | 来源 source |\n|---|---|---|---|\n"
    for node in DxpNode.observed {
        out += "| `\(node.id)` | \(node.purpose.zh) | \(node.purpose.en) | \(node.source) |\n"
    }
    return out
}

private let envelopeTables: [(title: String, rows: [String])] = [
    (
        "DxpMsg",
        [
            "| `TransInfo/CopMsgId` | C1..255 | 1 | 原始报文id | message id of the sender |",
            "| `TransInfo/SenderId` | C1..16 | 1 | 发送方 | DXP number of the sender |",
            "| `TransInfo/ReceiverIds/ReceiverId` | C1..16 | 1..5 | 接收方 | receivers |",
            "| `TransInfo/CreatTime` | xs:dateTime | 1 | 创建时间 | time of creation |",
            "| `TransInfo/MsgType` | C..30 | 1 | 报文类型 | such as `CEB311Message` |",
            "| `Data` | xs:base64Binary | 1 | 待传输数据 | the message |",
            "| `AddInfo/FileName` | C1..255 | 0..1 | 原始报文名 | file name |",
            "| `AddInfo/IcCard` | C1..13 | 0..1 | IC卡号 | card number |",
            "| `AddInfo/BizKey/Key` | C1..64 | 1..5 | 业务关键字，`@name` C1..32 | business keys |",
            "| `AddInfo/IsText/@Encode` | C..50 | 0..1 | 字符集 | encoding of a text |",
            "| `AddInfo/RecMapId` | 任意 any | 0..1 | 接收方报文转换ID | conversion at the receiver |",
            "| `ds:Signature` | | 0..1 | 签名 | signature |",
        ]
    ),
    (
        "DxpRep",
        [
            "| `RecevierId` | C1..16 | 1 | 接收方 | receiver of the reply |",
            "| `AdNodeId` | C1..8 | 0..1 | 归属节点 | its node |",
            "| `Response` | | 1..* | 响应 | what became of one envelope |",
            "| `Response/NodeId` | C1..8 | 0..1 | 产生响应的节点 | node that says so |",
            "| `Response/ResponseCode` | C1..9 | 1 | 响应码 | response code |",
            "| `Response/ResponseInfo` | C..300 | 0..1 | 响应信息 | in words |",
            "| `Response/Results/Result/RecId` | C1..16 | 1 | 接收者 | receiver |",
            "| `Response/Results/Result/Code` | C1..9 | 1 | 响应码 | response code |",
            "| `Response/Results/Result/Info` | C..300 | 0..1 | 响应信息 | in words |",
            "| `Response/Results/Result/Note` | C..500 | 0..1 | 备注 | note |",
            "| `Response/NoticeTime` | xs:date | 1 | 产生日期 | day of the reply |",
            "| `Response/Note` | C..500 | 0..1 | 备注 | note |",
            "| `Response/OriHead` | = TransInfo | 1 | 原始报文头 | head of the envelope |",
        ]
    ),
    (
        "DxpMsgSv",
        [
            "| `SvNo/@Ver` | 1.0 | 1 | 版本 | version |",
            "| `SvNo/MsgId` | C1..32 | 1 | 8位节点+14位时间+10位序列 | node, time, sequence |",
            "| `SvNo/SubMsgId` | C1 | 0..1 | 分拆报文id | part, for several receivers |",
            "| `SvNo/SendTime` | xs:dateTime | 1 | 处理时间 | time of processing |",
            "| `SvNo/EndNode` | C1..8 | 1 | 目的节点 | node of destination |",
            "| `SvNo/StaNode` | C1..8 | 1 | 接入节点 | node of entry |",
            "| `DxpMsg` | | 1 | 信封 | the envelope |",
            "| `ds:Signature` | | 0..1 | 签名 | signature |",
        ]
    ),
]
