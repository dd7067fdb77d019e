import Foundation
import Testing

@testable import Sealing

@Suite("The ciphers agree with the published vectors")
struct VectorTests {
    @Test("AES-256-GCM and SM4-GCM of Wycheproof, with nonces of 12 bytes")
    func wycheproof() throws {
        for (file, algorithm, least) in [
            ("aes_gcm_test", SealingAlgorithm.aes256GCM, 60), ("sm4_gcm_test", .sm4GCM, 60),
        ] {
            guard let data = Self.shared("wycheproof/\(file).json") else { continue }
            let groups = try JSONDecoder().decode(Wycheproof.self, from: data).testGroups
            var count = 0
            for group in groups
            where group.ivSize == 96 && group.tagSize == 128
                && group.keySize == algorithm.keyBytes * 8
            {
                for test in group.tests {
                    try check(test, algorithm)
                    count += 1
                }
            }
            #expect(count >= least)
            print("\(file): \(count) tests")
        }
    }

    /// The example of RFC 8998, appendix A.1, typed in.
    @Test("SM4-GCM of RFC 8998")
    func rfc8998() throws {
        let key = try #require(KeyRing.bytes("0123456789abcdeffedcba9876543210"))
        let nonce = try #require(KeyRing.bytes("00001234567800000000abcd"))
        let context = try #require(KeyRing.bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
        let clear = try #require(
            KeyRing.bytes(
                "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                    + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"))
        var sealed: [UInt8] = []
        let cipher = try SealingAlgorithm.sm4GCM.cipher(key: key)
        try cipher.seal(clear, nonce: nonce, context: context, to: &sealed)
        #expect(
            KeyRing.hex(sealed)
                == "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                + "83de3541e4c2b58177e065a9bf7b62ec")
        #expect(try cipher.open(sealed[...], nonce: nonce[...], context: context) == clear)
        sealed[70] ^= 1
        #expect(try cipher.open(sealed[...], nonce: nonce[...], context: context) == nil)
    }

    private func check(_ test: Wycheproof.Test, _ algorithm: SealingAlgorithm) throws {
        let parts = [test.key, test.iv, test.aad, test.msg, test.ct, test.tag].map(KeyRing.bytes)
        let bytes = try parts.map { try #require($0) }
        let (key, nonce, context, clear) = (bytes[0], bytes[1], bytes[2], bytes[3])
        let sealed = bytes[4] + bytes[5]
        let cipher = try algorithm.cipher(key: key)
        let opened = try cipher.open(sealed[...], nonce: nonce[...], context: context)
        #expect((opened == clear) == (test.result != "invalid"), "test \(test.tcId)")
        guard test.result == "valid" else { return }
        var own: [UInt8] = []
        try cipher.seal(clear, nonce: nonce, context: context, to: &own)
        #expect(own == sealed, "test \(test.tcId)")
    }

    /// Nil, with a word, where the shared vectors are not there.
    private static func shared(_ name: String) -> Data? {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "../shared/vectors/\(name)").standardizedFileURL
        guard let data = try? Data(contentsOf: file) else {
            print("../shared/vectors/\(name) is not here: left out")
            return nil
        }
        return data
    }
}

private struct Wycheproof: Decodable {
    struct Group: Decodable {
        var ivSize: Int
        var keySize: Int
        var tagSize: Int
        var tests: [Test]
    }
    struct Test: Decodable {
        var tcId: Int
        var key: String
        var iv: String
        var aad: String
        var msg: String
        var ct: String
        var tag: String
        var result: String
    }
    var testGroups: [Group]
}
