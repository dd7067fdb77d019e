/// The order in which each list was written, as the reads tell it, and what contradicts it.
struct AppendOrders {
    /// The longest list that was read, by key.
    private(set) var longest: [Int: [Int]] = [:]
    /// Elements of transactions that are done, which nobody read: they come after the longest.
    private(set) var unseen: [Int: [Int]] = [:]
    private(set) var findings: [AppendHistory.Finding] = []
    private var writers: [Element: Int] = [:]
    private let history: AppendHistory

    private struct Element: Hashable {
        let key: Int
        let element: Int
    }

    init(_ history: AppendHistory) {
        self.history = history
        noteWriters()
        for (index, transaction) in history.transactions.enumerated()
        where transaction.outcome == .done {
            judgeInside(index, transaction)
        }
        for index in history.transactions.indices { judgeReads(index) }
        noteUnseen()
    }

    func writer(of element: Int, in key: Int) -> Int? {
        writers[Element(key: key, element: element)]
    }

    /// What a transaction read of each list before it wrote there itself.
    func outerReads(of index: Int) -> [(key: Int, elements: [Int])] {
        guard history.transactions[index].outcome == .done else { return [] }
        var own: [Int: Int] = [:]
        var reads: [(key: Int, elements: [Int])] = []
        for step in history.transactions[index].steps {
            switch step {
            case .append(let key, _): own[key, default: 0] += 1
            case .read(let key, let elements?):
                reads.append((key, Array(elements.dropLast(own[key] ?? 0))))
            case .read: break
            }
        }
        return reads
    }

    private mutating func noteWriters() {
        for (index, transaction) in history.transactions.enumerated() {
            for case .append(let key, let element) in transaction.steps {
                let place = Element(key: key, element: element)
                if writers.updateValue(index, forKey: place) != nil {
                    find(.garbage, "\(element) was appended to list \(key) twice")
                }
            }
        }
    }

    /// What was read before, and appended since, must be what is read now.
    private mutating func judgeInside(_ index: Int, _ transaction: AppendHistory.Transaction) {
        var known: [Int: [Int]] = [:]
        var own: [Int: [Int]] = [:]
        for step in transaction.steps {
            switch step {
            case .append(let key, let element):
                known[key]?.append(element)
                own[key, default: []].append(element)
            case .read(let key, let elements?):
                let agrees =
                    known[key].map { $0 == elements }
                    ?? Array(elements.suffix(own[key]?.count ?? 0)).elementsEqual(own[key] ?? [])
                if !agrees { find(.internal, "transaction \(index) reads \(elements) in \(key)") }
                known[key] = elements
            case .read: break
            }
        }
    }

    private mutating func judgeReads(_ index: Int) {
        guard history.transactions[index].outcome == .done else { return }
        for case .read(let key, let elements?) in history.transactions[index].steps {
            if Set(elements).count < elements.count {
                find(.garbage, "transaction \(index) reads an element of \(key) twice: \(elements)")
            }
            for element in elements {
                guard let writer = writer(of: element, in: key) else {
                    find(.garbage, "\(element) in list \(key) was appended by nobody")
                    continue
                }
                if history.transactions[writer].outcome == .failed {
                    find(.abortedRead, "\(index) reads \(element) of \(writer), which failed")
                }
            }
            let before = longest[key] ?? []
            if !(before.starts(with: elements) || elements.starts(with: before)) {
                find(.incompatibleOrder, "list \(key) was read as \(before) and as \(elements)")
            }
            if elements.count > before.count { longest[key] = elements }
        }
        for (key, elements) in outerReads(of: index) {
            guard let last = elements.last, let writer = writer(of: last, in: key),
                writer != index, lastAppend(of: writer, to: key) != last
            else { continue }
            find(.intermediateRead, "\(index) reads list \(key) amid transaction \(writer)")
        }
    }

    private func lastAppend(of index: Int, to key: Int) -> Int? {
        for case .append(key, let element) in history.transactions[index].steps.reversed() {
            return element
        }
        return nil
    }

    private mutating func noteUnseen() {
        let seen = longest.mapValues(Set.init)
        for transaction in history.transactions where transaction.outcome == .done {
            for case .append(let key, let element) in transaction.steps
            where seen[key]?.contains(element) != true {
                unseen[key, default: []].append(element)
            }
        }
    }

    private mutating func find(_ anomaly: AppendHistory.Anomaly, _ place: String) {
        findings.append(AppendHistory.Finding(anomaly: anomaly, place: place))
    }
}
