import Messages
import Sealing
import Values

/// 办案台: what a decision may know besides the docket. No clock, no random source: both are here.
package struct Desk: Sendable {
    package var zone: Zone
    package var policy: Policy
    package var now: Instant
    /// The day in Beijing time; every date rule counts in these.
    package var today: Day { now.day }

    package init(zone: Zone, policy: Policy, now: Instant) {
        self.zone = zone
        self.policy = policy
        self.now = now
    }
}

/// 综试区: the zone whose platform this is, and how it is run.
package struct Zone: Sendable {
    /// First in every key; `wenzhou`.
    package var id = "demo"
    package var name = Bilingual("中国（温州）跨境电子商务综合试验区", "China (Wenzhou) CBEC pilot zone")
    package var signaturesRequired = false
    /// 沙箱: scenarios in notes are obeyed; never where real papers are declared.
    package var isSandbox = false
    /// Share of lists inspected (red) and reviewed (yellow), in parts of 10,000, per grade A...D.
    package var inspectionRate: [String: Int] = [:]
    package var reviewRate: [String: Int] = [:]
    /// Secret that persons, and the choice of lists to inspect, are hashed with.
    package var secret: [UInt8] = []
    /// What personal data is sealed with at rest; only row files use it.
    package var seals = Seals.none

    package init() {}

    /// A demonstration zone takes made-up people; one in earnest asks for real ID numbers.
    package var checksIdentity: Bool { signaturesRequired }
}
