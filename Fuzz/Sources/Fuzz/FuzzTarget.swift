/// 模糊测试对象: one way in for bytes of strangers, its seeds, and what must hold of any input.
///
/// A broken promise traps, so that libFuzzer keeps the input that broke it.
enum FuzzTarget: String, CaseIterable {
    /// `readAny`, `checkMessage`
    case message
    /// `verifySignature`
    case signature
    /// `readMessageJSON`, `readPaymentData`
    case json
    /// `MessageSplitter`, `convertMessage`, `redactMessage`
    case stream
    /// `MessageBuild` of a workbook, raw or as parts that are packed here
    case workbook
    /// `MessageBuild` of a CSV file, `CSVReader`
    case csv

    /// What is made once must be made before the first input is timed.
    func prepare() {
        switch self {
        case .signature: _ = SignatureGround.kept
        case .message, .json, .stream, .workbook, .csv: break
        }
    }

    func take(_ bytes: [UInt8]) {
        switch self {
        case .message: takeMessage(bytes)
        case .signature: takeSigned(bytes)
        case .json: takeJSON(bytes)
        case .stream: takeStream(bytes)
        case .workbook: takeWorkbook(bytes)
        case .csv: takeCSV(bytes)
        }
    }

    /// Signed messages need the keys that signed them, and are made by `SignatureGround`.
    var seeds: [[UInt8]] {
        switch self {
        case .message: Seeds.messages
        case .signature: []
        case .json: Seeds.json
        case .stream: Seeds.streams
        case .workbook: Seeds.workbooks
        case .csv: Seeds.csv
        }
    }

    /// Marks between which the mutator cuts.
    var marks: [UInt8] {
        switch self {
        case .message, .signature, .stream, .workbook: Array("<>".utf8)
        case .json: Array("\",:{}[]".utf8)
        case .csv: Array(",\n\"".utf8)
        }
    }
}
