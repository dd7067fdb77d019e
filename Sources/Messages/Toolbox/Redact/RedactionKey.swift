/// 密钥散列: SipHash-2-4 (Aumasson and Bernstein, 2012): without the key nobody can tell which value
/// a substitute stands for, nor try out the values one by one.
public struct RedactionKey: Sendable {
    private let first: UInt64
    private let second: UInt64

    /// Sixteen bytes, little-endian as the authors print them.
    public init(_ first: UInt64, _ second: UInt64) {
        self.first = first
        self.second = second
    }

    /// From a secret of any length; a short one can be guessed.
    public init(secret: [UInt8]) {
        // Two numbers of the fractional digits of pi as fixed keys.
        let left = RedactionKey(0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344)
        let right = RedactionKey(0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89)
        self.init(left.hash(secret), right.hash(secret))
    }

    func hash(_ bytes: some Collection<UInt8>) -> UInt64 {
        var state = SipState(first, second)
        var word: UInt64 = 0
        var count = 0
        for byte in bytes {
            word |= UInt64(byte) << UInt64(count % 8 * 8)
            count += 1
            if count % 8 == 0 {
                state.absorb(word)
                word = 0
            }
        }
        state.absorb(word | UInt64(count & 0xFF) << 56)
        return state.finished()
    }
}

private struct SipState {
    private var v0, v1, v2, v3: UInt64

    init(_ first: UInt64, _ second: UInt64) {
        v0 = first ^ 0x736F_6D65_7073_6575
        v1 = second ^ 0x646F_7261_6E64_6F6D
        v2 = first ^ 0x6C79_6765_6E65_7261
        v3 = second ^ 0x7465_6462_7974_6573
    }

    mutating func absorb(_ word: UInt64) {
        v3 ^= word
        rounds(2)
        v0 ^= word
    }

    mutating func finished() -> UInt64 {
        v2 ^= 0xFF
        rounds(4)
        return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func rounds(_ count: Int) {
        for _ in 0..<count {
            v0 &+= v1
            v2 &+= v3
            v1 = v1.rotated(13) ^ v0
            v3 = v3.rotated(16) ^ v2
            v0 = v0.rotated(32)
            v2 &+= v1
            v0 &+= v3
            v1 = v1.rotated(17) ^ v2
            v3 = v3.rotated(21) ^ v0
            v2 = v2.rotated(32)
        }
    }
}

extension UInt64 {
    fileprivate func rotated(_ bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
