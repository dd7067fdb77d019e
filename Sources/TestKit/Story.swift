import Values

/// 故事: a day's papers with what must become of them, one sentence a line.
///
/// `#` begins a remark; the first remark is the title. `Fixtures/stories/README.md` lists the
/// sentences. Nothing in here knows how a story is carried out.
package struct Story: Sendable, CustomStringConvertible {
    package struct Line: Sendable {
        package var number: Int
        package var words: [String]
    }

    package let title: String
    package let lines: [Line]
    package var description: String { title }

    package init(_ text: String) {
        var title = ""
        var lines: [Line] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if line.hasPrefix("#") {
                if title.isEmpty { title = String(line.drop { $0 == "#" || $0 == " " }) }
                continue
            }
            let words = line.split(separator: " ").map(String.init)
            if !words.isEmpty { lines.append(Line(number: index + 1, words: words)) }
        }
        self.title = title
        self.lines = lines
    }
}
