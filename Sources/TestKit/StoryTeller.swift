import Clearance
import Demonstration
import Ledger
import Messages
import Values

/// 说书人: carries a story out through the flow and says where it went otherwise.
package struct StoryTeller {
    package var ground: Ground
    /// The consignments by the letter the story gives them.
    var cast: [String: Player] = [:]
    /// What the last sentence was answered.
    var heard = Heard.nothing
    var number = 0
    /// What broke in attempts: never a refusal, always a defect.
    package private(set) var failures: [String] = []

    struct Player {
        var papers: ConsignmentPapers
        var changed: [String: AnyPaper] = [:]
        var returns = 0
        var cancels = 0
        var sendings = 0
    }

    enum Heard {
        case nothing
        case paper(PaperAnswer)
        case other(Answer)
        case message(Answer)
    }

    package init() throws { ground = try Ground() }

    /// Every sentence that did not come true, with its line; empty when all did.
    package static func tell(_ story: Story) throws -> [String] {
        var teller = try StoryTeller()
        return try teller.tell(story)
    }

    package mutating func tell(_ story: Story) throws -> [String] {
        var complaints: [String] = []
        for line in story.lines {
            let place = "line \(line.number) (\(line.words.joined(separator: " ")))"
            do {
                if let complaint = try hear(line.words) {
                    complaints.append("\(place): \(complaint)")
                }
            } catch {
                // Later sentences lean on this one.
                complaints.append("\(place): \(error)")
                break
            }
        }
        return complaints + (try ground.faults())
    }

    /// Carries one sentence out, whatever it is answered; false where it makes no sense by now.
    package mutating func attempt(_ line: Story.Line) -> Bool {
        do {
            _ = try hear(line.words)
            return true
        } catch is StoryProblem {
            return false
        } catch {
            failures.append("line \(line.number): \(error)")
            return false
        }
    }

    /// Carries one sentence out; a complaint where what was expected is not so.
    mutating func hear(_ words: [String]) throws -> String? {
        var words = Words(words)
        switch try words.next("a verb") {
        case "day": try setDay(&words)
        case "advance": try ground.advance(days: words.integer("a number of days"))
        case "guarantee": try guarantee(&words)
        case "watch": try watch(&words)
        case "consignment": try addConsignment(&words)
        case "set": try set(&words)
        case "send": try send(&words)
        case "again": try again(&words, "1")
        case "change": try again(&words, "2")
        case "delete": try again(&words, "3")
        case "cancel": try cancel(&words)
        case "return": try bringBack(&words)
        case "arrival": try arrival(&words)
        case "signed": try signed(&words)
        case "deliver": try deliver(&words)
        case "officer": try officer(&words)
        case "pay": try pay(&words)
        case "expect": return try expect(&words)
        case let verb: throw StoryProblem("no sentence begins with \(verb)")
        }
        return nil
    }

    func player(_ words: inout Words) throws -> (name: String, player: Player) {
        let name = try words.next("a consignment")
        guard let player = cast[name] else { throw StoryProblem("nobody introduced \(name)") }
        return (name, player)
    }

    func consignment(_ player: Player) throws -> Consignment {
        guard let found = try ground.consignment(player.papers) else {
            throw StoryProblem("no list of this consignment was taken")
        }
        return found
    }
}

/// A sentence that cannot be carried out.
struct StoryProblem: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The words of a sentence, from the left.
struct Words {
    private(set) var rest: ArraySlice<String>

    init(_ words: [String]) { rest = words[...] }

    mutating func next(_ wanted: String) throws -> String {
        guard let word = rest.popFirst() else { throw StoryProblem("\(wanted) is missing") }
        return word
    }

    mutating func optional() -> String? { rest.popFirst() }

    mutating func skip(_ word: String) -> Bool {
        guard rest.first == word else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func integer(_ wanted: String) throws -> Int {
        let word = try next(wanted)
        guard let number = Int(word) else { throw StoryProblem("\(word) is not \(wanted)") }
        return number
    }

    mutating func amount() throws -> Amount {
        let word = try next("an amount")
        guard let amount = Amount(word) else { throw StoryProblem("\(word) is not an amount") }
        return amount
    }
}
