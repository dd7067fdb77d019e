/// UTF-16 with a byte order mark to UTF-8, refusing lone surrogates and half units.
enum UTF16Text {
    struct Wrong: Error { let offset: Int }

    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, littleEndian: Bool
    ) -> Result<[UInt8], Wrong> {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        func unit(_ index: Int) -> UInt32 {
            let (low, high) = littleEndian ? (index, index + 1) : (index + 1, index)
            return UInt32(bytes[high]) << 8 | UInt32(bytes[low])
        }
        var index = 2
        while index + 1 < bytes.count {
            var value = unit(index)
            var length = 2
            if value & 0xFC00 == 0xD800, index + 3 < bytes.count,
                unit(index + 2) & 0xFC00 == 0xDC00
            {
                value = 0x10000 + (value & 0x3FF) << 10 + unit(index + 2) & 0x3FF
                length = 4
            }
            guard value != 0, let scalar = Unicode.Scalar(value) else {
                return .failure(Wrong(offset: index))
            }
            result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            index += length
        }
        return index == bytes.count ? .success(result) : .failure(Wrong(offset: index))
    }
}
