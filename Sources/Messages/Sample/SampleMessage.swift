/// A made-up message that the official schema accepts. Where the schema demands a signature it
/// carries one of the right shape that says `SAMPLE` and can never be verified.
public func sampleMessage(of type: MessageType, seed: UInt64, count: Int) -> [UInt8] {
    sampleDraft(of: type, seed: seed, count: count).xml()
}

func sampleDraft(of type: MessageType, seed: UInt64, count: Int) -> Draft {
    let papers = samples(of: type, seed: seed, count: min(max(1, count), type.paperLimit))
    // The complement keeps the message's own guid apart from those of its papers, the turn from
    // those of the messages of other types: a platform takes each guid once.
    var random = SampleRandom(seed: ~seed)
    random.turn(towards: type.rawValue)
    var draft = Draft(
        root: type.rawValue, guid: random.guid(), version: "1.0",
        papers: papers.map { $0.visit(Drafting()) })
    if type.isRequest {
        var transfer = BaseTransfer()
        (transfer.copCode, transfer.copName) = SampleEnterprise.merchant
        transfer.dxpId = SampleEnterprise.dxpId
        draft.transfer = DraftElement("BaseTransfer", DraftElement.fields(of: transfer))
    }
    if type.mustBeSigned { draft.signature = Array(sampleSignature.utf8) }
    return draft
}

private struct Drafting: PaperVisitor {
    func visit(_ paper: some Paper) -> DraftElement { DraftElement(paper: paper) }
}

/// The structure of CEB 2022-05, section 6, with the text SAMPLE where bytes would stand.
private let sampleSignature = """
    <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>\
    <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>\
    <ds:SignatureMethod Algorithm="http://www.chinaport.gov.cn/2022/04/xmldsig#sm2-sm3"/>\
    <ds:Reference URI=""><ds:Transforms>\
    <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>\
    </ds:Transforms>\
    <ds:DigestMethod Algorithm="http://www.chinaport.gov.cn/2022/04/xmldsig#sm3"/>\
    <ds:DigestValue>U0FNUExF</ds:DigestValue></ds:Reference></ds:SignedInfo>\
    <ds:SignatureValue>U0FNUExF</ds:SignatureValue>\
    <ds:KeyInfo><ds:KeyName>SAMPLE</ds:KeyName></ds:KeyInfo></ds:Signature>
    """
