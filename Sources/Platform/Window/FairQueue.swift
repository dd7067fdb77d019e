/// 公平队列: lanes that take turns by what their elements cost (deficit round robin).
///
/// Within a lane the first to come is the first to go. However much waits in one lane, another
/// gets its elements out at an equal rate of cost.
package struct FairQueue<Element> {
    private struct Lane {
        var elements: [(element: Element, cost: Int)] = []
        /// Elements before it have gone.
        var head = 0
        var credit = 0
    }

    /// What a lane may spend more at each of its turns.
    private let quantum: Int
    private var lanes: [String: Lane] = [:]
    /// The lanes in which something waits, in the order of their turns.
    private var turns: [String] = []
    private var turn = 0
    package private(set) var count = 0

    package init(quantum: Int) {
        precondition(quantum > 0, "a turn must be worth something")
        self.quantum = quantum
    }

    package var isEmpty: Bool { count == 0 }

    package mutating func append(_ element: Element, to lane: String, cost: Int) {
        if lanes[lane] == nil {
            lanes[lane] = Lane()
            turns.append(lane)
        }
        lanes[lane]?.elements.append((element, cost))
        count += 1
    }

    /// The element whose turn it is; nil where there is none, or where it does not fit.
    package mutating func pop(if fits: (Element) -> Bool = { _ in true }) -> Element? {
        while !turns.isEmpty {
            if turn >= turns.count { turn = 0 }
            let name = turns[turn]
            guard let lane = lanes[name] else { break }
            let first = lane.elements[lane.head]
            // Who is alone need not save for it.
            if lane.credit >= first.cost || turns.count == 1 {
                guard fits(first.element) else { return nil }
                removeFirst(of: name, cost: first.cost)
                return first.element
            }
            lanes[name]?.credit += quantum
            turn += 1
        }
        return nil
    }

    private mutating func removeFirst(of name: String, cost: Int) {
        count -= 1
        lanes[name]?.head += 1
        guard let lane = lanes[name], lane.head < lane.elements.count else {
            // What an empty lane saved is forgotten, or an idle hour would buy a flood.
            lanes[name] = nil
            turns.remove(at: turn)
            return
        }
        lanes[name]?.credit = max(0, lane.credit - cost)
        if lane.head >= 256, lane.head * 2 >= lane.elements.count {
            lanes[name]?.elements.removeFirst(lane.head)
            lanes[name]?.head = 0
        }
    }
}
