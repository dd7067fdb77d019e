/// A small generator with a seed (SplitMix64, Steele, Lea and Flood 2014), so that the same seed
/// makes the same samples on every machine for ever.
struct SampleRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Another sequence for every name.
    mutating func turn(towards name: String) {
        for byte in name.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The bias of the remainder does not matter for samples.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    mutating func digits(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count { text += String(below(10)) }
        return text
    }

    /// 36 characters, capitals, in the form of a random UUID (RFC 9562, version 4).
    mutating func guid() -> String {
        let digits = Array("0123456789ABCDEF")
        var text = ""
        for place in 0..<36 {
            switch place {
            case 8, 13, 18, 23: text += "-"
            case 14: text += "4"
            case 19: text.append(digits[8 + below(4)])
            default: text.append(digits[below(16)])
            }
        }
        return text
    }
}
