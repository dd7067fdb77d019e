import Messages

func takeMessage(_ bytes: [UInt8]) {
    let verdict = checkMessage(bytes)
    guard case .success(let (message, _)) = readAny(bytes) else {
        precondition(
            verdict.form == .json || verdict.errors > 0,
            "a message that cannot be read has no issue")
        return
    }
    precondition(verdict.messageType == message.type.rawValue, "two readings differ")
    precondition(verdict.papers == message.papers.count, "two readings differ")
}

func takeJSON(_ bytes: [UInt8]) {
    if case .success(let message) = readMessageJSON(bytes) {
        let verdict = checkMessage(bytes)
        precondition(verdict.papers == message.papers.count, "two readings differ")
    }
    guard case .success(let read) = readPaymentData(bytes) else { return }
    let written = read.data.json(certNo: read.certNo, signValue: read.signValue)
    guard case .success(let again) = readPaymentData(written) else {
        preconditionFailure("what was written cannot be read")
    }
    precondition(again.data == read.data, "what was written reads differently")
}

func takeStream(_ bytes: [UInt8]) {
    let whole = pieces(of: bytes, chunk: max(1, bytes.count))
    let chunked = pieces(of: bytes, chunk: 7)
    precondition(whole.map(\.bytes) == chunked.map(\.bytes), "chunks decide where messages end")
    precondition(whole.map(\.offset) == chunked.map(\.offset), "chunks decide where messages are")
    // By turns: together they are slow.
    for piece in whole.prefix(2) {
        if bytes.count % 2 == 0 {
            _ = redactMessage(piece.bytes, key: RedactionKey(1, 2))
        } else {
            takeForms(piece.bytes)
        }
    }
}

/// There and back is the same message.
private func takeForms(_ bytes: [UInt8]) {
    guard MessageForm(of: bytes) == .xml else {
        _ = convertMessage(bytes, to: .xml)
        return
    }
    guard case .success(let there) = convertMessage(bytes, to: .json), there.isLossless else {
        return
    }
    guard case .success(let back) = convertMessage(there.bytes, to: .xml), back.isLossless else {
        preconditionFailure("a lossless conversion cannot be turned back")
    }
    let (before, after) = (checkMessage(bytes), checkMessage(back.bytes))
    precondition(before.papers == after.papers, "a conversion changes how many papers there are")
    precondition(before.errors == after.errors, "a conversion changes what is wrong")
}

private func pieces(of bytes: [UInt8], chunk: Int) -> [MessageSplitter.Piece] {
    var splitter = MessageSplitter(limit: 1 << 20)
    var pieces: [MessageSplitter.Piece] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
        splitter.take(Array(bytes[start..<min(start + chunk, bytes.count)])) { pieces.append($0) }
    }
    splitter.finish { pieces.append($0) }
    return pieces
}
