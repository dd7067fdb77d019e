import CZip

/// 压缩包: the ZIP archive of a workbook, judged before anything of it is unpacked.
///
/// Nothing is ever written to disk by the name of a part, and no archive inside is opened.
final class Archive {
    struct Part {
        var index: UInt64
        var bytes: Int
    }

    let limits: SheetLimits
    private let handle: OpaquePointer
    /// By name in small letters, since spreadsheet programs tell no case apart.
    private let parts: [String: Part]

    init(path: String, limits: SheetLimits) throws(SheetProblem) {
        try ArchiveDirectory.check(path, limits)
        var code: Int32 = 0
        guard let handle = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
            throw SheetProblem(.notAnArchive, at: fileName(path), found: "libzip \(code)")
        }
        do throws(SheetProblem) {
            parts = try Archive.list(handle, limits)
        } catch {
            zip_discard(handle)
            throw error
        }
        self.handle = handle
        self.limits = limits
    }

    deinit { zip_discard(handle) }

    func contains(_ name: String) -> Bool { parts[name.lowercased()] != nil }

    func part(_ name: String) throws(SheetProblem) -> ArchivePart {
        guard let part = parts[name.lowercased()] else {
            throw SheetProblem(.brokenPart, at: name, found: "-")
        }
        guard let file = zip_fopen_index(handle, part.index, 0) else {
            throw SheetProblem(.brokenPart, at: name)
        }
        return ArchivePart(file, owner: self, name: name, bytes: part.bytes)
    }

    /// A part that is small by its nature.
    func whole(_ name: String) throws(SheetProblem) -> [UInt8] {
        let part = try part(name)
        guard part.bytes <= limits.smallPartBytes else {
            throw SheetProblem(
                .pastLimit, at: name, expected: "<= \(limits.smallPartBytes) bytes",
                found: "\(part.bytes)")
        }
        var bytes: [UInt8] = []
        while try part.read(into: &bytes, most: 64 << 10) {}
        return bytes
    }

    private static func list(
        _ handle: OpaquePointer, _ limits: SheetLimits
    ) throws(SheetProblem) -> [String: Part] {
        let count = zip_get_num_entries(handle, 0)
        guard count <= limits.parts else {
            throw SheetProblem(
                .pastLimit, at: "xlsx", expected: "<= \(limits.parts) parts", found: "\(count)")
        }
        var parts: [String: Part] = [:]
        var all = 0
        for index in 0..<UInt64(max(0, count)) {
            var stat = zip_stat_t()
            guard zip_stat_index(handle, index, 0, &stat) == 0, let raw = stat.name else {
                throw SheetProblem(.unsafeArchive, at: "xlsx")
            }
            let name = String(cString: raw)
            let shown = String(name.prefix(80))
            guard stat.encryption_method == 0 else { throw SheetProblem(.encrypted, at: shown) }
            // ECMA-376-2, annex B: parts are stored or deflated.
            guard isSafe(name), stat.comp_method == 0 || stat.comp_method == 8 else {
                throw SheetProblem(.unsafeArchive, at: shown)
            }
            guard !isActive(name.lowercased()) else {
                throw SheetProblem(.activeContent, at: shown)
            }
            let bytes = Int(clamping: stat.size)
            let packed = Int(clamping: stat.comp_size)
            all = all.addingReportingOverflow(bytes).partialValue
            guard bytes <= limits.partBytes, all >= 0, all <= limits.allBytes else {
                throw SheetProblem(
                    .pastLimit, at: shown, expected: "<= \(limits.partBytes) bytes",
                    found: "\(bytes)")
            }
            guard bytes <= 1 << 20 || bytes / max(1, packed) <= limits.ratio else {
                throw SheetProblem(
                    .pastLimit, at: shown, expected: "<= \(limits.ratio):1",
                    found: "\(bytes / max(1, packed)):1")
            }
            guard
                parts.updateValue(Part(index: index, bytes: bytes), forKey: name.lowercased())
                    == nil
            else { throw SheetProblem(.unsafeArchive, at: shown, found: "2 × \(shown)") }
        }
        return parts
    }

    /// A relative path of ordinary names.
    private static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 500, name.utf8.first != UInt8(ascii: "/"),
            !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x5C || $0 == 0x3A })
        else { return false }
        return !name.split(separator: "/", omittingEmptySubsequences: false)
            .dropLast().contains { $0 == ".." || $0 == "." || $0.isEmpty }
            && !name.hasSuffix("..")
    }

    /// What would run, or ask other files and hosts, when a spreadsheet program opened it.
    private static func isActive(_ name: String) -> Bool {
        [
            "vbaproject", "xl/macrosheets/", "xl/externallinks/", "xl/activex/",
            "xl/connections.xml", "xl/querytables/", "xl/ctrlprops/",
        ].contains { name.contains($0) }
    }
}

/// What stands behind the last slash.
func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}
