/// 布控: an officer's order to look at every list of one subject.
package struct WatchEntry: Sendable, Equatable {
    package enum Subject: String, Sendable, CaseIterable {
        /// The customs code of any enterprise that takes part.
        case enterprise
        /// The keyed hash of the buyer's ID number, never the number itself.
        case person
        /// The first 2, 4, 6, 8 or all 10 digits of a commodity code.
        case commodity
    }

    package var subject: Subject
    package var value: String
    package var channel: Channel
    package var reason: String

    package init(subject: Subject, value: String, channel: Channel, reason: String) {
        self.subject = subject
        self.value = value
        self.channel = channel
        self.reason = reason
    }
}
