import ArgumentParser
import Foundation
import Signatures

/// Where a signing key is: a PEM file, a PKCS #12 file, or a token behind a PKCS #11 module.
struct SigningKeyOptions: ParsableArguments {
    @Option(help: "私钥 PEM | PEM file of the private key") var key: String?
    @Option(help: "PKCS#12 文件 | PKCS #12 file") var p12: String?
    @Option(help: "PKCS#11 模块 | path of a PKCS #11 module (RSA only)") var pkcs11: String?
    @Option(help: "令牌名 | label of the token") var token: String?
    @Option(help: "令牌上的密钥名 | label of the key in the token") var keyLabel: String?
    @Option(
        help: "口令文件 | file of passphrase or PIN; without it TONGGUAN_PASSPHRASE counts")
    var passphraseFile: String?

    func validate() throws {
        guard [key, p12, pkcs11].compactMap(\.self).count == 1 else {
            throw ValidationError(
                "请用 --key、--p12 或 --pkcs11 之一指明密钥\n"
                    + "Name the key by one of --key, --p12 and --pkcs11")
        }
        if pkcs11 != nil, token == nil || keyLabel == nil {
            throw ValidationError(
                "--pkcs11 需要 --token 和 --key-label\n--pkcs11 needs --token and --key-label")
        }
    }

    func load() throws -> any SigningKey {
        let secret = try passphrase()
        if let key { return try FileKey(pem: CommandFile.read(key), passphrase: secret) }
        if let p12 {
            return try FileKey(pkcs12: CommandFile.read(p12), passphrase: secret ?? "")
        }
        return try PKCS11Key(
            module: pkcs11 ?? "", token: token ?? "", label: keyLabel ?? "", pin: secret ?? "")
    }

    /// Never an argument: other users of the machine can read the arguments of a process.
    func passphrase() throws -> String? {
        try CommandFile.passphrase(in: passphraseFile)
    }
}

/// Files that commands read and write.
enum CommandFile {
    /// Above the largest message; more is not read.
    private static let greatest = 64 << 20

    static func read(_ file: String) throws -> [UInt8] {
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let bytes = try? handle?.read(upToCount: greatest) ?? Data(), handle != nil else {
            throw CommandFailure.failed("无法读取文件 \(file)", "cannot read the file \(file)")
        }
        return Array(bytes)
    }

    static func certificates(_ file: String) throws -> [Certificate] {
        let found = Certificate.all(pem: try read(file))
        guard !found.isEmpty else {
            throw CommandFailure.usage(
                "\(file) 中没有 SM2 或 RSA 证书（PEM）",
                "\(file) holds no certificate with SM2 or RSA in PEM")
        }
        return found
    }

    static func passphrase(in file: String?) throws -> String? {
        guard let file else { return ProcessInfo.processInfo.environment["TONGGUAN_PASSPHRASE"] }
        let text = String(decoding: try read(file), as: UTF8.self)
        return String(text.prefix { !$0.isNewline })
    }

    /// A new file for its owner alone; what is there is never overwritten.
    static func create(_ file: String, _ bytes: [UInt8]) throws {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure.refused(
                "无法新建 \(file)：已存在或不可写", "cannot make \(file): it exists or is not writable")
        }
        try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            .write(contentsOf: Data(bytes))
    }
}
