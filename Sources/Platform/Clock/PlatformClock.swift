import Storage
import Synchronization
import Values

import var Foundation.CLOCK_REALTIME
import func Foundation.clock_gettime
import struct Foundation.timespec

/// 时钟: what time it is for the platform.
package protocol PlatformClock: Sendable {
    var now: Instant { get }
    var isVirtual: Bool { get }
}

/// The time of the machine.
package struct SystemClock: PlatformClock {
    package init() {}

    package var isVirtual: Bool { false }

    package var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// 虚拟时钟: time that moves only when it is told to, and goes on where it was after a restart.
package final class VirtualClock: PlatformClock {
    private let instant: Mutex<Instant>

    package init(_ instant: Instant) { self.instant = Mutex(instant) }

    package var isVirtual: Bool { true }
    package var now: Instant { instant.withLock { $0 } }

    /// Time never goes back.
    package func move(to later: Instant) {
        instant.withLock { $0 = max($0, later) }
    }
}
