extension PaperCheck {
    private static let kind = PaperShapes.of(.ceb623).head.mask("appType")

    /// CEB 2022-05, CEB623 appType: a cancellation can only be new.
    mutating func cancelRequest(_ request: borrowing CancelRequest) {
        if head.isSound(Self.kind), request.appType != "1" {
            head(.changeKind, "appType", expected: "1", found: request.appType)
        }
    }
}
