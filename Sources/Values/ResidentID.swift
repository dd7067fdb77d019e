/// 公民身份号码: the 18 characters that identify a person in China, GB 11643-1999.
///
/// The personal yearly quota hangs on it, so one person must have one spelling: `init(_:)`
/// normalises, and `text` is what is compared, hashed and stored.
public struct ResidentID: Hashable, Sendable {
    /// Canonical: seventeen ASCII digits and a digit or a capital X.
    public let text: String

    /// Normalises, then checks; nil for everything that `parse` refuses.
    public init?(_ text: some StringProtocol) {
        guard case .success(let id) = ResidentID.parse(text) else { return nil }
        self = id
    }

    /// Nil unless the text already is in canonical form and correct.
    public init?(canonical text: some StringProtocol) {
        guard let id = ResidentID(text), id.text == text else { return nil }
        self = id
    }

    /// Normalises, then checks. With `today`, a birth day after it is refused as well.
    public static func parse(
        _ text: some StringProtocol, today: Day? = nil
    ) -> Result<ResidentID, ResidentIDProblem> {
        // No honest spelling is longer; what follows need not be read.
        guard text.utf8.count <= 200 else { return .failure(.wrongLength) }
        let canonical = normalise(String(text))
        if let problem = withBytes(of: canonical, { problem(in: $0, today: today) }) {
            return .failure(problem)
        }
        return .success(ResidentID(checked: canonical))
    }

    private init(checked text: String) { self.text = text }

    /// The day of birth, from positions 7 to 14.
    public var birthDay: Day {
        guard let day = Day(compact: text.dropFirst(6).prefix(8)) else {
            preconditionFailure("a resident ID is built with a real birth day only")
        }
        return day
    }

    /// `110***********002X`.
    public var masked: String { maskedIDNumber(text) }
}

extension ResidentID: CustomStringConvertible {
    /// Masked, so that a log line cannot give a person away; ask for `text` on purpose.
    public var description: String { masked }
}

extension ResidentID: CustomReflectable {
    /// Masked for the same reason: a dump of a paper prints no number.
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
