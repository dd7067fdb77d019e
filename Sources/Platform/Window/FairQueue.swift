/// 公平队列: lanes that take turns by what their elements cost (deficit round robin).
///
/// Within a lane the first to come is the first to go. However much waits in one lane, another
/// gets its elements out at an equal rate of cost.
package struct FairQueue<Element> {
    private struct Lane {
        /// Nil where one has gone: a lane that is never empty must not keep it.
        var elements: [(element: Element?, cost: Int)] = []
        /// Elements before it have gone.
        var head = 0
        var credit = 0

        var first: (element: Element?, cost: Int, credit: Int) {
            (elements[head].element, elements[head].cost, credit)
        }

        /// Whether none is left.
        mutating func removeFirst(cost: Int) -> Bool {
            elements[head].element = nil
            head += 1
            credit = max(0, credit - cost)
            if head >= 256, head * 2 >= elements.count {
                elements.removeFirst(head)
                head = 0
            }
            return head == elements.count
        }
    }

    /// Turns that a lane may owe.
    private static var mostOwed: Int { 128 }

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

    /// Lets a lane in which something waits pay for what it cost besides, with turns to come.
    package mutating func charge(_ lane: String, _ cost: Int) {
        guard let credit = lanes[lane]?.credit else { return }
        lanes[lane]?.credit = max(credit - cost, -Self.mostOwed * quantum)
    }

    /// The element whose turn it is; nil where there is none, or where it does not fit.
    package mutating func pop(if fits: (Element) -> Bool = { _ in true }) -> Element? {
        while !turns.isEmpty {
            if turn >= turns.count { turn = 0 }
            let name = turns[turn]
            guard let first = lanes[name]?.first, let element = first.element else { break }
            // Who is alone need not save for it.
            if first.credit >= first.cost || turns.count == 1 {
                guard fits(element) else { return nil }
                removeFirst(of: name, cost: first.cost)
                return element
            }
            lanes[name]?.credit += quantum
            turn += 1
        }
        return nil
    }

    private mutating func removeFirst(of name: String, cost: Int) {
        count -= 1
        let isEmpty = lanes[name]?.removeFirst(cost: cost) ?? true
        guard isEmpty else { return }
        // What an empty lane saved is forgotten, or an idle hour would buy a flood.
        lanes[name] = nil
        turns.remove(at: turn)
    }
}
