import CZstd

/// 压缩: what is sealed is made short before; afterwards it could not be.
///
/// Small values have little in themselves that repeats, so they are compressed against a dictionary
/// of what all such values have in common. Level 1: higher ones gained 2 % on our papers.
enum Compression: UInt8 {
    case none = 0
    case plain = 1
    /// Against `SealDictionary.first`, which therefore never changes.
    case firstDictionary = 2

    private static let level: Int32 = 1
    /// Shorter values cannot win what the frame costs.
    private static let least = 40
    /// Longer values bring repetitions enough of their own.
    private static let dictionaryLimit = 64 << 10
    /// No value that we write is as long.
    private static let most = 256 << 20

    /// The shortest form of `bytes`, and how it came about.
    static func compress(_ bytes: [UInt8]) throws(SealProblem) -> (Compression, [UInt8]) {
        guard bytes.count >= least else { return (.none, bytes) }
        let dictionary = bytes.count <= dictionaryLimit ? SealDictionary.first : nil
        let context = try compressors.take(orMake: ZstdCompressor.init)
        let bound = ZSTD_compressBound(bytes.count)
        var code = 0
        let short = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            code = ZSTD_CCtx_refCDict(context.handle, dictionary?.forCompressing)
            guard ZSTD_isError(code) == 0 else { return }
            code = ZSTD_compress2(
                context.handle, buffer.baseAddress, bound, bytes, bytes.count)
            count = ZSTD_isError(code) == 0 ? code : 0
        }
        guard ZSTD_isError(code) == 0 else { throw .failed("zstd") }
        compressors.giveBack(context)
        guard short.count < bytes.count else { return (.none, bytes) }
        return (dictionary == nil ? .plain : .firstDictionary, short)
    }

    /// What `compress` was given; the bytes are authentic when they come here, and still bounded.
    func expand(_ bytes: [UInt8]) throws(SealProblem) -> [UInt8] {
        if self == .none { return bytes }
        let size = ZSTD_getFrameContentSize(bytes, bytes.count)
        guard size <= UInt64(Self.most) else { throw .failed("zstd: size") }
        let context = try Self.expanders.take(orMake: ZstdExpander.init)
        let dictionary = self == .firstDictionary ? SealDictionary.first : nil
        var code = 0
        let clear = [UInt8](unsafeUninitializedCapacity: max(1, Int(size))) { buffer, count in
            code = ZSTD_DCtx_refDDict(context.handle, dictionary?.forExpanding)
            guard ZSTD_isError(code) == 0 else { return }
            code = ZSTD_decompressDCtx(
                context.handle, buffer.baseAddress, Int(size), bytes, bytes.count)
            count = ZSTD_isError(code) == 0 ? code : 0
        }
        guard ZSTD_isError(code) == 0, clear.count == Int(size) else { throw .failed("zstd") }
        Self.expanders.giveBack(context)
        return clear
    }

    private static let compressors = Pool<ZstdCompressor>()
    private static let expanders = Pool<ZstdExpander>()

    fileprivate static func prepare(_ context: OpaquePointer) -> Bool {
        // The tag of the seal is the checksum, the version says which dictionary.
        for (parameter, value) in [
            (ZSTD_c_compressionLevel, level), (ZSTD_c_checksumFlag, 0), (ZSTD_c_dictIDFlag, 0),
        ] where ZSTD_isError(ZSTD_CCtx_setParameter(context, parameter, value)) != 0 {
            return false
        }
        return true
    }
}

/// `@unchecked Sendable`: it belongs to one call at a time, from `Pool.take` to `giveBack`.
private final class ZstdCompressor: @unchecked Sendable {
    let handle: OpaquePointer

    init() throws(SealProblem) {
        guard let handle = ZSTD_createCCtx() else { throw .failed("zstd") }
        self.handle = handle
        guard Compression.prepare(handle) else { throw .failed("zstd") }
    }

    deinit { ZSTD_freeCCtx(handle) }
}

/// `@unchecked Sendable`: it belongs to one call at a time, from `Pool.take` to `giveBack`.
private final class ZstdExpander: @unchecked Sendable {
    let handle: OpaquePointer

    init() throws(SealProblem) {
        guard let handle = ZSTD_createDCtx() else { throw .failed("zstd") }
        self.handle = handle
    }

    deinit { ZSTD_freeDCtx(handle) }
}
