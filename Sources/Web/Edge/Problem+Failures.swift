import Hummingbird
import Platform
import Sealing
import Storage

extension Problem {
    /// What an error means to a caller; what is not known here is a defect of ours.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let problem as WindowProblem: self.init(window: problem)
        case let problem as StorageProblem: self.init(storage: problem)
        case let problem as TooManyUnknownKeys:
            self = .tooMany(
                "此地址的无效密钥过多。", "Too many keys from this address are nobody's.",
                retryAfter: problem.seconds)
        case is SealProblem:
            // Why is in the log: it is the operators' business.
            self = .unavailable(
                "平台的封存密钥暂不可用，未确认受理；请重发同一报文。",
                "The platform's sealing keys are not available; nothing was confirmed, send the "
                    + "same message again.", retryAfter: 5)
        case is CancellationError:
            // The caller is gone or the platform stops; either way it may come again.
            self = .unavailable("请求已取消。", "The request was cancelled.")
        case let error as any HTTPResponseError:
            switch error.status {
            case .contentTooLarge: self = .tooLarge(limit: 0)
            case .notFound: self = .notFound("没有这个地址。", "There is no such address.")
            case .badRequest: self = .notJSON
            default: self = .defect
            }
        default: self = .defect
        }
    }

    private init(window problem: WindowProblem) {
        switch problem {
        case .full(let seconds):
            self = .unavailable(
                "排队已满，请稍后重发；重发不会重复受理。",
                "The queue is full; send again shortly, nothing is taken twice.",
                retryAfter: seconds)
        case .tooMuchFromOne(let seconds):
            self = .tooMany(
                "贵企业排队的单证已达份额，请稍后重发。",
                "Your enterprise fills its share of the queue; send again shortly.",
                retryAfter: seconds)
        case .closing:
            self = .unavailable(
                "平台正在停止，请稍后重发。", "The platform is stopping; send again shortly.",
                retryAfter: 5)
        case .defect: self = .defect
        }
    }

    private init(storage problem: StorageProblem) {
        self = .unavailable(
            "存储暂不可用，未确认受理；请重发同一报文。",
            "The storage is not available; nothing was confirmed, send the same message again.",
            retryAfter: 5)
        // RFC 4918 section 11.5.
        if problem == .full { status = .init(code: 507, reasonPhrase: "Insufficient Storage") }
    }
}
