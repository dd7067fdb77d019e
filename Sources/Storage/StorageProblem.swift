/// Why the storage could not do its work: a failure of the world, never of a paper.
///
/// The edge maps ``full`` to 507 and the rest to 503; text in it names tables and columns only,
/// never values, so it may be logged.
package enum StorageProblem: Error, Sendable, Hashable {
    /// Somebody else held the database longer than we wait; trying again is right.
    case busy
    /// The disk or the quota of the database is full.
    case full
    /// The disk or the network failed under us.
    case io(String)
    /// A commit could not be flushed: what of it is on the disk shows when it is opened again.
    case unflushed(String)
    /// What is stored is not what was written, or not what the reader expects.
    case corrupt(String)
    /// A row contradicts a key or a condition of the schema.
    case constraint(String)
    /// The storage was closed, or its file is gone.
    case closed
    /// The database was made by another history of migrations than this program's.
    case history(String)
    /// Anything else, in the engine's own words.
    case other(String)

    /// Whether the same call may well succeed a little later.
    package var isPassing: Bool {
        switch self {
        case .busy, .io: true
        case .full, .unflushed, .corrupt, .constraint, .closed, .history, .other: false
        }
    }
}

extension StorageProblem: CustomStringConvertible {
    package var description: String { "\(zh) / \(en)" }

    package var zh: String {
        switch self {
        case .busy: "数据库正忙，请稍后重试。"
        case .full: "存储空间已满，请清理或扩容后重试。"
        case .io(let detail): "读写数据库失败：\(detail)"
        case .unflushed(let detail): "写盘未确认，平台须停止并重新启动：\(detail)"
        case .corrupt(let detail): "数据库内容与预期不符，请停止写入并从备份恢复：\(detail)"
        case .constraint(let detail): "数据违反约束：\(detail)"
        case .closed: "数据库已关闭。"
        case .history(let detail): "数据库版本与程序不符，请使用对应版本的程序：\(detail)"
        case .other(let detail): "数据库错误：\(detail)"
        }
    }

    package var en: String {
        switch self {
        case .busy: "The database is busy; try again shortly."
        case .full: "The storage is full; free or add space, then try again."
        case .io(let detail): "Reading or writing the database failed: \(detail)"
        case .unflushed(let detail):
            "A commit was not flushed; the platform must stop and start again: \(detail)"
        case .corrupt(let detail):
            "The database does not hold what it should; stop writing and restore: \(detail)"
        case .constraint(let detail): "A row breaks a constraint: \(detail)"
        case .closed: "The database is closed."
        case .history(let detail):
            "The database belongs to another version of the program: \(detail)"
        case .other(let detail): "Database error: \(detail)"
        }
    }
}
