import CFuzzer
import Glibc

/// Makes a folder and those above it; stops where it cannot.
func makeFolder(_ path: String) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
        made += "\(part)/"
        guard mkdir(made, 0o755) == 0 || errno == EEXIST else { fail("cannot make \(made)") }
    }
}

func writeFile(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "wb") else { fail("cannot write \(path)") }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { fail("cannot write \(path)") }
}

/// Nil where there is no such file, or one too large for a seed.
func readFile(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return count < bytes.count && ferror(file) == 0 ? Array(bytes.prefix(count)) : nil
}

/// Files of one kind in a folder, in the order of their names; none where there is no folder.
func files(in folder: String, ending: String) -> [[UInt8]] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { view in
            String(decoding: view.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.hasSuffix(ending) { names.append(name) }
    }
    return names.sorted().compactMap { readFile("\(folder)/\($0)") }
}

func fail(_ text: String) -> Never {
    say(text)
    exit(1)
}

func say(_ text: String) {
    let line = Array("\(text)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
}

/// 内存文件: one file without a name, for what can only be read from a path.
struct MemoryFile {
    static let shared = MemoryFile()

    let path: String
    private let descriptor: Int32

    init() {
        descriptor = memfd_create("fuzz", 0)
        guard descriptor >= 0 else { fail("there is no file in memory") }
        path = "/proc/self/fd/\(descriptor)"
    }

    func hold(_ bytes: [UInt8]) {
        guard ftruncate(descriptor, 0) == 0,
            pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
        else { fail("the file in memory is full") }
    }
}
