import Clearance
import HTTPTypes
import Hummingbird
import Messages
import Values

/// 格式拒收: a message that cannot be taken as a whole, answered with CEB900.
struct FormatRefusal {
    let problem: WholeMessageProblem
    let original: [UInt8]
    let at: Instant

    func response(as wanted: MediaKind) -> Response {
        switch wanted {
        case .json: details.response
        case .xml:
            Response(
                status: status, headers: [.contentType: "application/xml; charset=utf-8"],
                bytes: receipt)
        }
    }

    private var status: HTTPResponse.Status {
        switch problem.kind {
        case .notWellFormed: .badRequest
        case .violatesStandard: .unprocessableContent
        case .tooLarge: .contentTooLarge
        }
    }

    private var details: Problem {
        let detail = problem.issues.first?.message
        return Problem(
            status: status, code: "CEB900",
            title: Bilingual("报文格式校验未通过", "The message failed the format check"),
            detail: detail ?? Bilingual("报文不合规范。", "The message violates the standard."),
            issues: problem.issues)
    }

    private var receipt: [UInt8] {
        var form = FormatReceipt()
        form.guid = newGuid()
        // Observed with customs: -999999 answers what the format check stops (PROTOCOL c).
        form.returnStatus = "-999999"
        let text = problem.issues.map { issue in
            let line = issue.line.map { "第\($0)行 " } ?? ""
            return
                "[Code:\(issue.official ?? issue.code);Desc:\(line)\(issue.path) \(issue.message.zh)]"
        }.joined()
        form.returnInfo = String(text.unicodeScalars.prefix(5_000).map(Character.init))
        form.returnTime = at.compact17
        // The envelope may be sound where its payload is not.
        if isDxpEnvelope(original), case .success(let (envelope, _)) = readDxpEnvelope(original) {
            form.oriCopMsgId = String(
                envelope.copMsgId.unicodeScalars.prefix(255).map(Character.init))
        }
        form.oriMessageType = String(problem.messageType.prefix(15))
        // By its digest: what cannot be read cannot be masked, and the caller has the rest.
        form.oriBizMessage = "sha256:" + sha256Hex(original)
        return writeMessage([form], guid: newGuid())
    }

    private func newGuid() -> String {
        var digits = hexText((0..<16).map { _ in UInt8.random(in: 0...255) }).uppercased()
        for offset in [20, 16, 12, 8] {
            digits.insert("-", at: digits.index(digits.startIndex, offsetBy: offset))
        }
        return digits
    }
}
