import Foundation

/// 目录锁: one platform a data directory. Two would not wake each other's waiting callers.
///
/// Imports and other short commands work beside a platform and take no lock.
enum DirectoryLock {
    /// Held until the process ends, however it ends.
    static func take(_ directory: String) throws {
        let file = open(directory + "/serve.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw CommandFailure.failed(
                "无法使用数据目录 \(directory)", "The data directory \(directory) cannot be used.")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw CommandFailure.failed(
                "数据目录 \(directory) 上已有平台在运行，请先停止它或另选 --data",
                "A platform runs on \(directory) already: stop it, or choose another --data.")
        }
    }
}
