import Clearance
import Messages
import Platform
import Storage

/// The witness: remembers what was sent and answered, and asks the tables for it.
extension Simulation {
    /// Every answer, also one that will be lost on its way: its message is kept byte for byte, and
    /// it is the first answer.
    mutating func witness(_ replies: [SimulatedNode.Reply]) throws {
        var asked: [Int] = []
        for (errand, result) in replies {
            switch result {
            case .failure(WindowProblem.defect(let text)) where !text.contains("simulated"):
                fault(.answered, "第\(errand)次提交无法裁决", "errand \(errand) cannot be decided: \(text)")
            case .failure: break
            case .success(let answer):
                guard errands[errand].message != nil else { continue }
                if !isRight(answer, to: errands[errand].expects) {
                    fault(
                        .effectOnce, "第\(errand)次提交以旧号改内容而未被拒",
                        "errand \(errand) changed what was declared, and was not refused")
                }
                if case .guidConflict = answer { continue }
                guard let kept = kept(answer) else {
                    fault(.answered, "第\(errand)次提交答非所问", "errand \(errand) got another answer")
                    continue
                }
                if let first = errands[errand].answer, first != kept {
                    fault(
                        .resendAnswer, "第\(errand)次提交两次答复不同",
                        "errand \(errand) was answered in two ways")
                }
                errands[errand].answer = errands[errand].answer ?? kept
                asked.append(errand)
            }
        }
        try witness(asked)
    }

    mutating func witnessAll() throws {
        try witness(errands.indices.filter { errands[$0].answer != nil })
    }

    private mutating func witness(_ answered: [Int]) throws {
        let guids = answered.compactMap { errands[$0].message?.guid }
        let found = try faulty.read { [zone] in try SimulationRows.messages(guids, zone, $0) }
        for errand in answered {
            guard let message = errands[errand].message else { continue }
            let there = found[message.guid]
            if there?.bytes != message.bytes || there?.answer != errands[errand].answer {
                fault(
                    .acknowledged, "\(message.guid)：已答复而存储不符",
                    "\(message.guid): answered, and not what is kept")
            }
        }
    }

    /// A number that was used stays with its content.
    private func isRight(_ answer: Answer, to expectation: Errand.Expectation) -> Bool {
        switch (expectation, answer) {
        case (.anything, .guidConflict): false
        case (.anything, _), (.guidConflict, .guidConflict), (.refusal, .replay): true
        case (.refusal, .message(let message)):
            message.papers.allSatisfy { $0.outcome == .refused }
        default: false
        }
    }

    private func kept(_ answer: Answer) -> [UInt8]? {
        switch answer {
        case .message(let message): AnswerJSON.stored(message)
        case .replay(let answer): answer
        default: nil
        }
    }
}
