import Values

/// xs:dateTime: `2026-11-21T10:00:00`, with decimals of a second and a zone where wanted.
func isDateTime(_ text: String) -> Bool {
    let parts = trimmed(text).split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, Day(parts[0]) != nil else { return false }
    var time = parts[1]
    if time.hasSuffix("Z") {
        time.removeLast()
    } else if let sign = time.firstIndex(where: { $0 == "+" || $0 == "-" }) {
        let zone = time[time.index(after: sign)...].split(
            separator: ":", omittingEmptySubsequences: false)
        guard zone.count == 2, number(zone[0], 2, 0...14) != nil,
            number(zone[1], 2, 0...59) != nil
        else { return false }
        time = time[..<sign]
    }
    let halves = time.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, halves.count == 1 || isDigits(halves[1]) else { return false }
    let clock = halves[0].split(separator: ":", omittingEmptySubsequences: false)
    return clock.count == 3 && number(clock[0], 2, 0...23) != nil
        && number(clock[1], 2, 0...59) != nil && number(clock[2], 2, 0...59) != nil
}

/// xs:date: `2026-11-21`, with a zone where wanted.
func isDate(_ text: String) -> Bool { isDateTime(datePart(text) + "T00:00:00" + zonePart(text)) }

private func datePart(_ text: String) -> String { String(trimmed(text).prefix(10)) }
private func zonePart(_ text: String) -> String { String(trimmed(text).dropFirst(10)) }

private func trimmed(_ text: String) -> Substring {
    var text = text.drop { " \t\r\n".contains($0) }
    while let last = text.last, " \t\r\n".contains(last) { text.removeLast() }
    return text
}

private func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 &- 0x30 <= 9 }
}

private func number(_ text: Substring, _ width: Int, _ range: ClosedRange<Int>) -> Int? {
    guard text.utf8.count == width, isDigits(text), let value = Int(text), range.contains(value)
    else { return nil }
    return value
}
