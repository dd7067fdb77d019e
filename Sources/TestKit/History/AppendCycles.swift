/// Who must have come before whom, and the circles in it (Adya's phenomena, as Elle finds them).
struct AppendCycles {
    private(set) var findings: [AppendHistory.Finding] = []

    private enum Kind: Int { case wrote, read, missed, time }

    private struct Edge: Hashable {
        let from: Int
        let to: Int
        let kind: Kind
    }

    private var edges: Set<Edge> = []
    private var nodes: Int

    init(_ history: AppendHistory, _ orders: AppendOrders, strict: Bool) {
        nodes = history.transactions.count
        addWrites(orders)
        addReads(history, orders)
        judge { $0 != .time }
        guard strict, findings.isEmpty else { return }
        addTime(history)
        let plain = findings.count
        judge { _ in true }
        for index in findings.indices.dropFirst(plain) {
            findings[index].place = "\(findings[index].anomaly.rawValue): \(findings[index].place)"
            findings[index].anomaly = .realTime
        }
    }

    // MARK: - Who came before whom

    private mutating func add(_ from: Int?, _ to: Int?, _ kind: Kind) {
        guard let from, let to, from != to else { return }
        edges.insert(Edge(from: from, to: to, kind: kind))
    }

    private mutating func addWrites(_ orders: AppendOrders) {
        for (key, order) in orders.longest {
            for (one, next) in zip(order, order.dropFirst()) {
                add(orders.writer(of: one, in: key), orders.writer(of: next, in: key), .wrote)
            }
        }
        for (key, elements) in orders.unseen {
            guard let last = orders.longest[key]?.last else { continue }
            for element in elements {
                add(orders.writer(of: last, in: key), orders.writer(of: element, in: key), .wrote)
            }
        }
    }

    private mutating func addReads(_ history: AppendHistory, _ orders: AppendOrders) {
        for index in history.transactions.indices {
            for (key, elements) in orders.outerReads(of: index) {
                let order = orders.longest[key] ?? []
                if let last = elements.last { add(orders.writer(of: last, in: key), index, .read) }
                // A read that contradicts the order was found already.
                guard order.starts(with: elements) else { continue }
                if elements.count < order.count {
                    add(index, orders.writer(of: order[elements.count], in: key), .missed)
                } else {
                    for element in orders.unseen[key] ?? [] {
                        add(index, orders.writer(of: element, in: key), .missed)
                    }
                }
            }
        }
    }

    /// A node for each completion, one after another: so few edges say all of the order of time.
    private mutating func addTime(_ history: AppendHistory) {
        let done = history.transactions.indices.filter {
            history.transactions[$0].outcome == .done
        }
        let ends = done.sorted {
            history.transactions[$0].completed < history.transactions[$1].completed
        }
        let base = nodes
        nodes += ends.count
        for (place, index) in ends.enumerated() {
            add(index, base + place, .time)
            if place > 0 { add(base + place - 1, base + place, .time) }
        }
        let moments = ends.map { history.transactions[$0].completed }
        for index in history.transactions.indices {
            var low = 0
            var high = moments.count
            while low < high {
                let middle = (low + high) / 2
                if moments[middle] < history.transactions[index].invoked {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            if low > 0 { add(base + low - 1, index, .time) }
        }
    }

    // MARK: - Circles

    private mutating func judge(_ isAsked: (Kind) -> Bool) {
        let asked = edges.filter { isAsked($0.kind) }
        let firm = asked.filter { $0.kind != .missed }
        let written = firm.filter { $0.kind != .read }
        let circles = Self.circles(written, nodes)
        find(.dirtyWrite, written.filter { circles[$0.from] == circles[$0.to] })
        let informed = Self.circles(firm, nodes)
        find(
            .circularInformation,
            firm.filter { $0.kind == .read && informed[$0.from] == informed[$0.to] })

        let all = Self.circles(asked, nodes)
        let open = asked.filter { $0.kind == .missed && all[$0.from] == all[$0.to] }
        let next = Dictionary(grouping: firm.filter { all[$0.from] == all[$0.to] }, by: \.from)
            .mapValues { $0.map(\.to) }
        let closed = open.filter { Self.reaches($0.from, from: $0.to, next) }
        find(.single, closed)
        find(.antiDependency, open.subtracting(closed))
    }

    private mutating func find(_ anomaly: AppendHistory.Anomaly, _ edges: Set<Edge>) {
        guard let edge = edges.min(by: { ($0.from, $0.to) < ($1.from, $1.to) }) else { return }
        findings.append(
            AppendHistory.Finding(
                anomaly: anomaly,
                place: "in a circle through transactions \(edge.from) and \(edge.to), "
                    + "of \(edges.count) such pairs"))
    }

    private static func reaches(_ goal: Int, from start: Int, _ next: [Int: [Int]]) -> Bool {
        var seen: Set = [start]
        var open = [start]
        while let node = open.popLast() {
            if node == goal { return true }
            for other in next[node] ?? [] where seen.insert(other).inserted { open.append(other) }
        }
        return false
    }

    /// The number of each node's strongly connected part (Tarjan), without recursion.
    private static func circles(_ edges: Set<Edge>, _ count: Int) -> [Int] {
        var next = [[Int]](repeating: [], count: count)
        for edge in edges { next[edge.from].append(edge.to) }
        var part = [Int](repeating: -1, count: count)
        var index = [Int](repeating: -1, count: count)
        var low = [Int](repeating: 0, count: count)
        var place = [Int](repeating: 0, count: count)
        var (stack, path, found, parts): ([Int], [Int], Int, Int) = ([], [], 0, 0)
        for root in 0..<count where index[root] < 0 {
            path = [root]
            while let node = path.last {
                if index[node] < 0 {
                    index[node] = found
                    low[node] = found
                    found += 1
                    stack.append(node)
                }
                if place[node] < next[node].count {
                    let other = next[node][place[node]]
                    place[node] += 1
                    if index[other] < 0 {
                        path.append(other)
                    } else if part[other] < 0 {
                        low[node] = min(low[node], index[other])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last { low[parent] = min(low[parent], low[node]) }
                guard low[node] == index[node] else { continue }
                while let member = stack.popLast() {
                    part[member] = parts
                    if member == node { break }
                }
                parts += 1
            }
        }
        return part
    }
}
