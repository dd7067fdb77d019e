import COpenSSL
import CPKCS11
import Glibc

/// A PKCS #11 module in this process: the calls that signing needs, with their answers checked.
///
/// Never unloaded: others in the process may use the same module, and C_Finalize is for all.
struct PKCS11Module {
    private let functions: UnsafeMutablePointer<p11_functions>

    init(path: String) throws(SigningProblem) {
        guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL),
            let entry = dlsym(library, "C_GetFunctionList")
        else {
            let why = dlerror().map { String(cString: $0) } ?? "-"
            throw SigningProblem(
                "无法载入 PKCS#11 模块：\(why)", "the PKCS #11 module cannot be loaded: \(why)")
        }
        var functions: UnsafeMutablePointer<p11_functions>?
        let list = unsafeBitCast(entry, to: p11_entry.self)
        guard list(&functions) == P11_OK, let functions else {
            throw SigningProblem("不是 PKCS#11 模块", "this is no PKCS #11 module")
        }
        self.functions = functions
        var arguments = p11_initialize_arguments()
        arguments.flags = P11_OS_LOCKING
        let answer = functions.pointee.initialize(&arguments)
        guard answer == P11_OK || answer == P11_ALREADY_INITIALIZED else {
            throw PKCS11Module.failed("C_Initialize", answer)
        }
    }

    /// Logs in; the session's number.
    func open(token label: String, pin: String) throws(SigningProblem) -> UInt {
        var slots = [UInt](repeating: 0, count: 256)
        var count = UInt(slots.count)
        try check("C_GetSlotList", functions.pointee.slots(1, &slots, &count))
        let wanted = Array(label.utf8.prefix(32))
        for slot in slots.prefix(Int(count)) {
            var token = p11_token()
            guard functions.pointee.token(slot, &token) == P11_OK else { continue }
            let name = withUnsafeBytes(of: &token.label) { Array($0) }
            let padding = [UInt8](repeating: 0x20, count: 32 - wanted.count)
            guard name == wanted + padding else { continue }
            var session: UInt = 0
            try check(
                "C_OpenSession",
                functions.pointee.open_session(slot, P11_SERIAL_SESSION, nil, nil, &session))
            let secret = Array(pin.utf8)
            let answer = functions.pointee.login(
                session, P11_NORMAL_USER, secret, UInt(secret.count))
            if answer == P11_OK || answer == P11_USER_ALREADY_LOGGED_IN { return session }
            close(session)
            if answer == P11_TOKEN_PIN_WRONG {
                throw SigningProblem("PIN 不对", "the PIN is wrong")
            }
            throw PKCS11Module.failed("C_Login", answer)
        }
        throw SigningProblem("没有名为 \(label) 的令牌", "there is no token named \(label)")
    }

    func close(_ session: UInt) { _ = functions.pointee.close_session(session) }

    /// The objects of a class with these attributes, at most 16.
    func find(
        in session: UInt, class kind: UInt, _ rows: [(UInt, [UInt8])]
    ) throws(SigningProblem) -> [UInt] {
        let all = [(P11_CLASS, withUnsafeBytes(of: kind) { Array($0) })] + rows
        // One block that outlives the call holds every value.
        var block = all.flatMap(\.1)
        var objects = [UInt](repeating: 0, count: 16)
        var count: UInt = 0
        let answer = block.withUnsafeMutableBytes { view -> UInt in
            var offset = 0
            var list: [p11_attribute] = []
            for (type, value) in all {
                list.append(
                    p11_attribute(
                        type: type, value: view.baseAddress?.advanced(by: offset),
                        length: UInt(value.count)))
                offset += value.count
            }
            return functions.pointee.find_begin(session, &list, UInt(list.count))
        }
        try check("C_FindObjectsInit", answer)
        let found = functions.pointee.find(session, &objects, UInt(objects.count), &count)
        _ = functions.pointee.find_end(session)
        try check("C_FindObjects", found)
        return Array(objects.prefix(Int(count)))
    }

    func sign(
        _ bytes: [UInt8], with key: UInt, in session: UInt
    ) -> Result<[UInt8], SigningProblem> {
        var mechanism = p11_mechanism(mechanism: P11_RSA_PKCS, parameter: nil, length: 0)
        var answer = functions.pointee.sign_begin(session, &mechanism, key)
        guard answer == P11_OK else {
            return .failure(PKCS11Module.failed("C_SignInit", answer))
        }
        var signature = [UInt8](repeating: 0, count: 2_048)
        var count = UInt(signature.count)
        answer = functions.pointee.sign(session, bytes, UInt(bytes.count), &signature, &count)
        guard answer == P11_OK, count <= UInt(signature.count) else {
            return .failure(PKCS11Module.failed("C_Sign", answer))
        }
        return .success(Array(signature.prefix(Int(count))))
    }

    /// Nil for a key that is not RSA.
    func publicKey(of object: UInt, in session: UInt) -> PublicKey? {
        guard attribute(P11_KEY_TYPE, of: object, in: session).map(number) == P11_RSA_KEY,
            let modulus = attribute(P11_MODULUS, of: object, in: session),
            let exponent = attribute(P11_PUBLIC_EXPONENT, of: object, in: session)
        else { return nil }
        return PublicKey(
            taking: tg_rsa_public_key(
                modulus, Int32(modulus.count), exponent, Int32(exponent.count)))
    }

    /// The certificate that shares the key's id, where the token holds one.
    func certificate(of object: UInt, in session: UInt, for key: PublicKey) -> Certificate? {
        guard let id = attribute(P11_ID, of: object, in: session), !id.isEmpty,
            let found = try? find(in: session, class: P11_CERTIFICATE_CLASS, [(P11_ID, id)])
        else { return nil }
        return found.lazy
            .compactMap {
                attribute(P11_VALUE, of: $0, in: session).flatMap(Certificate.init(der:))
            }
            .first { $0.isOf(key) }
    }

    /// At most 32 KiB; nil when there is none.
    private func attribute(_ type: UInt, of object: UInt, in session: UInt) -> [UInt8]? {
        var value = [UInt8](repeating: 0, count: Certificate.greatestSize)
        let count = value.withUnsafeMutableBytes { view -> UInt? in
            var one = p11_attribute(
                type: type, value: view.baseAddress, length: UInt(view.count))
            let answer = functions.pointee.attributes(session, object, &one, 1)
            return answer == P11_OK && one.length <= UInt(view.count) ? one.length : nil
        }
        return count.map { Array(value.prefix(Int($0))) }
    }

    private func number(_ bytes: [UInt8]) -> UInt {
        bytes.reversed().reduce(0) { $0 << 8 | UInt($1) }
    }

    private func check(_ call: String, _ answer: UInt) throws(SigningProblem) {
        guard answer == P11_OK else { throw PKCS11Module.failed(call, answer) }
    }

    private static func failed(_ call: String, _ answer: UInt) -> SigningProblem {
        let code = "\(call) 0x\(String(answer, radix: 16))"
        return SigningProblem("PKCS#11 调用失败：\(code)", "a PKCS #11 call failed: \(code)")
    }
}
