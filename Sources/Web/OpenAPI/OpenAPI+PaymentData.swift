extension OpenAPI {
    /// The shapes of sessions, uploads and what was taken.
    static let paymentData = """
        "PaymentDataRequest":{"type":"object","required":["ebpCode","orderNo"],"properties":{
        "ebpCode":{"type":"string","minLength":1,"maxLength":18},"orderNo":{"type":"string",
        "minLength":1,"maxLength":60}}},
        "PaymentDataSession":{"type":"object","required":["sessionID","ebpCode","orderNo",
        "openedAt","validUntil","openReq"],"properties":{"sessionID":{"type":"string"},"ebpCode":{
        "type":"string"},"orderNo":{"type":"string"},"openedAt":{
        "$ref":"#/components/schemas/Instant"},"validUntil":{
        "$ref":"#/components/schemas/Instant"},"openReq":{"type":"string",
        "description":"The form field to send to the platform's platDataOpen."}}},
        "PaymentDataUpload":{"type":"object","required":["payExInfoStr"],"properties":{
        "payExInfoStr":{"type":"string","maxLength":1048576,
        "description":"JSON as in the interface document of the announcement."}}},
        "PaymentDataAnswer":{"type":"object","required":["code","message","total","serviceTime"],
        "properties":{"code":{"type":"string","enum":["10000","20000"]},"message":{
        "type":"string"},"total":{"type":"integer"},"serviceTime":{"type":"integer"}}},
        "PaymentInquiryForm":{"type":"object","required":["openReq"],"properties":{"openReq":{
        "type":"string","maxLength":4096,"description":"JSON: orderNo, sessionID, serviceTime."}}},
        "PaymentInquiryAnswer":{"type":"object","required":["code","message","serviceTime"],
        "properties":{"code":{"type":"string","enum":["10000","20000"]},"message":{
        "type":"string"},"serviceTime":{"type":"integer"}}},
        "PaymentInquiries":{"type":"object","required":["inquiries"],"properties":{"inquiries":{
        "type":"array","maxItems":1000,"items":{"type":"object","required":["sessionID","orderNo",
        "receivedAt"],"properties":{"sessionID":{"type":"string"},"orderNo":{"type":"string"},
        "receivedAt":{"$ref":"#/components/schemas/Instant"}}}}}},
        "PaymentDataFound":{"type":"object","required":["paymentData"],"properties":{
        "paymentData":{"type":"array","maxItems":100,"items":{"type":"object","required":["guid",
        "ebpCode","payCode","payTransactionId","totalAmount","orders","digest","receivedAt",
        "hasPayment","signature"],"properties":{"guid":{"type":"string"},"sessionID":{
        "type":"string"},"ebpCode":{"type":"string"},"payCode":{"type":"string"},
        "payTransactionId":{"type":"string"},"totalAmount":{
        "$ref":"#/components/schemas/Amount"},"orders":{"type":"integer"},"digest":{
        "type":"string"},"receivedAt":{"$ref":"#/components/schemas/Instant"},"hasPayment":{
        "type":"boolean","description":"Whether the payment paper (411) is here."},"signature":{
        "type":"object","required":["verified"],"properties":{"verified":{"type":"boolean"},
        "certificate":{"type":"string"},"profile":{"type":"string"},"form":{"type":"string",
        "enum":["quoted","plain"]}}}}}}}}
        """
}
