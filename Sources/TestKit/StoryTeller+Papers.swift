import Clearance
import Demonstration
import Messages
import Values

/// The sentences in which enterprises send papers.
extension StoryTeller {
    static let kinds = ["order", "payment", "waybill", "list"]

    static func goods(_ name: String) throws -> DemonstrationGoods {
        switch name {
        case "milk-powder": .milkPowder
        case "nappies": .nappies
        case "wine": .wine
        case "watch": .watch
        default: throw StoryProblem("nobody sells \(name)")
        }
    }

    /// `consignment A 2 milk-powder 1 wine [bonded] [buyer 7]`
    mutating func addConsignment(_ words: inout Words) throws {
        let name = try words.next("a name")
        number += 1
        var lines: [ConsignmentPapers.Line] = []
        var bonded = false
        var buyer: DemonstrationPerson?
        while let word = words.optional() {
            switch word {
            case "bonded": bonded = true
            case "buyer": buyer = DemonstrationPerson(try words.integer("the number of a person"))
            default:
                guard let quantity = Int64(word) else {
                    throw StoryProblem("\(word) is not a quantity")
                }
                lines.append(.init(try Self.goods(try words.next("goods")), quantity))
            }
        }
        cast[name] = Player(
            papers: ConsignmentPapers(
                number, buyer: buyer, lines: lines.isEmpty ? nil : lines, bonded: bonded,
                at: ground.now))
    }

    func paper(_ kind: String, of player: Player) throws -> AnyPaper {
        if let changed = player.changed[kind] { return changed }
        switch kind {
        case "order": return .order(player.papers.order)
        case "payment": return .payment(player.papers.payment)
        case "waybill": return .waybill(player.papers.waybill)
        case "list": return .importList(player.papers.list)
        default: throw StoryProblem("\(kind) is none of \(Self.kinds.joined(separator: ", "))")
        }
    }

    /// `set A payment amountPaid 319.00`, `set A list.2 qty 3`, `set A list note none`
    mutating func set(_ words: inout Words) throws {
        var (name, player) = try player(&words)
        let place = try words.next("a paper").split(separator: ".").map(String.init)
        let kind = place.first ?? ""
        let tag = try words.next("a field")
        let text = try words.next("a value")
        guard
            let paper = try paper(kind, of: player).setting(
                tag, text == "none" ? nil : text, line: place.count > 1 ? Int(place[1]) : nil)
        else { throw StoryProblem("\(kind) has no field \(tag) for \(text)") }
        player.changed[kind] = paper
        cast[name] = player
    }

    /// `send A`, `send A order payment`, `send A list as 3303961002`: each paper on its own.
    mutating func send(_ words: inout Words) throws {
        let (_, player) = try player(&words)
        var kinds: [String] = []
        var sender: String?
        while let word = words.optional() {
            if word == "as" { sender = try words.next("an enterprise") } else { kinds.append(word) }
        }
        for kind in kinds.isEmpty ? Self.kinds : kinds {
            heard = .paper(try ground.send(try paper(kind, of: player), as: sender))
        }
    }

    /// `again A list`, `change A order`, `delete A payment`: the paper anew, under its own guid.
    mutating func again(_ words: inout Words, _ appType: String) throws {
        var (name, player) = try player(&words)
        let kind = try words.next("a paper")
        player.sendings += 1
        let serial = ConsignmentPapers.serial(player.sendings * 1_000 + player.papers.number)
        let guid = "DE300000-0000-4000-A000-00" + serial
        guard
            let paper = try paper(kind, of: player).setting("guid", guid)?
                .setting("appType", appType)
        else { throw StoryProblem("\(kind) cannot be sent again") }
        if appType != "3" { player.changed[kind] = paper }
        cast[name] = player
        heard = .paper(try ground.send(paper))
    }

    /// `cancel A`
    mutating func cancel(_ words: inout Words) throws {
        var (name, player) = try player(&words)
        player.cancels += 1
        cast[name] = player
        var request = player.papers.cancelRequest(
            invtNo: try consignment(player).invtNo ?? "", at: ground.now)
        request.copNo = "CX\(player.cancels)" + ConsignmentPapers.serial(player.papers.number)
        heard = .paper(try ground.send(.cancelRequest(request)))
    }

    /// `return A 2 of 1 1 of 2`: two of line 1 and one of line 2.
    mutating func bringBack(_ words: inout Words) throws {
        var (name, player) = try player(&words)
        player.returns += 1
        cast[name] = player
        var lines: [(gnum: Int, quantity: Int64)] = []
        repeat {
            let quantity = Int64(try words.integer("a quantity"))
            guard words.skip("of") else { throw StoryProblem("of is missing") }
            lines.append((try words.integer("a line"), quantity))
        } while !words.rest.isEmpty
        let request = player.papers.returnRequest(
            invtNo: try consignment(player).invtNo ?? "", lines: lines, attempt: player.returns,
            at: ground.now)
        heard = .paper(try ground.send(.returnRequest(request)))
    }

    /// `signed A`: the consignee has the parcel.
    mutating func signed(_ words: inout Words) throws {
        let (_, player) = try player(&words)
        heard = .paper(
            try ground.send(.waybillStatus(player.papers.waybillStatus(at: ground.now))))
    }

    /// `deliver 200 milk-powder`: bonded goods enter the book.
    mutating func deliver(_ words: inout Words) throws {
        let quantity = try words.amount()
        let goods = try Self.goods(try words.next("goods"))
        number += 1
        heard = .paper(
            try ground.send(.delivery(.entering(quantity, of: goods, number, at: ground.now))))
    }
}
