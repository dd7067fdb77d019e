import Synchronization

/// 席位: how many streams of events are held open, in all and by one enterprise.
final class StreamSeats: Sendable {
    /// Given back when nobody holds it any more.
    final class Seat: Sendable {
        private let seats: StreamSeats
        private let enterprise: String

        fileprivate init(_ seats: StreamSeats, _ enterprise: String) {
            self.seats = seats
            self.enterprise = enterprise
        }

        deinit { seats.giveBack(enterprise) }
    }

    private let limit: Int
    private let taken = Mutex<(all: Int, by: [String: Int])>((0, [:]))

    init(_ limit: Int) { self.limit = limit }

    /// Nil where all are taken, or where the enterprise has a quarter of them.
    func take(_ enterprise: String) -> Seat? {
        let isFree = taken.withLock { taken in
            let own = taken.by[enterprise, default: 0]
            guard taken.all < limit, own < max(4, limit / 4) else { return false }
            taken.all += 1
            taken.by[enterprise] = own + 1
            return true
        }
        return isFree ? Seat(self, enterprise) : nil
    }

    private func giveBack(_ enterprise: String) {
        taken.withLock { taken in
            taken.all -= 1
            let left = taken.by[enterprise, default: 0] - 1
            taken.by[enterprise] = left > 0 ? left : nil
        }
    }
}
