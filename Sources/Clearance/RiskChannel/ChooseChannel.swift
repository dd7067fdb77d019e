import Crypto
import Messages
import Values

/// 选通道: the channel of a list and why; the watch list first, then a lot drawn with the zone's key.
///
/// The lot is a keyed hash of the consignment's business key: a replay draws the same one, and who
/// lacks the key can neither foresee nor choose it. `person` is the buyer's keyed hash.
package func channel(
    for consignment: String, list: ImportList, person: String? = nil, grade: String,
    watch: WatchList, zone: Zone
) -> (channel: Channel, reason: Bilingual) {
    if let entry = watch.match(list, person: person), entry.channel > .green {
        let subject = Rule.watched.title
        return (
            entry.channel,
            Bilingual("\(subject.zh)：\(entry.reason)", "\(subject.en): \(entry.reason)")
        )
    }
    let inspection = rate(of: grade, in: zone.inspectionRate)
    let review = rate(of: grade, in: zone.reviewRate)
    let draw = inspection + review > 0 ? lot(of: consignment, key: zone.secret) : 10_000
    if draw < inspection { return (.red, Rule.inspectedByChance.title) }
    if draw < inspection + review { return (.yellow, Rule.reviewedByChance.title) }
    return (.green, Bilingual("未抽中", "not chosen"))
}

/// The same with the entries as they are kept; index them once where many lists follow.
package func channel(
    for consignment: String, list: ImportList, person: String? = nil, grade: String,
    watch: [WatchEntry], zone: Zone
) -> (channel: Channel, reason: Bilingual) {
    channel(
        for: consignment, list: list, person: person, grade: grade, watch: WatchList(watch),
        zone: zone)
}

/// In parts of 10,000. A grade that the zone does not know is treated as its worst one.
private func rate(of grade: String, in rates: [String: Int]) -> Int {
    let rate = rates[grade] ?? rates.values.max() ?? 0
    return min(max(rate, 0), 10_000)
}

/// From 0 to 9,999. The bias of the remainder is below one in 10^15.
private func lot(of consignment: String, key: [UInt8]) -> Int {
    var hash = HMAC<SHA256>(key: SymmetricKey(data: key))
    // A prefix keeps this use of the key apart from the hashing of persons.
    hash.update(data: Array("risk-channel/1\n".utf8))
    hash.update(data: Array(consignment.utf8))
    let number = hash.finalize().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(number % 10_000)
}
