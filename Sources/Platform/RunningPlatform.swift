import Clearance
import Logging
import Storage
import Values

/// 运行中的平台: every part of a started platform; the composition root and the edge meet here.
package final class RunningPlatform: Sendable {
    package let settings: Settings
    /// With its secret.
    package let zone: Zone
    package let storage: any Storage
    package let clock: any PlatformClock
    package let window: Window
    package let keys: Keys
    package let inquiries: Inquiries
    package let signing: SigningDesk
    package let metrics: Metrics
    package let logger: Logger
    package let quotaLimiter: RateLimiter
    package let paymentDataLimiter: RateLimiter
    package let bodies: ByteBudget
    /// Printed once, on the first start; nil afterwards.
    package let administratorKey: String?

    private init(
        settings: Settings, storage: any Storage, decider: (any Decider)?, clock: any PlatformClock,
        zone: Zone, administratorKey: String?, signing: SigningDesk, logger: Logger
    ) {
        self.signing = signing
        self.settings = settings
        self.zone = zone
        self.storage = storage
        self.clock = clock
        self.logger = logger
        self.administratorKey = administratorKey
        metrics = Metrics()
        window = Window(
            storage: storage, decider: decider ?? Flow(zone: zone), clock: clock,
            limits: settings.window, metrics: metrics)
        keys = Keys(storage: storage, zone: zone.id)
        inquiries = Inquiries(storage: storage, zone: zone)
        quotaLimiter = RateLimiter(perMinute: settings.limits.quotaInquiries)
        paymentDataLimiter = RateLimiter(perMinute: settings.limits.paymentData)
        bodies = ByteBudget(bytes: settings.limits.bodyBytesTotal)
    }

    /// Brings the tables up to date, makes what a new platform needs, and starts the window.
    ///
    /// `decider` is the flow of the zone unless a test gives another.
    package static func start(
        _ settings: Settings, storage: any Storage, decider: (any Decider)? = nil,
        logger: Logger = Logger(label: "tongguan")
    ) throws -> RunningPlatform {
        try storage.migrate(Schema.migrations)
        var zone = settings.zone
        zone.secret = try secret(of: zone.id, in: storage)
        let clock = try clock(settings, in: storage)
        let key = try Keys.issueFirstAdministrator(zone: zone.id, at: clock.now, in: storage)
        let platform = RunningPlatform(
            settings: settings, storage: storage, decider: decider, clock: clock, zone: zone,
            administratorKey: key,
            signing: try SigningDesk(settings, zone: zone, storage: storage), logger: logger)
        platform.window.start()
        return platform
    }

    /// The zone's secret, made on the first call; commands beside a server need it too.
    package static func secret(of zone: String, in storage: any Storage) throws -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        let made = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        return try storage.write { try SettingRows.secret(zone, orStore: made, $0) }
    }

    private static func clock(
        _ settings: Settings, in storage: any Storage
    ) throws -> any PlatformClock {
        guard let start = settings.virtualClock else { return SystemClock() }
        let zone = settings.zone.id
        let stood = try storage.read { try ClockRows.load(zone: zone, $0) }
        let now = max(start, stood ?? start)
        try storage.write { try ClockRows.save(now, zone: zone, $0) }
        return VirtualClock(now)
    }

    // MARK: Time

    /// Everything that is due by now: billing, closing, lapse. Answers how much was done.
    @discardableResult
    package func runDue() async throws -> Int {
        var count = 0
        while true {
            let submission = Submission(
                command: .runDue(limit: 512), actor: Actor(role: .admin))
            guard case .ran(let done, let more) = try await window.submit(submission) else {
                return count
            }
            count += done
            // Nothing done means that nothing more can be done, whatever is said of more.
            if !more || done == 0 { return count }
        }
    }

    /// Moves the virtual clock day by day, so that everything falls due on its own day.
    package func advance(_ clock: VirtualClock, days: Int) async throws -> Instant {
        for _ in 0..<days {
            let later = clock.now.adding(days: 1)
            let zone = zone.id
            try await window.write { try ClockRows.save(later, zone: zone, $0) }
            clock.move(to: later)
            try await runDue()
        }
        return clock.now
    }

    /// Looks every minute whether something is due, until it is cancelled.
    package func keepTime() async {
        while !Task.isCancelled, !window.isClosing {
            do {
                try await runDue()
            } catch {
                logger.error("due work failed", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(60))
        }
    }

    /// Where other nodes write too: looks four times a second what they did, until cancelled.
    ///
    /// Whoever waits here for a receipt is woken by a commit over there, and a virtual clock that
    /// was moved there moves here.
    package func followOthers() async {
        guard storage.isShared else { return }
        let zone = zone
        var last: Int64?
        while !Task.isCancelled, !window.isClosing {
            if clock.isVirtual || window.notifier.isAwaited {
                let (seq, moved) =
                    (try? storage.read {
                        (try EventRows.lastSeq(zone, $0), try ClockRows.load(zone: zone.id, $0))
                    }) ?? (last ?? 0, nil)
                if let moved, let clock = clock as? VirtualClock { clock.move(to: moved) }
                if seq != last { window.notifier.notify() }
                last = seq
            }
            try? await Task.sleep(for: .milliseconds(200))
        }
    }

    // MARK: The end

    /// Finishes what was accepted, then closes the storage.
    package func stop() async {
        await window.drain()
        do {
            try storage.close()
        } catch {
            logger.error("closing the storage failed", metadata: ["error": "\(error)"])
        }
    }
}
