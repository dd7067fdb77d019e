import Glibc

/// `Fuzz seeds FOLDER`, then `Fuzz TARGET [options of libFuzzer] FOLDER…`; `main` is libFuzzer's.
enum Fuzz {
    /// The target of this process. libFuzzer starts itself again for some of its work, without a
    /// word for the target, so the environment holds it.
    static let chosen = getenv("TONGGUAN_FUZZ_TARGET")
        .flatMap { FuzzTarget(rawValue: String(cString: $0)) }

    fileprivate static func start(_ words: [String]) {
        if words.count == 3, words[1] == "seeds" {
            writeSeeds(into: words[2])
            exit(0)
        }
        if words.count > 1 { setenv("TONGGUAN_FUZZ_TARGET", words[1], 0) }
        guard let chosen else {
            say("Fuzz seeds FOLDER | Fuzz TARGET [OPTION…] [FOLDER…]")
            say("TARGET: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
            exit(2)
        }
        chosen.prepare()
        atexit { Stopwatch.report() }
    }

    private static func writeSeeds(into folder: String) {
        makeFolder(folder)
        let ground = SignatureGround.make()
        writeFile(ground.authorities.flatMap(\.pem), to: "\(folder)/authorities.pem")
        for target in FuzzTarget.allCases {
            let own = "\(folder)/\(target.rawValue)"
            makeFolder(own)
            let seeds = target == .signature ? ground.signed : target.seeds
            for (number, seed) in seeds.enumerated() {
                writeFile(seed, to: "\(own)/\(number)")
            }
            say("\(target.rawValue): \(seeds.count) seeds")
        }
    }
}

/// Takes the word for the target off, so that libFuzzer does not take it for a folder.
@_cdecl("LLVMFuzzerInitialize")
func initialize(
    _ count: UnsafeMutablePointer<Int32>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> Int32 {
    let given = (0..<Int(count.pointee)).compactMap {
        words.pointee[$0].map { String(cString: $0) }
    }
    Fuzz.start(given)
    if given.count > 1, FuzzTarget(rawValue: given[1]) != nil {
        for index in 2..<given.count { words.pointee[index - 1] = words.pointee[index] }
        count.pointee -= 1
    }
    return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func takeInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let target = Fuzz.chosen { Stopwatch.time(bytes) { target.take(bytes) } }
    return 0
}
