/// 校验规则: everything the standard asks of a message; the raw value is the permanent public code.
///
/// A code may be retired but never reused. `MSG-…` refuses, `LEN-…` only warns: the standard's own
/// published samples break that rule, or its table is known to be incomplete.
public enum MessageRule: String, Sendable, CaseIterable {
    // The message as a whole.
    case notWellFormed = "MSG-001"
    case badEncoding = "MSG-002"
    case forbiddenConstruct = "MSG-003"
    case pastLimit = "MSG-004"
    case notProcessed = "MSG-005"
    case wrongNamespace = "MSG-010"
    case unknownMessageType = "MSG-011"
    case messageGUID = "MSG-012"
    case messageVersion = "MSG-013"
    case noPaper = "MSG-014"
    case tooManyPapers = "MSG-015"
    case noTransfer = "MSG-016"
    case unknownTopElement = "MSG-017"
    case topElementOrder = "MSG-018"
    case tooManyOfTopElement = "MSG-019"

    // The structure of a paper.
    case missingField = "MSG-020"
    case repeatedField = "MSG-021"
    case unknownElement = "MSG-022"
    case misplacedField = "MSG-023"
    case foreignNamespace = "MSG-024"
    case strayText = "MSG-025"
    case unknownAttribute = "MSG-026"
    case elementInField = "MSG-027"
    case missingHead = "MSG-028"
    case noItems = "MSG-029"
    case tooManyItems = "MSG-030"
    case headOrder = "MSG-031"

    // The value of a field, as the official schema judges it.
    case tooShort = "MSG-040"
    case tooLong = "MSG-041"
    case notDecimal = "MSG-042"
    case tooManyDecimals = "MSG-043"
    case tooManyDigits = "MSG-044"
    case notInteger = "MSG-045"

    // The value of a field, as the notes of the specification ask for.
    case changeKind = "MSG-050"
    case businessStatus = "MSG-051"
    case timestamp = "MSG-052"
    case day = "MSG-053"
    case fixedValue = "MSG-054"
    case notInList = "MSG-055"
    case unknownCode = "MSG-056"
    case commodityCode = "MSG-057"
    case returnStatus = "MSG-058"
    case negativeNumber = "MSG-059"
    case zeroQuantity = "MSG-060"

    // Fields against each other.
    case lineNumber = "MSG-070"
    case repeatedLineNumber = "MSG-071"
    case orderSum = "MSG-072"
    case bondedField = "MSG-074"
    case directField = "MSG-075"
    case bondedCountry = "MSG-076"
    case netAboveGross = "MSG-077"
    case secondUnit = "MSG-078"

    case splitNumber = "MSG-100"
    case timeSpan = "MSG-101"
    case abroad = "MSG-102"

    // The signature and the transport envelope.
    case signatureShape = "MSG-080"
    case unsigned = "MSG-SIG"
    case envelopeShape = "MSG-090"
    case envelopePayload = "MSG-091"
    case envelopeType = "MSG-092"

    /// Legal by the schema, beyond what this system can hold.
    case beyondOurLimit = "MSG-LIM"
    /// The list of issues was cut off.
    case moreIssues = "MSG-MORE"

    // Leniencies: see docs/reference/leniencies.md.
    case guidLetters = "LEN-01"
    case residentID = "LEN-02"
    case packageCount = "LEN-03"
    case itemTotal = "LEN-04"
    case officeCode = "LEN-05"
    case wrapCode = "LEN-06"
    case waybillStatus = "LEN-07"
    case transportChannel = "LEN-08"
    case earlierEdition = "LEN-09"
    case exportValue = "LEN-10"

    /// The permanent code, such as `MSG-020`.
    public var code: String { rawValue }

    public var isLeniency: Bool { rawValue.hasPrefix("LEN-") }

    public var severity: Issue.Severity { isLeniency ? .warning : .error }
}
