/// 节点: a DXP number or a pattern of numbers that was seen in use; the standard publishes none.
public struct DxpNode: Sendable, Equatable {
    /// A number, or a pattern with `#` for each digit.
    public var id: String
    public var purpose: Bilingual
    /// Where it was seen.
    public var source: String

    public static let customsImport = DxpNode(
        id: "DXPEDCCEB0000002", purpose: Bilingual("海关进口", "customs, import"),
        source: "public client code, several repositories")
    public static let customsExport = DxpNode(
        id: "DXPEDCCEB0000003", purpose: Bilingual("海关出口", "customs, export"),
        source: "public client code, several repositories")

    /// Everything observed; nothing here decides anything.
    public static let observed = [
        customsImport, customsExport,
        DxpNode(
            id: "DXPENT##########", purpose: Bilingual("企业", "an enterprise"),
            source: "public client code"),
        DxpNode(
            id: "DXPLGS0000000001", purpose: Bilingual("物流企业", "a logistics firm"),
            source: "official export samples 2018-113, BaseTransfer/dxpId"),
        DxpNode(
            id: "DXPDSWIMPCEB0001", purpose: Bilingual("单一窗口进口", "single window, import"),
            source: "a public simulator"),
        DxpNode(
            id: "EXP2016522002580001", purpose: Bilingual("企业", "an enterprise"),
            source: "official import samples; 19 characters, too long for SenderId"),
    ]

    /// The customs node that takes messages of a type.
    public static func customs(for type: MessageType) -> DxpNode {
        type.isExport ? customsExport : customsImport
    }
}
