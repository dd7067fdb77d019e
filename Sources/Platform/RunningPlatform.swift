import Clearance
import Evidence
import Logging
import Storage
import Synchronization
import Values

/// 运行中的平台: every part of a started platform; the composition root and the edge meet here.
package final class RunningPlatform: Sendable {
    package let settings: Settings
    /// With its secret and its seals.
    package let zone: Zone
    private let zoneKeys: ZoneKeys
    package let storage: any Storage
    package let clock: any PlatformClock
    package let window: Window
    package let reception: Reception
    package let keys: Keys
    package let inquiries: Inquiries
    package let signing: SigningDesk
    package let sequencer: Sequencer
    package let metrics: Metrics
    package let logger: Logger
    package let requestLimiter: RateLimiter
    package let quotaLimiter: RateLimiter
    package let paymentDataLimiter: RateLimiter
    package let bodies: ByteBudget
    /// Printed once, on the first start; nil afterwards.
    package let administratorKey: String?

    private init(
        settings: Settings, storage: any Storage, decider: (any Decider)?, clock: any PlatformClock,
        zone: Zone, zoneKeys: ZoneKeys, administratorKey: String?, signing: SigningDesk,
        sequencer: Sequencer,
        logger: Logger
    ) {
        self.sequencer = sequencer
        self.signing = signing
        self.zoneKeys = zoneKeys
        self.settings = settings
        self.zone = zone
        self.storage = storage
        self.clock = clock
        self.logger = logger
        self.administratorKey = administratorKey
        metrics = Metrics()
        window = Window(
            storage: storage, decider: decider ?? Flow(zone: zone), clock: clock,
            limits: settings.window, metrics: metrics, check: zoneKeys.check)
        reception = Reception(limits: settings.window)
        keys = Keys(storage: storage, zone: zone.id)
        inquiries = Inquiries(storage: storage, zone: zone)
        requestLimiter = RateLimiter(perMinute: settings.limits.requests)
        quotaLimiter = RateLimiter(perMinute: settings.limits.quotaInquiries)
        paymentDataLimiter = RateLimiter(perMinute: settings.limits.paymentData)
        bodies = ByteBudget(bytes: settings.limits.bodyBytesTotal)
    }

    /// Brings the tables up to date, makes what a new platform needs, and starts the window.
    ///
    /// `decider` is the flow of the zone unless a test gives another.
    package static func start(
        _ settings: Settings, storage engine: any Storage, keys: ZoneKeys,
        decider: (any Decider)? = nil, evidence: EvidenceFiles? = nil,
        logger: Logger = Logger(label: "tongguan")
    ) throws -> RunningPlatform {
        let time = PlatformTime(settings.virtualClock)
        let storage = JournaledStorage(
            engine, tables: Schema.tables, zone: settings.zone.id, key: keys.journal,
            now: { time.now.milliseconds })
        try storage.migrate(Schema.migrations)
        let zone = settings.zone.unlocked(by: keys)
        let clock = try clock(settings, in: storage)
        time.follow(clock)
        let key = try Keys.issueFirstAdministrator(zone: zone.id, at: clock.now, in: storage)
        let platform = RunningPlatform(
            settings: settings, storage: storage, decider: decider, clock: clock, zone: zone,
            zoneKeys: keys, administratorKey: key,
            signing: try SigningDesk(settings, zone: zone, storage: storage),
            sequencer: Sequencer(
                storage: storage, zone: zone.id, key: keys.journal,
                files: evidence ?? .inMemory(zone: zone.id), clock: clock),
            logger: logger)
        platform.window.start()
        return platform
    }

    private static func clock(
        _ settings: Settings, in storage: any Storage
    ) throws -> any PlatformClock {
        guard let start = settings.virtualClock else { return SystemClock() }
        let zone = settings.zone.id
        let stood = try storage.read { try ClockRows.load(zone: zone, $0) }
        let now = max(start, stood ?? start)
        if now != stood { try storage.write { try ClockRows.save(now, zone: zone, $0) } }
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
        while !Task.isCancelled {
            do {
                if !window.isClosing { try await runDue() }
            } catch {
                logger.error("due work failed", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(60))
        }
    }

    /// Signs the tree of the events every few seconds, until it is cancelled.
    package func keepEvidence() async {
        while !Task.isCancelled, !window.isClosing {
            await signEvidence()
            try? await Task.sleep(for: .seconds(settings.checkpoints.seconds))
        }
    }

    private func signEvidence() async {
        do {
            try await sequencer.signInBackground()
        } catch {
            logger.error("no checkpoint was signed", metadata: ["error": "\(error)"])
        }
        let (count, problem) = sequencer.copyBehind
        // The one just signed is on its way.
        guard count > 1 || problem != nil else { return }
        logger.error(
            "checkpoints are not copied",
            metadata: ["waiting": "\(count)", "error": "\(problem ?? "no answer")"])
    }

    /// Gives a copy elsewhere a few seconds to catch up.
    private func awaitCopies() async {
        for _ in 0..<50 where sequencer.copyBehind.count > 0 {
            if sequencer.copyBehind.problem != nil { return }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Looks every five seconds whether the key file changed, until it is cancelled.
    ///
    /// Whoever meets a value of another node under a key not known here looks at once.
    package func keepKeys() async {
        while !Task.isCancelled, !window.isClosing {
            try? await Task.sleep(for: .seconds(5))
            do {
                if try zone.seals.refresh() { logger.notice("the sealing keys were read again") }
                try storage.read(zoneKeys.check)
            } catch {
                logger.error("the sealing keys cannot be used", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Where other nodes write too: looks five times a second what they did, until cancelled.
    ///
    /// Whoever waits here for a receipt is woken by a commit over there, and a virtual clock that
    /// was moved there moves here.
    package func followOthers() async {
        guard storage.isShared else { return }
        var last: Int64?
        while !Task.isCancelled, !window.isClosing {
            if clock.isVirtual || window.notifier.isAwaited {
                let found = try? news(after: last)
                if let moved = found?.moved, let clock = clock as? VirtualClock {
                    clock.move(to: moved)
                }
                if let found, found.seq != last {
                    window.notifier.notify(found.recipients)
                    last = found.seq
                }
            }
            try? await Task.sleep(for: .milliseconds(200))
        }
    }

    private func news(
        after last: Int64?
    ) throws -> (seq: Int64, recipients: Set<String>?, moved: Instant?) {
        let zone = zone
        return try storage.read { transaction in
            (
                try EventRows.lastSeq(zone, transaction),
                try last.flatMap { try EventRows.recipients(after: $0, zone, transaction) },
                try ClockRows.load(zone: zone.id, transaction)
            )
        }
    }

    // MARK: The end

    /// Finishes what was accepted, then closes the storage.
    package func stop() async {
        await window.drain()
        await signEvidence()
        await awaitCopies()
        do {
            try storage.close()
        } catch {
            logger.error("closing the storage failed", metadata: ["error": "\(error)"])
        }
    }
}

/// The time of the platform, which while it starts is not yet known to be virtual.
private final class PlatformTime: Sendable {
    private let clock: Mutex<any PlatformClock>

    init(_ start: Instant?) {
        clock = Mutex(start.map { VirtualClock($0) } ?? SystemClock())
    }

    var now: Instant { clock.withLock { $0 }.now }

    func follow(_ other: any PlatformClock) { clock.withLock { $0 = other } }
}
