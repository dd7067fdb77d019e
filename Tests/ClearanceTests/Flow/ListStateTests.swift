import Clearance
import Testing

@Suite("The states of a list")
struct ListStateTests {
    /// The diagram: from, step, to; `-` is no list yet. Every other pair is refused.
    private static let diagram = """
        -          draft    drafted
        drafted    draft    drafted
        rejected   draft    drafted
        cancelled  draft    drafted
        deleted    draft    drafted
        -          await    waiting
        drafted    await    waiting
        waiting    await    waiting
        rejected   await    waiting
        cancelled  await    waiting
        deleted    await    waiting
        waiting    reject   rejected
        review     reject   rejected
        inspection reject   rejected
        detained   reject   rejected
        waiting    review   review
        waiting    inspect  inspection
        review     inspect  inspection
        detained   inspect  inspection
        review     detain   detained
        inspection detain   detained
        waiting    release  released
        review     release  released
        inspection release  released
        detained   release  released
        review     cancel   cancelled
        released   cancel   cancelled
        drafted    delete   deleted
        waiting    delete   deleted
        rejected   delete   deleted
        released   close    closed
        """

    @Test("Every step from every state is as drawn, or refused")
    func walk() {
        var drawn: [String: String] = [:]
        for line in Self.diagram.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            drawn["\(words[0]) \(words[1])"] = words[2]
        }
        let states: [ListState?] = [nil] + ListState.allCases
        for state in states {
            for step in ListState.Step.allCases {
                let pair = "\(state?.rawValue ?? "-") \(step.rawValue)"
                #expect(ListState.next(state, step)?.rawValue == drawn[pair], "\(pair)")
            }
        }
    }

    @Test("Nothing leads out of a closed list, and every state can be reached")
    func ends() {
        var reached: Set<ListState> = []
        var open: [ListState?] = [nil]
        while let state = open.popLast() {
            for step in ListState.Step.allCases {
                guard let next = ListState.next(state, step), reached.insert(next).inserted else {
                    continue
                }
                open.append(next)
            }
        }
        #expect(reached == Set(ListState.allCases))
        for step in ListState.Step.allCases { #expect(ListState.next(.closed, step) == nil) }
    }

    @Test("A list may be declared exactly where the diagram lets it wait anew")
    func declaring() {
        for state in ListState.allCases where state != .waiting {
            #expect(state.mayDeclare == (ListState.next(state, .await) != nil), "\(state)")
        }
        for state in ListState.allCases where state.mayDeclare {
            #expect(state.leavesPapersFree, "\(state)")
        }
    }
}
