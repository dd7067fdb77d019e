import Dispatch
import Storage
import Synchronization

/// 连接池: a bounded number of connections, opened when they are first needed.
final class PostgresPool: Sendable {
    /// A place for one connection. Its name stays while connections come and go, and its
    /// transactions are numbered, so that one whose outcome is unknown can be asked for by name.
    ///
    /// `@unchecked Sendable`: it is lent to one call at a time.
    final class Place: @unchecked Sendable {
        let name: Int
        var number: Int64 = 0
        var link: PostgresLink?
        init(name: Int) { self.name = name }
    }

    private struct State {
        var free: [Place]
        var isClosed = false
    }

    private let address: PostgresAddress
    private let limits: PostgresLimits
    private let state: Mutex<State>
    private let room = DispatchSemaphore(value: 0)

    init(_ address: PostgresAddress, _ limits: PostgresLimits) {
        self.address = address
        self.limits = limits
        let places = (0..<max(1, limits.connections)).reversed().map { Place(name: $0) }
        state = Mutex(State(free: places))
        for _ in places { room.signal() }
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Lends a place to `use`; waits for one no longer than the limit.
    func lend<T>(_ use: (Place) throws -> T) throws -> T {
        let end = DispatchTime.now() + .milliseconds(Int(limits.lending.milliseconds))
        guard room.wait(timeout: end) == .success else { throw StorageProblem.busy }
        defer { room.signal() }
        let place = state.withLock { state in state.isClosed ? nil : state.free.popLast() }
        guard let place else { throw StorageProblem.closed }
        defer {
            if place.link?.isBroken == true { place.link = nil }
            state.withLock { state in
                if state.isClosed { place.link = nil }
                state.free.append(place)
            }
        }
        return try use(place)
    }

    /// The connection of a place, opened anew where there is none that works.
    func link(of place: Place, reading: Bool) throws -> PostgresLink {
        if let link = place.link, !link.isBroken {
            link.patience = reading ? limits.silenceOfRead : limits.silenceOfWrite
            return link
        }
        // The old one is closed first: the server then ends what it still held.
        place.link = nil
        let link = try address.connect()
        link.patience = reading ? limits.silenceOfRead : limits.silenceOfWrite
        place.link = link
        return link
    }

    /// Closes what nobody uses now; the rest is closed when it is given back.
    func close() {
        state.withLock { state in
            state.isClosed = true
            for place in state.free { place.link = nil }
        }
    }
}
