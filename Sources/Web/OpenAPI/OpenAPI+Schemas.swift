import Clearance

extension OpenAPI {
    /// The shapes of bodies and answers.
    static let schemas = [requests, answers, dossier, paymentData, evidence].joined(separator: ",")

    private static let states = ListState.allCases.map { "\"\($0.rawValue)\"" }
        .joined(separator: ",")
    private static let decisions = OfficerDecision.allCases.map { "\"\($0.rawValue)\"" }
        .joined(separator: ",")

    private static let requests = """
        "Amount":{"type":"string","pattern":"^-?[0-9]+\\\\.[0-9]{2,5}$","examples":["29.12"]},
        "Quantity":{"type":"string","pattern":"^-?[0-9]+(\\\\.[0-9]{1,5})?$"},
        "Day":{"type":"string","format":"date"},
        "Instant":{"type":"string","format":"date-time"},
        "State":{"type":"string","enum":[\(states)]},
        "Cursor":{"type":"string","pattern":"^[0-9]*$"},
        "Sentence":{"type":"object","required":["zh","en"],"properties":{"zh":{"type":"string"},
        "en":{"type":"string"}}},
        "Message":{"type":"object",
        "description":"The lossless JSON form of a CEB message: every value a string,
         tags as in the standard.",
        "required":["messageType","guid","version","papers"],
        "properties":{"messageType":{"type":"string"},"guid":{"type":"string","minLength":36,
        "maxLength":36},"version":{"type":"string"},
        "papers":{"type":"array","minItems":1,"items":{"type":"object","required":["head"],
        "properties":{"head":{"type":"object","additionalProperties":{"type":["string",
        "integer"]}},"items":{"type":"array","items":{"type":"object","additionalProperties":{
        "type":["string","integer"]}}}}}},
        "baseTransfer":{"type":"object","additionalProperties":{"type":"string"}},
        "baseSubscribe":{"type":"array","maxItems":5,"items":{"type":"object",
        "additionalProperties":{"type":"string"}}},
        "extendMessage":{"type":"string"},"signature":{"type":"string"}}},
        "QuotaInquiry":{"type":"object","required":["idNumber"],"properties":{"idNumber":{
        "type":"string","minLength":1,"maxLength":60},"name":{"type":"string","minLength":1,
        "maxLength":60,"description":"Required of enterprises."},"year":{"type":"integer",
        "minimum":2016,"maximum":2100}}},
        "Decision":{"type":"object","required":["decision","reason"],"properties":{"decision":{
        "type":"string","enum":[\(decisions)]},"reason":{"type":"string","minLength":1,
        "maxLength":1000}}},
        "Arrival":{"type":"object","required":["agentCode","day"],"properties":{"agentCode":{
        "type":"string","minLength":1,"maxLength":18},"day":{"$ref":"#/components/schemas/Day"},
        "complete":{"type":"boolean","default":true}}},
        "TaxPayment":{"type":"object","required":["day","reference"],"properties":{"day":{
        "$ref":"#/components/schemas/Day"},"reference":{"type":"string","minLength":1,
        "maxLength":100}}},
        "Purpose":{"type":"object","required":["purpose"],"properties":{"purpose":{
        "type":"string","minLength":4,"maxLength":200}}},
        "Advance":{"type":"object","required":["advanceDays"],"properties":{"advanceDays":{
        "type":"integer","minimum":1,"maximum":3660}}}
        """

    private static let answers = """
        "Issue":{"type":"object","required":["severity","code","path","message"],"properties":{
        "severity":{"type":"string","enum":["error","warning"]},"code":{"type":"string"},
        "official":{"type":"string"},"path":{"type":"string"},"line":{"type":"integer"},"column":{
        "type":"integer"},"message":{"$ref":"#/components/schemas/Sentence"},"expected":{
        "type":"string"},"found":{"type":"string","description":"Masked where it is personal."},
        "citation":{"type":"string"},"fix":{"$ref":"#/components/schemas/Sentence"}}},
        "Problem":{"type":"object","required":["type","title","status","detail","code","issues"],
        "properties":{"type":{"type":"string","format":"uri"},"title":{"type":"string"},"status":{
        "type":"integer"},"detail":{"type":"string"},"code":{"type":"string",
        "examples":["CEB900"]},"issues":{"type":"array","items":{
        "$ref":"#/components/schemas/Issue"}}}},
        "PaperAnswer":{"type":"object","required":["index","key","outcome","state","returnStatus",
        "returnInfo","issues"],"properties":{"index":{"type":"integer"},"key":{"type":"object",
        "additionalProperties":{"type":"string"}},"consignment":{"type":"string"},"preNo":{
        "type":"string"},"invtNo":{"type":"string"},"outcome":{"type":"string","enum":["accepted",
        "waiting","refused","duplicate"]},"state":{"type":"string"},"returnStatus":{
        "type":"string"},"returnInfo":{"type":"string"},"issues":{"type":"array","items":{
        "$ref":"#/components/schemas/Issue"}}}},
        "MessageAnswer":{"type":"object","required":["messageType","guid","digest","replayed",
        "papers","receipts"],"properties":{"messageType":{"type":"string"},"guid":{
        "type":"string"},"digest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"replayed":{
        "type":"boolean"},"papers":{"type":"array","items":{
        "$ref":"#/components/schemas/PaperAnswer"}},"issues":{"type":"array","items":{
        "$ref":"#/components/schemas/Issue"}},"receipts":{"type":"object","required":["after"],
        "properties":{"after":{"$ref":"#/components/schemas/Cursor"}}}}},
        "Receipt":{"type":"object","required":["id","cursor","messageType","returnStatus",
        "returnInfo","returnTime","key","xml"],"properties":{"id":{"type":"string"},"cursor":{
        "$ref":"#/components/schemas/Cursor"},"messageType":{"type":"string"},"returnStatus":{
        "type":"string"},"returnInfo":{"type":"string"},"returnTime":{
        "$ref":"#/components/schemas/Instant"},"key":{"type":"object","additionalProperties":{
        "type":"string"}},"consignment":{"type":"string"},"xml":{"type":"string"}}},
        "Receipts":{"type":"object","required":["receipts","next"],"properties":{"receipts":{
        "type":"array","items":{"$ref":"#/components/schemas/Receipt"}},"next":{
        "$ref":"#/components/schemas/Cursor"}}},
        "Quota":{"type":"object","required":["limit","used","held","remaining"],"properties":{
        "limit":{"$ref":"#/components/schemas/Amount"},"used":{
        "$ref":"#/components/schemas/Amount"},"held":{"$ref":"#/components/schemas/Amount"},
        "remaining":{"$ref":"#/components/schemas/Amount"}}},
        "Guarantee":{"type":"object","required":["limit","held","posted","available"],
        "properties":{"limit":{"$ref":"#/components/schemas/Amount"},"held":{
        "$ref":"#/components/schemas/Amount"},"posted":{"$ref":"#/components/schemas/Amount"},
        "available":{"$ref":"#/components/schemas/Amount"}}},
        "BookItem":{"type":"object","required":["itemRecordNo","opening","in","out","held",
        "available","unit"],"properties":{"itemRecordNo":{"type":"string"},"name":{
        "type":"string"},"hs":{"type":"string"},"opening":{
        "$ref":"#/components/schemas/Quantity"},"in":{"$ref":"#/components/schemas/Quantity"},
        "out":{"$ref":"#/components/schemas/Quantity"},"held":{
        "$ref":"#/components/schemas/Quantity"},"available":{
        "$ref":"#/components/schemas/Quantity"},"unit":{"type":"string"}}},
        "Book":{"type":"object","required":["items"],"properties":{"items":{"type":"array",
        "items":{"$ref":"#/components/schemas/BookItem"}}}},
        "List":{"type":"object","required":["id","state","returnStatus","ebcCode","orderNo",
        "copNo","preNo","agentCode","declaredDay"],"properties":{"id":{"type":"string"},"state":{
        "$ref":"#/components/schemas/State"},"returnStatus":{"type":"string"},"ebcCode":{
        "type":"string"},"orderNo":{"type":"string"},"copNo":{"type":"string"},"preNo":{
        "type":"string"},"invtNo":{"type":"string"},"agentCode":{"type":"string"},"declaredDay":{
        "$ref":"#/components/schemas/Day"},"channel":{"type":"string"},"reason":{
        "$ref":"#/components/schemas/Sentence"},"total":{"$ref":"#/components/schemas/Amount"}}},
        "Lists":{"type":"object","required":["lists","next"],"properties":{"lists":{
        "type":"array","items":{"$ref":"#/components/schemas/List"}},"next":{"type":"string"}}},
        "Standing":{"type":"object","required":["id","state","returnStatus","returnInfo"],
        "properties":{"id":{"type":"string"},"state":{"$ref":"#/components/schemas/State"},
        "returnStatus":{"type":"string"},"returnInfo":{"type":"string"}}},
        "Clock":{"type":"object","required":["now","day","virtual"],"properties":{"now":{
        "$ref":"#/components/schemas/Instant"},"day":{"$ref":"#/components/schemas/Day"},
        "virtual":{"type":"boolean"}}},
        "Health":{"type":"object","required":["status"],"properties":{"status":{
        "type":"string"}}},
        "Document":{"type":"object","required":["openapi","paths"]}
        """

    private static let dossier = """
        "Taxes":{"type":"object","required":["dutiableValue","duty","consumptionTax","vat","sum"],
        "properties":{"dutiableValue":{"$ref":"#/components/schemas/Amount"},"duty":{
        "$ref":"#/components/schemas/Amount"},"consumptionTax":{
        "$ref":"#/components/schemas/Amount"},"vat":{"$ref":"#/components/schemas/Amount"},"sum":{
        "$ref":"#/components/schemas/Amount"}}},
        "ItemTaxes":{"allOf":[{"$ref":"#/components/schemas/Taxes"},{"type":"object",
        "required":["gnum","hs","rates"],"properties":{"gnum":{"type":"integer"},"hs":{
        "type":"string"},"rates":{"type":"object","additionalProperties":{"type":"string"}}}}]},
        "Finding":{"type":"object","required":["rule","title","result","path"],"properties":{
        "rule":{"type":"string"},"official":{"type":"string"},"title":{
        "$ref":"#/components/schemas/Sentence"},"result":{"type":"string","enum":["passed",
        "failed","waiting"]},"path":{"type":"string"},"expected":{"type":"string"},"found":{
        "type":"string"},"citation":{"type":"string"}}},
        "Posting":{"type":"object","required":["account","subject","move","amount","at"],
        "properties":{"account":{"type":"string","enum":["quota","guarantee","stock"]},"subject":{
        "type":"string"},"move":{"type":"string","enum":["grant","hold","post","void","restore"]},
        "amount":{"$ref":"#/components/schemas/Amount"},"at":{
        "$ref":"#/components/schemas/Instant"}}},
        "UnmaskedPapers":{"type":"object","required":["id","purpose","papers"],"properties":{
        "id":{"type":"string"},"purpose":{"type":"string"},"papers":{"type":"array","items":{
        "$ref":"#/components/schemas/DossierPaper"}}}},
        "DossierPaper":{"type":"object","required":["type","guid","received","state","sender",
        "fields"],"properties":{"type":{"type":"string"},"guid":{"type":"string"},"received":{
        "$ref":"#/components/schemas/Instant"},"state":{"type":"string"},"sender":{
        "type":"string"},"fields":{"type":"array","items":{"type":"object","required":["line",
        "tag","label","value"],"properties":{"line":{"type":"integer"},"tag":{"type":"string"},
        "label":{"$ref":"#/components/schemas/Sentence"},"value":{"type":"string"}}}}}},
        "Happening":{"type":"object","required":["cursor","at","event","actor"],"properties":{
        "cursor":{"$ref":"#/components/schemas/Cursor"},"at":{
        "$ref":"#/components/schemas/Instant"},"event":{"type":"string"},"actor":{
        "type":"string"},"returnStatus":{"type":"string"},"returnInfo":{"type":"string"},
        "detail":{"type":"string"}}},
        "Dossier":{"type":"object","required":["id","ebcCode","orderNo","copNo","preNo",
        "declaredDay","state","returnStatus","papers","history","matching","postings","receipts",
        "issues","returns"],
        "properties":{"id":{"type":"string"},"ebcCode":{"type":"string"},"orderNo":{
        "type":"string"},"copNo":{"type":"string"},"preNo":{"type":"string"},"invtNo":{
        "type":"string"},"declaredDay":{"$ref":"#/components/schemas/Day"},"releasedAt":{
        "$ref":"#/components/schemas/Instant"},"taxNo":{"type":"string"},"state":{
        "$ref":"#/components/schemas/State"},"returnStatus":{"type":"string"},"channel":{
        "type":"string"},"channelReason":{"$ref":"#/components/schemas/Sentence"},
        "papers":{"type":"array","items":{"$ref":"#/components/schemas/DossierPaper"}},"history":{
        "type":"array","items":{"$ref":"#/components/schemas/Happening"}},"matching":{
        "type":"array","items":{"$ref":"#/components/schemas/Finding"}},
        "duty":{"type":"object","required":["regime","items","total","rules"],"properties":{
        "regime":{"type":"string"},"items":{"type":"array","items":{
        "$ref":"#/components/schemas/ItemTaxes"}},"total":{"$ref":"#/components/schemas/Taxes"},
        "rules":{"type":"array","items":{"type":"object","required":["code","version"],
        "properties":{"code":{"type":"string"},"version":{"type":"string"}}}}}},
        "postings":{"type":"array","items":{"$ref":"#/components/schemas/Posting"}},"receipts":{
        "type":"array","items":{"type":"object","required":["cursor","messageType","returnStatus",
        "returnInfo","returnTime"],"properties":{"cursor":{"$ref":"#/components/schemas/Cursor"},
        "messageType":{"type":"string"},"recipient":{"type":"string"},"returnStatus":{
        "type":"string"},"returnInfo":{"type":"string"},"returnTime":{
        "$ref":"#/components/schemas/Instant"}}}},
        "issues":{"type":"array","items":{"$ref":"#/components/schemas/Issue"}},"returns":{
        "type":"array","items":{"type":"object","required":["copNo","preNo","state","appliedDay",
        "lines"],"properties":{"copNo":{"type":"string"},"preNo":{"type":"string"},"state":{
        "type":"string"},"appliedDay":{"$ref":"#/components/schemas/Day"},"arrivedDay":{
        "$ref":"#/components/schemas/Day"},"lines":{"type":"array","items":{"type":"object",
        "required":["gnum","qty"],"properties":{"gnum":{"type":"integer"},"qty":{
        "$ref":"#/components/schemas/Quantity"}}}}}}}}}
        """
}
