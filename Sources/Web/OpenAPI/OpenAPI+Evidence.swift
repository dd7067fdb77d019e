extension OpenAPI {
    /// The shapes of proofs and checkpoints; hashes are 32 bytes in Base64.
    static let evidence = """
        "TreeHash":{"type":"string","pattern":"^[A-Za-z0-9+/]{43}=$"},
        "ReceiptProof":{"type":"object","required":["cursor","leaf","index","path","checkpoint"],
        "properties":{"cursor":{"$ref":"#/components/schemas/Cursor"},"leaf":{"type":"object",
        "required":["hash","bytes"],"properties":{"hash":{
        "$ref":"#/components/schemas/TreeHash"},"bytes":{"type":"string",
        "description":"The stored row as it is hashed, in Base64."}}},"index":{"type":"integer",
        "minimum":0},"path":{"type":"array","maxItems":64,"items":{
        "$ref":"#/components/schemas/TreeHash"}},"checkpoint":{"type":"string",
        "description":"A signed checkpoint, C2SP tlog-checkpoint."}}},
        "TreeCheckpoint":{"type":"object","required":["size","root","key","checkpoint"],
        "properties":{"size":{"type":"integer","minimum":0},"root":{
        "$ref":"#/components/schemas/TreeHash"},"key":{"type":"string",
        "description":"The public key: name+hash+key."},"checkpoint":{"type":"string"}}},
        "ConsistencyProof":{"type":"object","required":["from","to","path"],"properties":{"from":{
        "type":"integer"},"to":{"type":"integer"},"path":{"type":"array","maxItems":128,"items":{
        "$ref":"#/components/schemas/TreeHash"}}}}
        """
}
