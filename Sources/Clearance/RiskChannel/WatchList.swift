import Messages

/// 布控表: the watch entries by what they watch, so that a list is looked up and not searched for.
package struct WatchList: Sendable {
    private var entries: [WatchEntry.Subject: [String: WatchEntry]] = [:]
    package var isEmpty: Bool { entries.isEmpty }

    /// Of two entries for one subject the stricter counts.
    package init(_ list: [WatchEntry]) {
        for entry in list {
            let known = entries[entry.subject]?[entry.value]
            if known.map({ $0.channel < entry.channel }) ?? true {
                entries[entry.subject, default: [:]][entry.value] = entry
            }
        }
    }

    /// The strictest entry that a list meets; among equals the first in the order enterprise,
    /// person, commodity.
    package func match(_ list: ImportList, person: String?) -> WatchEntry? {
        guard !isEmpty else { return nil }
        var strictest: WatchEntry?
        func consider(_ entry: WatchEntry?) {
            guard let entry else { return }
            if strictest.map({ $0.channel < entry.channel }) ?? true { strictest = entry }
        }
        if let enterprises = entries[.enterprise] {
            for code in [
                list.ebcCode, list.ebpCode, list.agentCode, list.logisticsCode, list.assureCode,
            ] {
                consider(enterprises[code])
            }
            consider(list.areaCode.flatMap { enterprises[$0] })
        }
        if let person { consider(entries[.person]?[person]) }
        if let commodities = entries[.commodity] {
            for item in list.items {
                for length in [10, 8, 6, 4, 2] where item.gcode.utf8.count >= length {
                    consider(commodities[String(item.gcode.prefix(length))])
                }
            }
        }
        return strictest
    }
}
