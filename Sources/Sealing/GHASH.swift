/// GHASH: the authentication of GCM (NIST SP 800-38D, 6.4), without tables and without branches on
/// data, so that its time tells nothing of key or text.
///
/// Carry-less products are made of integer products with holes of three bits between the bits,
/// as BearSSL describes in `ctmul64`: carries fall into the holes and are masked away.
struct GHASH {
    private let h0: UInt64
    private let h1: UInt64
    private let reversed0: UInt64
    private let reversed1: UInt64
    private var y0: UInt64 = 0
    private var y1: UInt64 = 0

    /// `key` is the block of zeros, enciphered: 16 bytes.
    init(key: [UInt8]) {
        h1 = Self.word(key, 0)
        h0 = Self.word(key, 8)
        reversed0 = Self.reversed(h0)
        reversed1 = Self.reversed(h1)
    }

    /// Takes bytes in, the last block filled up with zeros.
    mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index + 16 <= bytes.count {
            block(Self.word(bytes, index), Self.word(bytes, index + 8))
            index += 16
        }
        guard index < bytes.count else { return }
        var last = [UInt8](repeating: 0, count: 16)
        for (place, byte) in bytes[index...].enumerated() { last[place] = byte }
        block(Self.word(last, 0), Self.word(last, 8))
    }

    /// Takes in how many bytes there were, and answers the hash: 16 bytes.
    mutating func finish(context: Int, text: Int) -> [UInt8] {
        block(UInt64(context) &* 8, UInt64(text) &* 8)
        var hash: [UInt8] = []
        hash.reserveCapacity(16)
        for word in [y1, y0] {
            for shift in stride(from: 56, through: 0, by: -8) {
                hash.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return hash
    }

    private mutating func block(_ high: UInt64, _ low: UInt64) {
        y1 ^= high
        y0 ^= low
        let (r0, r1) = (Self.reversed(y0), Self.reversed(y1))

        // Three products of half the width instead of four (Karatsuba), each for its lower and,
        // by the reversed words, for its upper half.
        let low0 = Self.product(y0, h0)
        let low1 = Self.product(y1, h1)
        let middle = Self.product(y0 ^ y1, h0 ^ h1) ^ low0 ^ low1
        let up0 = Self.product(r0, reversed0)
        let up1 = Self.product(r1, reversed1)
        let upMiddle = Self.product(r0 ^ r1, reversed0 ^ reversed1) ^ up0 ^ up1

        var v0 = low0
        var v1 = (Self.reversed(up0) >> 1) ^ middle
        var v2 = low1 ^ (Self.reversed(upMiddle) >> 1)
        var v3 = Self.reversed(up1) >> 1

        // GCM numbers its bits from the left: one step to the left makes up for it.
        v3 = v3 << 1 | v2 >> 63
        v2 = v2 << 1 | v1 >> 63
        v1 = v1 << 1 | v0 >> 63
        v0 = v0 << 1

        // Modulo x^128 + x^7 + x^2 + x + 1.
        v2 ^= v0 ^ v0 >> 1 ^ v0 >> 2 ^ v0 >> 7
        v1 ^= v0 << 63 ^ v0 << 62 ^ v0 << 57
        v3 ^= v1 ^ v1 >> 1 ^ v1 >> 2 ^ v1 >> 7
        v2 ^= v1 << 63 ^ v1 << 62 ^ v1 << 57
        y0 = v2
        y1 = v3
    }

    /// The lower 64 bits of a product without carries.
    @inline(__always)
    private static func product(_ x: UInt64, _ y: UInt64) -> UInt64 {
        let m0: UInt64 = 0x1111_1111_1111_1111
        let m1 = m0 << 1
        let m2 = m0 << 2
        let m3 = m0 << 3
        let (x0, x1, x2, x3) = (x & m0, x & m1, x & m2, x & m3)
        let (y0, y1, y2, y3) = (y & m0, y & m1, y & m2, y & m3)
        let z0 = (x0 &* y0) ^ (x1 &* y3) ^ (x2 &* y2) ^ (x3 &* y1)
        let z1 = (x0 &* y1) ^ (x1 &* y0) ^ (x2 &* y3) ^ (x3 &* y2)
        let z2 = (x0 &* y2) ^ (x1 &* y1) ^ (x2 &* y0) ^ (x3 &* y3)
        let z3 = (x0 &* y3) ^ (x1 &* y2) ^ (x2 &* y1) ^ (x3 &* y0)
        return z0 & m0 | z1 & m1 | z2 & m2 | z3 & m3
    }

    @inline(__always)
    private static func reversed(_ word: UInt64) -> UInt64 {
        var x = word
        x = (x & 0x5555_5555_5555_5555) << 1 | (x >> 1) & 0x5555_5555_5555_5555
        x = (x & 0x3333_3333_3333_3333) << 2 | (x >> 2) & 0x3333_3333_3333_3333
        x = (x & 0x0F0F_0F0F_0F0F_0F0F) << 4 | (x >> 4) & 0x0F0F_0F0F_0F0F_0F0F
        return x.byteSwapped
    }

    @inline(__always)
    private static func word(_ bytes: some RandomAccessCollection<UInt8>, _ at: Int) -> UInt64 {
        var word: UInt64 = 0
        for byte in bytes.dropFirst(at).prefix(8) { word = word << 8 | UInt64(byte) }
        return word
    }
}
