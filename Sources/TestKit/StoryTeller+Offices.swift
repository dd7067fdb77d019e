import Clearance
import Demonstration
import Messages
import Values

/// The sentences in which the calendar, officers and registers act.
extension StoryTeller {
    /// `day 2026-11-21`: ten in the morning.
    mutating func setDay(_ words: inout Words) throws {
        let word = try words.next("a day")
        guard let day = Day(word) else { throw StoryProblem("\(word) is not a day") }
        ground.now = Instant(startOf: day).adding(milliseconds: 10 * 3_600_000)
    }

    /// `guarantee 20.00`: so much tax may be owed at once.
    mutating func guarantee(_ words: inout Words) throws {
        try ground.change(
            .guarantee(enterprise: DemonstrationEnterprise.assurer.code, words.amount()))
    }

    /// `watch commodity 2204 yellow`, `watch person A red`
    mutating func watch(_ words: inout Words) throws {
        let kind = try words.next("a subject")
        guard let subject = WatchEntry.Subject(rawValue: kind) else {
            throw StoryProblem("\(kind) cannot be watched")
        }
        let value: String
        if subject == .person {
            let (_, player) = try player(&words)
            value = personKey(idNumber: player.papers.buyer.idNumber, zone: ground.zone)
        } else {
            value = try words.next("what is watched")
        }
        let colour = try words.next("a channel")
        guard let channel = Channel(rawValue: colour) else {
            throw StoryProblem("\(colour) is no channel")
        }
        try ground.change(
            .watch(WatchEntry(subject: subject, value: value, channel: channel, reason: "演示布控")))
    }

    /// `officer release A`
    mutating func officer(_ words: inout Words) throws {
        let word = try words.next("a decision")
        guard let decision = OfficerDecision(rawValue: word) else {
            throw StoryProblem("no officer says \(word)")
        }
        let (_, player) = try player(&words)
        heard = .other(
            try ground.command(
                .decide(
                    consignment: try consignment(player).id, decision, reason: "单证与货物核对无误")))
    }

    /// `arrival A 1`, `arrival A 1 incomplete`: the goods of the first return came back.
    mutating func arrival(_ words: inout Words) throws {
        let (_, player) = try player(&words)
        let attempt = try words.integer("the number of a return")
        let request = player.papers.returnRequest(
            invtNo: "", lines: [], attempt: attempt, at: ground.now)
        heard = .other(
            try ground.command(
                .recordArrival(
                    copNo: request.copNo ?? "", agentCode: request.agentCode, day: ground.today,
                    complete: !words.skip("incomplete")),
                as: Actor(role: .enterprise, enterprise: DemonstrationEnterprise.area.code)))
    }

    /// `pay A`: the treasury has the tax of the bill.
    mutating func pay(_ words: inout Words) throws {
        let (_, player) = try player(&words)
        heard = .other(
            try ground.command(
                .recordPayment(
                    taxNo: try consignment(player).taxNo ?? "-", day: ground.today,
                    reference: "JK0001")))
    }
}
