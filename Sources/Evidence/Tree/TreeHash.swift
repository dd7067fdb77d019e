import Crypto

/// 哈希: one hash of the tree: SHA-256 with the prefixes of RFC 6962, section 2.1.
package struct TreeHash: Hashable, Sendable {
    package let bytes: [UInt8]

    /// A hash as it was stored or sent; whether it is right shows when a root is compared.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// Of bytes that begin with their prefix.
    package init(of prefixed: [UInt8]) {
        bytes = SHA256.hash(data: prefixed).withUnsafeBytes { [UInt8]($0) }
    }

    package init(leaf content: [UInt8]) { self.init(of: [0] + content) }

    package init(_ left: TreeHash, _ right: TreeHash) {
        var content: [UInt8] = [1]
        content.reserveCapacity(65)
        content += left.bytes
        content += right.bytes
        self.init(of: content)
    }

    /// The root of a tree without leaves.
    package static let empty = TreeHash(of: [])

    package static let length = 32
}
