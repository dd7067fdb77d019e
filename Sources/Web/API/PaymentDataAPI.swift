import Clearance
import Hummingbird
import Messages
import Platform
import Values

/// 支付原始数据接口: sessions for officers, uploads from platforms (公告2018年第179号).
struct PaymentDataAPI {
    let platform: RunningPlatform
    private let receiver: PaymentDataReceiver

    init(platform: RunningPlatform) {
        self.platform = platform
        receiver = PaymentDataReceiver(platform)
    }

    func add(to router: Router<WebContext>) {
        router.post("ceb2grab/grab/realTimeDataUpload") { request, context in
            try await upload(request, from: context)
        }
        router.post("platDataOpen/{ebpCode}") { request, context in
            try await inquire(request, context)
        }
        let group = router.group("api/v1/payment-data")
        group.post("requests") { request, context in try await open(request, context) }
        group.get("inquiries") { _, context in try inquiries(context) }
        group.get { request, context in try find(request, context) }
    }

    // MARK: Uploads

    /// The interface's own answers: 10000 or 20000, with status 200 either way.
    private func upload(_ request: Request, from context: WebContext) async throws -> Response {
        try limit(context)
        let bytes = try await FormFields.read(
            "payExInfoStr", of: request, platform, limit: 1 << 20)
        let time = platform.clock.now.milliseconds
        switch try await receiver.receive(bytes) {
        case .success:
            return .json(DataAnswer.success.json(message: "上传成功", serviceTime: time, total: 0))
        case .failure(let refusal):
            let says = refusal.says
            return .json(
                DataAnswer.failure.json(
                    message: "上传失败：\(says.zh) | upload failed: \(says.en)", serviceTime: time,
                    total: 0))
        }
    }

    /// The interface has no keys, so the address is all that is known of who sends.
    private func limit(_ context: WebContext) throws {
        if let seconds = platform.paymentDataLimiter.refuse(context.address) {
            throw Problem.tooMany(
                "支付原始数据接口调用过于频繁。", "The payment data interface is called too often.",
                retryAfter: seconds)
        }
    }

    // MARK: Inquiries of customs

    /// 10000 for unknown orders too: whether there is such an order the data will tell.
    private func inquire(_ request: Request, _ context: WebContext) async throws -> Response {
        try limit(context)
        let bytes = try await FormFields.read("openReq", of: request, platform, limit: 4_096)
        let time = platform.clock.now.milliseconds
        let ebpCode = try context.pathText("ebpCode")
        guard let asked = DataRequest(bytes),
            try await receiver.record(asked, to: ebpCode)
        else {
            return .json(
                DataAnswer.failure.json(
                    message: "请求有误，或该平台不可用 | wrong request, or no such platform",
                    serviceTime: time))
        }
        return .json(DataAnswer.success.json(message: "", serviceTime: time))
    }

    private func inquiries(_ context: WebContext) throws -> Response {
        let enterprise = try Caller(context).enterprise()
        let found = try receiver.inquiries(to: enterprise)
        return .json { json in
            json.array("inquiries") { json in
                for one in found {
                    json.object { json in
                        json.string("sessionID", one.sessionID)
                        json.string("orderNo", one.orderNo)
                        json.string("receivedAt", one.receivedAt.rfc3339)
                    }
                }
            }
        }
    }

    // MARK: Officers

    private struct Members: Decodable {
        var ebpCode: String?
        var orderNo: String?
    }

    private func open(_ request: Request, _ context: WebContext) async throws -> Response {
        let caller = try Caller(context)
        try caller.requireOfficer()
        let form = try await JSONForm.read(request, platform, as: Members.self)
        let ebpCode = try form.text("ebpCode", \.ebpCode, 1...18)
        let orderNo = try form.text("orderNo", \.orderNo, 1...60)
        guard try platform.inquiries.isRegistered(ebpCode) else {
            throw Problem.parameter(
                "ebpCode", expected: Bilingual("已备案企业的代码", "the code of a registered enterprise"),
                found: ebpCode, isBody: true)
        }
        let session = try await receiver.open(
            ebpCode: ebpCode, orderNo: orderNo, by: caller.actor)
        return .json { json in
            json.string("sessionID", session.id)
            json.string("ebpCode", session.ebpCode)
            json.string("orderNo", session.orderNo)
            json.string("openedAt", session.openedAt.rfc3339)
            json.string("validUntil", session.end(platform.settings.paymentData).rfc3339)
            json.string("openReq", String(decoding: session.request.json, as: UTF8.self))
        }
    }

    /// What was taken, without requests, responses and accounts: those stay in the storage.
    private func find(_ request: Request, _ context: WebContext) throws -> Response {
        try Caller(context).requireOfficer()
        let query = Query(request)
        let ebpCode = try query.text("ebpCode", limit: 18) ?? ""
        let transaction = try query.text("payTransactionId")
        let order = try query.text("orderNo")
        guard !ebpCode.isEmpty, (transaction == nil) != (order == nil) else {
            throw Problem.parameter(
                ebpCode.isEmpty ? "ebpCode" : "payTransactionId",
                expected: Bilingual(
                    "与 payTransactionId、orderNo 之一同时给出",
                    "given, with either payTransactionId or orderNo"), found: "")
        }
        let proofs = try receiver.find(
            ebpCode: ebpCode, payTransactionId: transaction, orderNo: order)
        return .json { json in
            json.array("paymentData") { json in
                for proof in proofs { write(proof, to: &json) }
            }
        }
    }

    private func write(_ proof: PaymentProof, to json: inout JSONWriter) {
        json.object { json in
            json.string("guid", proof.guid)
            json.string(ifPresent: "sessionID", proof.sessionID)
            json.string("ebpCode", proof.ebpCode)
            json.string("payCode", proof.payCode)
            json.string("payTransactionId", proof.payTransactionId)
            json.string("totalAmount", proof.totalAmount.description)
            json.integer("orders", proof.orderCount)
            json.string("digest", proof.digest)
            json.string("receivedAt", proof.receivedAt.rfc3339)
            json.boolean("hasPayment", proof.hasPayment)
            json.object("signature") { json in
                json.boolean("verified", proof.isVerified)
                json.string(ifPresent: "certificate", proof.fingerprint)
                json.string(ifPresent: "profile", proof.profile)
                json.string(ifPresent: "form", proof.form)
            }
        }
    }
}
