extension SourceFile {
    /// What the compiler acts on: comments blanked, and the insides of texts too, unless kept.
    ///
    /// Lines stay where they are. An interpolation counts as part of its text, which is exact
    /// enough for words that nobody writes there.
    func code(keepingTexts: Bool = false, keepingComments: Bool = false) -> String {
        var scanner = CodeScanner(keepsTexts: keepingTexts, keepsComments: keepingComments)
        return scanner.scan(text)
    }
}

/// Tells comments and texts from the rest, as far as the tidy tests need it.
private struct CodeScanner {
    let keepsTexts: Bool
    let keepsComments: Bool
    private var output = String.UnicodeScalarView()

    init(keepsTexts: Bool, keepsComments: Bool) {
        self.keepsTexts = keepsTexts
        self.keepsComments = keepsComments
    }

    mutating func scan(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if starts(scalars, index, "//") {
                skip(scalars, &index, until: "\n", keeps: keepsComments)
            } else if starts(scalars, index, "/*") {
                skip(scalars, &index, until: "*/", keeps: keepsComments)
            } else if starts(scalars, index, "\"\"\"") {
                take(scalars, &index, 3)
                skip(scalars, &index, until: "\"\"\"", keeps: keepsTexts)
                take(scalars, &index, 3)
            } else if scalars[index] == "\"" {
                take(scalars, &index, 1)
                skip(scalars, &index, until: "\"", keeps: keepsTexts)
                take(scalars, &index, 1)
            } else {
                take(scalars, &index, 1)
            }
        }
        return String(output)
    }

    private mutating func take(_ scalars: [Unicode.Scalar], _ index: inout Int, _ count: Int) {
        for _ in 0..<count where index < scalars.count {
            output.append(scalars[index])
            index += 1
        }
    }

    private mutating func skip(
        _ scalars: [Unicode.Scalar], _ index: inout Int, until end: String, keeps: Bool
    ) {
        while index < scalars.count, !starts(scalars, index, end) {
            if end == "\"", scalars[index] == "\n" { return }
            let isEscape = scalars[index] == "\\" && end.hasPrefix("\"")
            for _ in 0..<(isEscape ? 2 : 1) where index < scalars.count {
                if keeps || scalars[index] == "\n" { output.append(scalars[index]) }
                index += 1
            }
        }
    }

    private func starts(_ scalars: [Unicode.Scalar], _ index: Int, _ text: String) -> Bool {
        var position = index
        for scalar in text.unicodeScalars {
            guard position < scalars.count, scalars[position] == scalar else { return false }
            position += 1
        }
        return true
    }
}
