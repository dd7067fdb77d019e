import Foundation

/// Published material that stands beside the package on some machines; its tests say when it is
/// absent.
enum SharedMaterial {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func folder(_ path: String) -> URL? {
        let url = root.deletingLastPathComponent().appending(path: "shared").appending(path: path)
        guard FileManager.default.fileExists(atPath: url.path) else {
            print("skipped: ../shared/\(path) is not here")
            return nil
        }
        return url
    }
}
