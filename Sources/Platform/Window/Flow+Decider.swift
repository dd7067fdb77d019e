import Clearance

extension Flow: Decider {}
