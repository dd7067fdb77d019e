import HTTPTypes

extension HTTPFields {
    /// Nothing of ours is framed, sniffed, cached, embedded elsewhere or given a sensor.
    mutating func secure(isTLS: Bool) {
        self[.contentTypeOptions] = "nosniff"
        self[.frameOptions] = "DENY"
        self[.referrerPolicy] = "no-referrer"
        self[.permissionsPolicy] =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), "
            + "usb=()"
        self[.openerPolicy] = "same-origin"
        self[.resourcePolicy] = "same-origin"
        if self[.contentSecurityPolicy] == nil {
            self[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        }
        if self[.cacheControl] == nil { self[.cacheControl] = "no-store" }
        if isTLS { self[.strictTransportSecurity] = "max-age=31536000" }
    }
}

/// 请求编号: what a request is called in answers and logs.
enum RequestID {
    /// The caller's own, where it can do no harm in a log; otherwise a new one.
    static func of(_ head: HTTPRequest) -> String {
        if let given = head.headerFields[.requestID], (1...64).contains(given.utf8.count),
            given.utf8.allSatisfy(isPlain)
        {
            return given
        }
        return String(UInt128.random(in: .min ... .max), radix: 16)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            true
        default: false
        }
    }
}
