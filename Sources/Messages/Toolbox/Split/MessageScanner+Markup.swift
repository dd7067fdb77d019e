// Tags, comments, sections, instructions: opened and closed.

extension MessageScanner {
    mutating func open(_ byte: UInt8, _ index: inout Int) -> Int? {
        switch byte {
        case UInt8(ascii: "/"): state = .endTag
        case UInt8(ascii: "!"): state = .bang(0)
        case UInt8(ascii: "?"):
            state = .target(0)
            tokenLength = 2
        case UInt8(ascii: "<"): break
        default:
            let start = index - tokenLength
            let isNext = isEnded
            if isNext { begin(.startTag) } else { state = .startTag }
            previous = 0
            return isNext ? start : nil
        }
        index += 1
        return nil
    }

    /// `<?xml ` can only stand at the beginning: where it stands elsewhere, a message is cut off.
    mutating func target(_ byte: UInt8, _ count: Int, _ index: inout Int) -> Int? {
        let name: StaticString = "xml"
        if count < 3 {
            guard byte == name.utf8Start[count] else {
                state = .instruction
                return nil
            }
            state = .target(count + 1)
            tokenLength += 1
            index += 1
            return nil
        }
        let isDeclaration = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
        let start = index - tokenLength
        let isNext = isDeclaration && (isEnded || depth > 0)
        if isNext { begin(.instruction) } else { state = .instruction }
        self.isDeclaration = isDeclaration
        previous = 0
        return isNext ? start : nil
    }

    mutating func instruction(_ byte: UInt8, _ index: inout Int) -> Int? {
        index += 1
        if byte == UInt8(ascii: ">"), previous == UInt8(ascii: "?") {
            state = .text
        } else if isDeclaration, byte | 0x20 == UInt8(ascii: "b"),
            previous | 0x20 == UInt8(ascii: "g")
        {
            isGB = true
        }
        previous = byte
        return nil
    }

    mutating func bang(_ byte: UInt8, _ count: Int, _ index: inout Int) -> Int? {
        let comment: StaticString = "--"
        let cdata: StaticString = "[CDATA["
        // The first byte says which of the two it can be.
        if count == 0 { previous = byte }
        let wanted = previous == comment.utf8Start[0] ? comment : cdata
        guard byte == wanted.utf8Start[count] else {
            let start = index - count - 2
            let isNext = isEnded
            if isNext { begin(.declaration) } else { state = .declaration }
            return isNext ? start : nil
        }
        index += 1
        state = .bang(count + 1)
        if count + 1 == wanted.utf8CodeUnitCount {
            state = wanted.utf8CodeUnitCount == 2 ? .comment : .cdata
            (previous, beforePrevious, isSecondByte) = (0, 0, false)
        }
        return nil
    }

    /// A comment or a CDATA section: ends with two of a byte and `>`.
    mutating func section(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, closedBy mark: UInt8
    ) -> Int? {
        var (last, beforeLast, isSecond) = (previous, beforePrevious, isSecondByte)
        defer { (previous, beforePrevious, isSecondByte) = (last, beforeLast, isSecond) }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isSecond {
                isSecond = false
                (beforeLast, last) = (last, 0)
                continue
            }
            if byte == UInt8(ascii: ">"), last == mark, beforeLast == mark {
                state = .text
                return nil
            }
            isSecond = isGB && byte >= 0x81
            (beforeLast, last) = (last, byte)
        }
        return nil
    }

    mutating func startTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        var last = previous
        defer { previous = last }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: ">"):
                if last != UInt8(ascii: "/") { depth += 1 }
                isEnded = depth == 0
                state = .text
                return nil
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                state = .quoted(byte)
                return nil
            // No tag holds this byte: the tag before it lacks its end.
            case UInt8(ascii: "<"):
                met()
                return nil
            default: last = byte
            }
        }
        return nil
    }

    mutating func quoted(
        _ quote: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
    ) -> Int? {
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == quote {
                state = .startTag
                previous = 0
                return nil
            }
            if byte == UInt8(ascii: "<") {
                met()
                return nil
            }
        }
        return nil
    }

    mutating func endTag(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int? {
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: ">") {
                depth = max(0, depth - 1)
                isEnded = depth == 0
                state = .text
                return nil
            }
            if byte == UInt8(ascii: "<") {
                met()
                return nil
            }
        }
        return nil
    }

    /// A DOCTYPE is never read; the reader of the message refuses it.
    mutating func declaration(_ byte: UInt8, _ index: inout Int) -> Int? {
        index += 1
        if byte == UInt8(ascii: ">") { state = .text }
        if byte == UInt8(ascii: "<") { met() }
        return nil
    }
}
