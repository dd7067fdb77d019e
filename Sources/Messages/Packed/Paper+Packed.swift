extension Paper {
    /// The compact storage form: the version, the fields in the order of the table, then the lines.
    public func packed() -> [UInt8] {
        var packer = Packer(capacity: 1024 + items.count * 256)
        packer.byte(packedVersion)
        pack(into: &packer)
        packer.number(Int64(items.count))
        for item in items { item.pack(into: &packer) }
        return packer.bytes
    }

    /// Nil where the bytes are not the storage form of this type.
    public init?(packed bytes: [UInt8]) {
        let paper = bytes.withUnsafeBufferPointer { Self(packedUTF8: $0) }
        guard let paper else { return nil }
        self = paper
    }

    private init?(packedUTF8 bytes: UnsafeBufferPointer<UInt8>) {
        var unpacker = Unpacker(bytes)
        guard unpacker.byte() == packedVersion else { return nil }
        self.init(unpacking: &unpacker)
        // A line takes a byte at least, so that a damaged count cannot ask for endless memory.
        guard case .present(let count) = unpacker.number(), count >= 0, count <= bytes.count
        else { return nil }
        if count > 0 {
            var items: [Item] = []
            items.reserveCapacity(Int(count))
            for _ in 0..<count {
                guard let item = Item(unpacking: &unpacker) else { return nil }
                items.append(item)
            }
            guard Self.itemElement != nil else { return nil }
            self.items = items
        }
        guard unpacker.isAtEnd else { return nil }
    }
}

extension AnyPaper {
    /// The compact storage form; the type is stored beside it.
    public var packed: [UInt8] { visit(Packing()) }

    /// Nil where the bytes are not the storage form of this type.
    public init?(type: MessageType, packed bytes: [UInt8]) {
        guard let paper = type.visit(Unpacking(bytes: bytes)) else { return nil }
        self = paper
    }
}

private struct Packing: PaperVisitor {
    func visit(_ paper: some Paper) -> [UInt8] { paper.packed() }
}

private struct Unpacking: PaperTypeVisitor {
    let bytes: [UInt8]

    func visit<P: Paper>(
        _ type: P.Type, wrap: @escaping @Sendable (consuming P) -> AnyPaper
    ) -> AnyPaper? {
        P(packed: bytes).map { wrap($0) }
    }
}
