import COpenSSL

/// 主体名称: the name in a certificate, such as `CN=Sample Ltd,O=Sample,C=CN`.
public struct DistinguishedName: Sendable, Equatable {
    public enum Attribute: String, Sendable, CaseIterable {
        case commonName = "CN"
        case organization = "O"
        case unit = "OU"
        case country = "C"
        case province = "ST"
        case city = "L"
        case serialNumber
    }

    public struct Part: Sendable, Equatable {
        public var attribute: Attribute
        public var value: String

        public init(_ attribute: Attribute, _ value: String) {
            self.attribute = attribute
            self.value = value
        }
    }

    public var parts: [Part]

    public init(_ parts: [Part]) { self.parts = parts }

    /// `CN=…,O=…`: no escapes, so no commas within a value.
    public init(parsing text: String) throws(SigningProblem) {
        var parts: [Part] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false).prefix(16) {
            let sides = piece.split(separator: "=", maxSplits: 1)
            let key = sides.first.map { String($0.drop { $0 == " " }) } ?? ""
            guard sides.count == 2, let attribute = Attribute(rawValue: key),
                (1...64).contains(sides[1].unicodeScalars.count)
            else {
                let known = Attribute.allCases.map(\.rawValue).joined(separator: " ")
                throw SigningProblem(
                    "主体名称应为 CN=…,O=…,C=CN 的形式，可用 \(known)，每项 1 至 64 字",
                    "the subject must read CN=…,O=…,C=CN with \(known), 1 to 64 characters each")
            }
            parts.append(Part(attribute, String(sides[1])))
        }
        guard !parts.isEmpty else {
            throw SigningProblem("主体名称为空", "the subject is empty")
        }
        self.parts = parts
    }

    /// Writes the parts into OpenSSL's name.
    func fill(_ name: OpaquePointer?) -> Bool {
        parts.allSatisfy { part in
            let bytes = Array(part.value.utf8)
            return X509_NAME_add_entry_by_txt(
                name, part.attribute.rawValue, MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0) == 1
        }
    }

    /// RFC 2253 with UTF-8 left readable, at most 512 characters, control characters escaped.
    static func text(_ name: OpaquePointer?) -> String {
        let bytes = written { X509_NAME_print_ex($0, name, 0, tg_name_flags()) >= 0 } ?? []
        return String(String(decoding: bytes, as: UTF8.self).prefix(512))
    }

    static func values(_ name: OpaquePointer?) -> Set<String> {
        var found: Set<String> = []
        for index in 0..<min(X509_NAME_entry_count(name), 64) {
            guard let entry = X509_NAME_get_entry(name, index) else { continue }
            var text: UnsafeMutablePointer<UInt8>?
            let count = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry))
            guard count > 0, let text else { continue }
            found.insert(
                String(
                    decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self))
            tg_free(text)
        }
        return found
    }
}
