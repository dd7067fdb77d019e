import Foundation
import Testing

/// 整机试验: the built program in a process of its own, asked over the network, killed and abused.
///
/// One at a time: each of them measures what a server does while somebody leans on it.
@Suite("A platform that runs", .serialized)
enum ServeTests {}

/// Runs it on so many threads at once; the group is done when all have finished.
func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> DispatchGroup {
    let group = DispatchGroup()
    for index in 0..<count {
        group.enter()
        let thread = Thread {
            body(index)
            group.leave()
        }
        thread.stackSize = 4 << 20
        thread.start()
    }
    return group
}

/// What could not even be tried.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
