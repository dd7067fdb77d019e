import CPostgres
import Storage

/// What the server said when it refused a statement, and what that means for the transaction.
struct PostgresFault: Error {
    var problem: StorageProblem
    /// Whether the same body may succeed when it runs again, on this connection or another.
    var isPassing: Bool
    /// Whether the outcome of a COMMIT that ended like this is known: it was not done.
    var isCertain = true
    /// The transaction may only read: inside a write, because the server became a standby.
    var isWriteRefused = false

    /// The connection is gone, or the server has not answered for too long.
    static func lost(_ detail: String) -> PostgresFault {
        PostgresFault(problem: .io(detail), isPassing: true, isCertain: false)
    }

    /// Reads an error result. Values of rows stay out of the text: it is logged.
    init(_ result: OpaquePointer?, of statement: String) {
        let state = Self.field(result, PG_DIAG_SQLSTATE)
        let table = Self.field(result, PG_DIAG_TABLE_NAME)
        let isFatal = Self.field(result, PG_DIAG_SEVERITY_NONLOCALIZED) != "ERROR"
        let text = "\(Self.field(result, PG_DIAG_MESSAGE_PRIMARY)) (PostgreSQL \(state))"
        self.init(problem: .other(text), isPassing: false, isCertain: !isFatal)
        switch state.prefix(2) {
        case "40": (problem, isPassing) = (.busy, true)
        case "08", "": (problem, isPassing, isCertain) = (.io(text), true, false)
        case "22": problem = .other("a value does not fit (PostgreSQL \(state))")
        case "23":
            let constraint = Self.field(result, PG_DIAG_CONSTRAINT_NAME)
            let column = Self.field(result, PG_DIAG_COLUMN_NAME)
            let place = [table, constraint, column].filter { !$0.isEmpty }
            problem = .constraint("\(place.joined(separator: " ")) (PostgreSQL \(state))")
        case "42": problem = .other("\(text): \(statement)")
        case "53": problem = state == "53100" ? .full : .busy
        case "58": problem = .io(text)
        case "XX": problem = state == "XX000" ? .other(text) : .corrupt(text)
        default: break
        }
        switch state {
        // Too many connections; the lock was not free in time.
        case "53300", "55P03": (problem, isPassing) = (.busy, true)
        // The server stops, or starts.
        case "57P01", "57P02", "57P03": (problem, isPassing) = (.io(text), true)
        case "25006": (problem, isPassing, isWriteRefused) = (.io(text), true, true)
        // The owner of the transaction was silent for too long.
        case "25P03": (problem, isPassing, isCertain) = (.io(text), true, false)
        case "57014": problem = .busy
        // Whatever else ended the connection was no fault of the statement.
        default:
            if isFatal, !isPassing { (problem, isPassing, isCertain) = (.io(text), true, false) }
        }
    }

    private init(problem: StorageProblem, isPassing: Bool, isCertain: Bool) {
        self.problem = problem
        self.isPassing = isPassing
        self.isCertain = isCertain
    }

    private static func field(_ result: OpaquePointer?, _ code: Int32) -> String {
        PQresultErrorField(result, code).map { String(cString: $0) } ?? ""
    }
}

// The header has these as characters, which do not come over.
private let PG_DIAG_SEVERITY_NONLOCALIZED = Int32(UInt8(ascii: "V"))
private let PG_DIAG_SQLSTATE = Int32(UInt8(ascii: "C"))
private let PG_DIAG_MESSAGE_PRIMARY = Int32(UInt8(ascii: "M"))
private let PG_DIAG_TABLE_NAME = Int32(UInt8(ascii: "t"))
private let PG_DIAG_COLUMN_NAME = Int32(UInt8(ascii: "c"))
private let PG_DIAG_CONSTRAINT_NAME = Int32(UInt8(ascii: "n"))

extension PostgresFault {
    /// Whether a notice is more than a remark: at a COMMIT it says that a wait was cancelled.
    static func isWarning(_ notice: OpaquePointer?) -> Bool {
        field(notice, PG_DIAG_SEVERITY_NONLOCALIZED) == "WARNING"
    }
}
