import Foundation

/// Prints data as people read it or, with `--json`, as programs do.
enum Output {
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Columns padded to their widest cell; Chinese characters are two columns wide.
    static func table(_ header: [String], _ rows: [[String]]) -> String {
        var widths = header.map(width)
        for row in rows {
            for (index, cell) in row.enumerated() {
                widths[index] = max(widths[index], width(cell))
            }
        }
        let lines = [header, widths.map { String(repeating: "-", count: $0) }] + rows
        return lines.map { row in
            let cells = row.enumerated().map { index, cell in
                index == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[index] - width(cell))
            }
            return cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
}

/// Tells on standard error how far long work has come, so that output stays clean for pipes.
struct Progress {
    private let isShown = isatty(2) == 1
    private var last = ContinuousClock.now - .seconds(1)

    init() {}

    mutating func show(_ text: @autoclosure () -> String) {
        let now = ContinuousClock.now
        guard isShown, now - last >= .milliseconds(200) else { return }
        last = now
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text())".utf8))
    }

    func done() {
        guard isShown else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
