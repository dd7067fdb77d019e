/// 待比报文: one of two messages, with its transport envelope where it came in one.
struct ComparedMessage {
    let draft: Draft
    let shape: PaperShape
    let envelope: DxpEnvelope?

    static func read(
        _ bytes: [UInt8], _ limits: ReadingLimits
    ) -> Result<ComparedMessage, WholeMessageProblem> {
        guard MessageForm(of: bytes) == .xml, isDxpEnvelope(bytes) else {
            return readDraft(bytes, limits: limits).map {
                ComparedMessage(draft: $0.draft, shape: $0.shape, envelope: nil)
            }
        }
        return readDxpEnvelope(bytes, limits: limits).flatMap { envelope, payload in
            readDraft(payload, limits: limits).map {
                ComparedMessage(draft: $0.draft, shape: $0.shape, envelope: envelope)
            }
        }
    }

    func compared(
        with other: ComparedMessage, _ options: ComparisonOptions
    ) -> MessageComparison {
        var result = MessageComparison(types: [draft.root, other.draft.root])
        let comparer = FieldComparer(options: options)
        if draft.root != other.draft.root {
            result.envelope.append(
                ComparedField(
                    path: "messageType", chinese: "报文类型", english: "message type",
                    first: draft.root, second: other.draft.root))
        }
        if !options.onlyContent { result.envelope += envelopeFields(against: other, comparer) }
        for pair in PaperPairs(self, other).pairs {
            var paper = ComparedPaper(key: pair.key, first: pair.first, second: pair.second)
            if let first = pair.first, let second = pair.second {
                paper.fields = comparer.papers(
                    draft.papers[first], other.draft.papers[second], shape)
                guard !paper.fields.isEmpty else {
                    result.same += 1
                    continue
                }
            }
            result.papers.append(paper)
        }
        return result
    }

    private func envelopeFields(
        against other: ComparedMessage, _ comparer: FieldComparer
    ) -> [ComparedField] {
        var found = comparer.texts([
            ("guid", "报文序号", "message guid", draft.guid, other.draft.guid),
            ("version", "报文版本", "version", draft.version, other.draft.version),
            (
                "ExtendMessage", "扩展信息", "extension", described(draft.extendMessage),
                described(other.draft.extendMessage, unlike: draft.extendMessage)
            ),
            (
                "Signature", "签名", "signature", described(draft.signature),
                described(other.draft.signature, unlike: draft.signature)
            ),
        ])
        found += comparer.records(
            draft.transfer?.children ?? [], other.draft.transfer?.children ?? [],
            BaseTransfer.fields.map(ShapeField.init), under: "BaseTransfer/")
        let most = max(draft.subscriptions.count, other.draft.subscriptions.count)
        for index in 0..<most {
            found += comparer.records(
                draft.subscriptions.children(at: index),
                other.draft.subscriptions.children(at: index),
                BaseSubscribe.fields.map(ShapeField.init), under: "BaseSubscribe[\(index)]/")
        }
        return found + transportFields(against: other, comparer)
    }

    private func transportFields(
        against other: ComparedMessage, _ comparer: FieldComparer
    ) -> [ComparedField] {
        let (ours, theirs) = (envelope, other.envelope)
        return comparer.texts([
            ("DxpMsg/CopMsgId", "原始报文id", "message id", ours?.copMsgId, theirs?.copMsgId),
            ("DxpMsg/SenderId", "发送方", "sender", ours?.senderId, theirs?.senderId),
            (
                "DxpMsg/ReceiverIds", "接收方", "receivers",
                ours?.receiverIds.joined(separator: " "), theirs?.receiverIds.joined(separator: " ")
            ),
            ("DxpMsg/CreatTime", "创建时间", "created", ours?.creatTime, theirs?.creatTime),
            ("DxpMsg/MsgType", "报文类型", "message type", ours?.msgType, theirs?.msgType),
            ("DxpMsg/FileName", "文件名", "file name", ours?.fileName, theirs?.fileName),
        ])
    }

    /// Enough to see that it is there and another.
    private func described(_ bytes: [UInt8]?, unlike other: [UInt8]? = nil) -> String? {
        guard let bytes else { return nil }
        let isOther = other.map { $0 != bytes && $0.count == bytes.count } ?? false
        return isOther ? "\(bytes.count) B, ≠" : "\(bytes.count) B"
    }
}

extension [DraftElement] {
    fileprivate func children(at index: Int) -> [DraftElement] {
        index < count ? self[index].children : []
    }
}
