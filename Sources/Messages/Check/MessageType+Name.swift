extension MessageType {
    /// `CEB621Message`, `CEB621` or `621`, in any case of letters.
    public init?(name: String) {
        let name = name.lowercased()
        let found = MessageType.allCases.first { type in
            let full = type.rawValue.lowercased()
            return name == full || name == full.prefix(6) || name == full.dropFirst(3).prefix(3)
        }
        guard let found else { return nil }
        self = found
    }
}
