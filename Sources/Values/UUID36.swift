/// 系统唯一序号: the 36 characters by which an enterprise's system names a message or a paper.
public enum UUID36 {
    /// True for groups of 8, 4, 4, 4 and 12 ASCII letters and digits joined by hyphens.
    ///
    /// The standard asks for capitals, yet its own samples carry small letters and letters past F
    /// (such as `123ent97-2b80-4568-aecf-cb6c90530012`), so the shape is all that can be required.
    public static func isGUID(_ text: some StringProtocol) -> Bool {
        withBytes(of: text) { isGUID(utf8: $0) }
    }

    public static func isGUID(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count == 36 else { return false }
        for (index, byte) in bytes.enumerated() {
            switch index {
            case 8, 13, 18, 23:
                guard byte == UInt8(ascii: "-") else { return false }
            default:
                let isSmall = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                guard byte.digit != nil || byte.isUppercaseLetter || isSmall else { return false }
            }
        }
        return true
    }
}
