extension UInt8 {
    /// White space of XML and of JSON alike.
    var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
