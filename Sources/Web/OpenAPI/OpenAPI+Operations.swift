extension OpenAPI {
    private static let base = "/api/v1"
    private static let json = "application/json"
    private static let cursor = Parameter(
        name: "after", schema: #"{"type":"string","pattern":"^[0-9]*$","maxLength":19}"#,
        text: "A cursor that was given before; the beginning where it is absent.")
    private static let taking = [400, 403, 404, 408, 409, 413, 415, 422, 429, 503, 507]

    /// Every address in the order of the contract.
    static let operations: [(path: String, methods: [Operation])] = [
        (
            base + "/messages",
            [
                Operation(
                    method: "post", id: "sendMessage", tag: "messages",
                    summary: "Send one CEB message or DxpMsg envelope; answered when durable.",
                    parameters: [
                        Parameter(
                            name: "dryRun", schema: #"{"type":"boolean","default":false}"#,
                            text: "Everything is decided and answered, nothing is kept.")
                    ],
                    body: [("application/xml", ""), (json, "Message")],
                    answers: [(json, "MessageAnswer"), ("application/xml", "")],
                    problems: [400, 403, 408, 409, 413, 415, 422, 429, 503, 507])
            ]
        ),
        (
            base + "/receipts",
            [
                Operation(
                    method: "get", id: "listReceipts", tag: "receipts",
                    summary: "Receipts owed to the caller, in commit order.",
                    parameters: [
                        cursor,
                        .number("limit", "How many at most.", 1...1_000, 100),
                        .number("wait", "Seconds to wait for the first.", 0...30, 0),
                    ], answers: [(json, "Receipts")], problems: [400, 503])
            ]
        ),
        (
            base + "/receipts/{cursor}/proof",
            [
                Operation(
                    method: "get", id: "proveReceipt", tag: "evidence",
                    summary: "That the receipt is in the signed tree of events (RFC 9162).",
                    parameters: [.path("cursor", "The receipt's cursor.")],
                    answers: [(json, "ReceiptProof")], problems: [404, 503])
            ]
        ),
        (
            base + "/tree/checkpoint",
            [
                Operation(
                    method: "get", id: "getCheckpoint", tag: "evidence",
                    summary: "The last signed checkpoint of the tree of events.",
                    answers: [(json, "TreeCheckpoint")], problems: [404, 503])
            ]
        ),
        (
            base + "/tree/consistency",
            [
                Operation(
                    method: "get", id: "proveConsistency", tag: "evidence",
                    summary: "That the tree of one size grew out of that of another.",
                    parameters: [
                        .number("from", "The smaller size.", 1...Int.max, 1),
                        .number(
                            "to", "The larger one; the last checkpoint's if absent.", 1...Int.max, 1
                        ),
                    ], answers: [(json, "ConsistencyProof")], problems: [400, 404, 503])
            ]
        ),
        (
            base + "/events",
            [
                Operation(
                    method: "get", id: "streamReceipts", tag: "receipts",
                    summary: "The same as server-sent events; Last-Event-ID resumes.",
                    parameters: [
                        cursor,
                        Parameter(
                            name: "Last-Event-ID", place: "header",
                            schema: #"{"type":"string","pattern":"^[0-9]*$","maxLength":19}"#,
                            text: "The id of the last event received."),
                    ], answers: [("text/event-stream", "")], problems: [400, 403, 503])
            ]
        ),
        (
            base + "/consignments",
            [
                Operation(
                    method: "get", id: "findConsignment", tag: "consignments",
                    summary: "The dossier of a consignment by merchant and order.",
                    parameters: [
                        .text("ebcCode", "Merchant code.", isRequired: true),
                        .text("orderNo", "Order number.", isRequired: true),
                    ], answers: [(json, "Dossier")], problems: [400, 404, 503])
            ]
        ),
        (
            base + "/consignments/{id}",
            [
                Operation(
                    method: "get", id: "getConsignment", tag: "consignments",
                    summary: "The dossier of a consignment.",
                    parameters: [.path("id", "The consignment, as an answer named it.")],
                    answers: [(json, "Dossier")], problems: [404, 503])
            ]
        ),
        (
            base + "/consignments/{id}/unmasked",
            [
                Operation(
                    method: "post", id: "unmaskConsignment", tag: "officers",
                    summary: "The papers with personal data in the clear, to officers; recorded.",
                    parameters: [.path("id", "The consignment.")], body: [(json, "Purpose")],
                    answers: [(json, "UnmaskedPapers")],
                    problems: [400, 403, 404, 408, 413, 415, 422, 503])
            ]
        ),
        (
            base + "/quota",
            [
                Operation(
                    method: "post", id: "askQuota", tag: "balances",
                    summary: "What one person may still import in a year; recorded, rate limited.",
                    body: [(json, "QuotaInquiry")], answers: [(json, "Quota")],
                    problems: [400, 403, 408, 413, 415, 422, 429, 503])
            ]
        ),
        (
            base + "/guarantees/{enterpriseCode}",
            [
                Operation(
                    method: "get", id: "getGuarantee", tag: "balances",
                    summary: "A tax guarantee, to its owner and officers.",
                    parameters: [.path("enterpriseCode", "The guarantor.")],
                    answers: [(json, "Guarantee")], problems: [404, 503])
            ]
        ),
        (
            base + "/books/{emsNo}",
            [
                Operation(
                    method: "get", id: "getBook", tag: "balances",
                    summary: "A bonded book, to its owner, its merchants and officers.",
                    parameters: [.path("emsNo", "The book.")], answers: [(json, "Book")],
                    problems: [404, 503])
            ]
        ),
        (
            base + "/lists",
            [
                Operation(
                    method: "get", id: "listLists", tag: "officers",
                    summary: "The officer's queue, oldest first.",
                    parameters: [
                        Parameter(
                            name: "state", schema: ##"{"$ref":"#/components/schemas/State"}"##,
                            text: "One state; review, inspection and detained where absent."),
                        .text("after", "A cursor that was given before."),
                        .number("limit", "How many at most.", 1...1_000, 100),
                    ], answers: [(json, "Lists")], problems: [400, 403, 503])
            ]
        ),
        (
            base + "/lists/{id}/decisions",
            [
                Operation(
                    method: "post", id: "decideList", tag: "officers",
                    summary: "The officer's word on a list.",
                    parameters: [.path("id", "The consignment.")], body: [(json, "Decision")],
                    answers: [(json, "Standing")], problems: taking)
            ]
        ),
        (
            base + "/returns/{copNo}/arrival",
            [
                Operation(
                    method: "post", id: "recordArrival", tag: "officers",
                    summary: "Returned goods came back in their original state.",
                    parameters: [.path("copNo", "The return's internal number.")],
                    body: [(json, "Arrival")], answers: [(json, "Standing")], problems: taking)
            ]
        ),
        (
            base + "/taxes/{taxNo}/payment",
            [
                Operation(
                    method: "post", id: "recordPayment", tag: "officers",
                    summary: "The tax of a bill was paid: 818 follows, 899 closes the list.",
                    parameters: [.path("taxNo", "The tax bill.")], body: [(json, "TaxPayment")],
                    answers: [(json, "Standing")], problems: taking)
            ]
        ),
        (
            base + "/clock",
            [
                Operation(
                    method: "get", id: "getClock", tag: "operations",
                    summary: "The virtual time; administrator.", answers: [(json, "Clock")],
                    problems: [403, 404]),
                Operation(
                    method: "post", id: "advanceClock", tag: "operations",
                    summary: "Moves the virtual time; due work is done before the answer.",
                    body: [(json, "Advance")], answers: [(json, "Clock")],
                    problems: [400, 403, 404, 408, 413, 415, 422, 503, 507]),
            ]
        ),
        (
            base + "/payment-data",
            [
                Operation(
                    method: "get", id: "findPaymentData", tag: "officers",
                    summary: "Payment data taken of a platform, by transaction or order.",
                    parameters: [
                        .text("ebpCode", "The platform.", isRequired: true),
                        .text("payTransactionId", "The transaction; this or orderNo."),
                        .text("orderNo", "An order that it paid."),
                    ], answers: [(json, "PaymentDataFound")], problems: [400, 403, 503])
            ]
        ),
        (
            base + "/payment-data/requests",
            [
                Operation(
                    method: "post", id: "openPaymentData", tag: "officers",
                    summary: "Opens a session in which a platform owes its payment data.",
                    body: [(json, "PaymentDataRequest")],
                    answers: [(json, "PaymentDataSession")],
                    problems: [400, 403, 408, 413, 415, 422, 503, 507])
            ]
        ),
        (
            base + "/payment-data/inquiries",
            [
                Operation(
                    method: "get", id: "listPaymentInquiries", tag: "consignments",
                    summary: "What customs asked of the caller's platform, oldest first.",
                    answers: [(json, "PaymentInquiries")], problems: [403, 503])
            ]
        ),
        (
            "/platDataOpen/{ebpCode}",
            [
                Operation(
                    method: "post", id: "openPlatformData", tag: "messages",
                    summary: "Announcement 179 of 2018: customs asks a platform of this zone.",
                    parameters: [.path("ebpCode", "The platform that is asked.")],
                    body: [("application/x-www-form-urlencoded", "PaymentInquiryForm")],
                    answers: [(json, "PaymentInquiryAnswer")],
                    problems: [408, 413, 415, 422, 429, 503, 507], isOpen: true)
            ]
        ),
        (
            "/ceb2grab/grab/realTimeDataUpload",
            [
                Operation(
                    method: "post", id: "uploadPaymentData", tag: "messages",
                    summary: "Announcement 179 of 2018: code 10000 taken, 20000 refused and why.",
                    body: [("application/x-www-form-urlencoded", "PaymentDataUpload")],
                    answers: [(json, "PaymentDataAnswer")],
                    problems: [408, 413, 415, 422, 429, 503, 507], isOpen: true)
            ]
        ),
        ("/healthz", [open("healthz", "Whether the process lives.", json, "Health")]),
        ("/readyz", [open("readyz", "Whether it can work.", json, "Health", [503])]),
        ("/metrics", [open("metrics", "Figures for Prometheus.", "text/plain", "")]),
        ("/openapi.json", [open("openapi", "This document.", json, "Document")]),
    ]

    private static func open(
        _ id: String, _ summary: String, _ type: String, _ schema: String, _ problems: [Int] = []
    ) -> Operation {
        Operation(
            method: "get", id: id, tag: "operations", summary: summary,
            answers: [(type, schema)], problems: problems, isOpen: true)
    }
}
