import Glibc

/// GB 18030 (and with it GBK and GB 2312) to UTF-8 with the converter of the C library.
enum GB18030 {
    enum Wrong: Error {
        /// The first byte that belongs to no character.
        case invalid(Int)
        case tooLarge(Int)
        /// The C library has no such converter.
        case unavailable
    }

    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> Result<[UInt8], Wrong> {
        guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1
        else { return .failure(.unavailable) }
        defer { iconv_close(converter) }
        // Two bytes become three at most, four become four, one stays one.
        let capacity = bytes.count / 2 * 3 + 16
        var consumed = 0
        var failed = false
        let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
            var input: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(
                mutating: UnsafeRawPointer(source).assumingMemoryBound(to: CChar.self))
            var inputLeft = bytes.count
            var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target)
                .assumingMemoryBound(to: CChar.self)
            var outputLeft = capacity
            failed = iconv(converter, &input, &inputLeft, &output, &outputLeft) == -1
            consumed = bytes.count - inputLeft
            count = capacity - outputLeft
        }
        if failed || consumed < bytes.count { return .failure(.invalid(consumed)) }
        return result.count > limit ? .failure(.tooLarge(result.count)) : .success(result)
    }
}
