import Foundation
import Testing

@testable import Signatures

@Suite("The algorithms are those of the standards", .enabled(if: Vectors.arePresent))
struct AlgorithmTests {
    private struct GM: Decodable {
        struct Digest: Decodable {
            let name: String
            let msg_hex: String?
            let digest: String
        }
        struct Signing: Decodable {
            struct Case: Decodable {
                let name: String
                let r: String
                let s: String
                let der: String
                let result: String
            }
            let x: String
            let y: String
            let msg: String
            let tests: [Case]
        }
        let sm3: [Digest]
        let sm2_sign: Signing
    }

    private struct Wycheproof: Decodable {
        struct Group: Decodable {
            struct Case: Decodable {
                let tcId: Int
                let msg: String
                let sig: String
                let result: String
            }
            let publicKeyDer: String
            let tests: [Case]
        }
        let testGroups: [Group]
    }

    @Test("SM3 gives the digests of GB/T 32905, whatever the length")
    func sm3() throws {
        let vectors = try Vectors.json("vectors/crypto-gm/gm_vectors.json", as: GM.self).sm3
        #expect(vectors.count == 19)
        for vector in vectors {
            let message =
                vector.msg_hex.map(bytes) ?? [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
            #expect(
                hexadecimalText(DigestAlgorithm.sm3.digest(message)) == vector.digest,
                "\(vector.name)")
        }
    }

    @Test("SHA-1 and SHA-256 of abc are those of FIPS 180")
    func sha() {
        let abc = Array("abc".utf8)
        #expect(
            hexadecimalText(DigestAlgorithm.sha1.digest(abc))
                == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(
            hexadecimalText(DigestAlgorithm.sha256.digest(abc))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("SM2 verifies the example of GB/T 32918.5 and none of its distortions")
    func sm2() throws {
        let vectors = try Vectors.json("vectors/crypto-gm/gm_vectors.json", as: GM.self).sm2_sign
        let prefix = "3059301306072a8648ce3d020106082a811ccf5501822d03420004"
        let key = try #require(PublicKey(der: bytes(hex: prefix + vectors.x + vectors.y)))
        #expect(key.algorithm == .sm2)
        #expect(vectors.tests.count == 14)
        // That row's signature is right: wrong is the identity ALICE123, which nobody here can use.
        for vector in vectors.tests where !vector.name.contains("wrong user ID") {
            for signature in [bytes(hex: vector.der), bytes(hex: vector.r + vector.s)] {
                #expect(
                    key.verifies(signature, of: bytes(hex: vectors.msg), digest: .sm3)
                        == (vector.result == "valid"), "\(vector.name)")
            }
        }
    }

    @Test("RSA verifies what Wycheproof calls valid, and nothing that it calls invalid")
    func rsa() throws {
        let vectors = try Vectors.json(
            "vectors/wycheproof/rsa_signature_2048_sha256_test.json", as: Wycheproof.self)
        var count = 0
        for group in vectors.testGroups {
            let key = try #require(PublicKey(der: bytes(hex: group.publicKeyDer)))
            for vector in group.tests where vector.result != "acceptable" {
                count += 1
                #expect(
                    key.verifies(
                        bytes(hex: vector.sig), of: bytes(hex: vector.msg), digest: .sha256)
                        == (vector.result == "valid"), "\(vector.tcId)")
            }
        }
        #expect(count == 258)
    }

    @Test("A private key outside the group is no key", arguments: ["0", "1", "neg1"])
    func badKeys(_ name: String) throws {
        let pem = try #require(Vectors.data("vectors/crypto-gm/tongsuo_sm2_bad_\(name).pem"))
        #expect(throws: SigningProblem.self) { try FileKey(pem: Array(pem), passphrase: nil) }
    }

    @Test("What a key signs only its own public half verifies, over these bytes, by this digest")
    func own() throws {
        for key in [Ground.sm2, Ground.rsa] {
            let digest: DigestAlgorithm = key.publicKey.algorithm == .sm2 ? .sm3 : .sha256
            let message = Array("样例".utf8)
            let signature = try key.sign(message, digest: digest)
            #expect(key.publicKey.verifies(signature, of: message, digest: digest))
            #expect(!key.publicKey.verifies(signature, of: message + [0], digest: digest))
            #expect(!Ground.key(.sm2).publicKey.verifies(signature, of: message, digest: digest))
            #expect(!key.publicKey.verifies([], of: message, digest: digest))
        }
    }
}
