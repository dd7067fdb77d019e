import CFuzzer

/// 变异: cuts at the marks of the format as often as libFuzzer cuts anywhere, so that most inputs
/// stay well formed and reach what is behind the parser.
@_cdecl("LLVMFuzzerCustomMutator")
func mutate(
    _ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ room: Int, _ seed: UInt32
) -> Int {
    var random = SplitMix(state: UInt64(seed))
    guard let target = Fuzz.chosen, count > 1, random.next() % 2 == 0 else {
        return LLVMFuzzerMutate(start, count, room)
    }
    var cutting = Cutting(
        bytes: Array(UnsafeBufferPointer(start: start, count: count)), marks: target.marks)
    guard let changed = cutting.changed(using: &random), changed.count <= room else {
        return LLVMFuzzerMutate(start, count, room)
    }
    changed.withUnsafeBufferPointer { view in
        if let base = view.baseAddress { start.update(from: base, count: view.count) }
    }
    return changed.count
}

/// 切割: the pieces between marks, one of which is taken out, doubled, moved or replaced.
private struct Cutting {
    private let bytes: [UInt8]
    private let places: [Int]

    /// Values that are at the edge of something.
    private static let values = [
        "", "0", "-1", "1.00000", "0.01", "99999999999999.99999", "1e9", "  ", "\u{FEFF}", "\u{0}",
        "20240229", "20230229", "20260601120000", "142", "CN", "样例", "&#x41;", "&lt;", "<!---->",
        "<![CDATA[x]]>", "9223372036854775808", "null", "[]", "{}", "\\ud800", "\"", "A1",
        "XFD1048576",
        "=1+1", "true",
    ].map { Array($0.utf8) }

    init(bytes: [UInt8], marks: [UInt8]) {
        self.bytes = bytes
        places = [0] + bytes.indices.filter { marks.contains(bytes[$0]) } + [bytes.count]
    }

    mutating func changed(using random: inout SplitMix) -> [UInt8]? {
        guard places.count > 3 else { return nil }
        let longest = [1, 1, 2, 4, 16].randomElement(using: &random) ?? 1
        let first = Int.random(in: 0..<places.count - 1, using: &random)
        let last = min(places.count - 1, first + Int.random(in: 1...longest, using: &random))
        let piece = places[first]..<places[last]
        switch random.next() % 5 {
        case 0: return Array(bytes[..<piece.lowerBound] + bytes[piece.upperBound...])
        case 1: return Array(bytes[..<piece.upperBound] + bytes[piece] + bytes[piece.upperBound...])
        case 2:
            let other = places.randomElement(using: &random) ?? 0
            return Array(bytes[..<other] + bytes[piece] + bytes[other...])
        default:
            // What stands behind the mark.
            let from = min(piece.lowerBound + 1, places[first + 1])
            let value = Self.values.randomElement(using: &random) ?? []
            return Array(bytes[..<from] + value + bytes[places[first + 1]...])
        }
    }
}
