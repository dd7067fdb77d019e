import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Platform
import ServiceLifecycle

/// The web application of a started platform; run it with `runService()`.
///
/// It also keeps the platform's time and, once the last connection is answered, ends the platform.
package func makeApplication(
    _ platform: RunningPlatform,
    onServerRunning: @escaping @Sendable (_ port: Int?) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    let settings = platform.settings
    let router = makeRouter(platform)
    let responder = EdgeResponder(
        inner: router.buildResponder(), routes: RouteTable(router.routes), platform: platform)
    return Application(
        responder: responder,
        server: try Listener.builder(settings, Gate(platform: platform)),
        configuration: ApplicationConfiguration(
            address: .hostname(settings.host, port: settings.port), serverName: serverName,
            backlog: 1_024,
            availableConnectionsDelegate: MaximumAvailableConnections(settings.limits.connections)),
        services: [PlatformService(platform: platform)],
        onServerRunning: { channel in await onServerRunning(channel.localAddress?.port) },
        logger: platform.logger)
}

/// What the platform calls itself in its answers.
let serverName = "tongguan"

/// Every address of the platform.
func makeRouter(_ platform: RunningPlatform) -> Router<WebContext> {
    let router = Router(context: WebContext.self)
    let group = router.group("api/v1")
    MessagesAPI(platform: platform).add(to: group)
    ReceiptsAPI(platform: platform).add(to: group)
    EventsAPI(platform: platform).add(to: group)
    ConsignmentsAPI(platform: platform).add(to: group)
    QuotaAPI(platform: platform).add(to: group)
    BalancesAPI(platform: platform).add(to: group)
    ListsAPI(platform: platform).add(to: group)
    AfterReleaseAPI(platform: platform).add(to: group)
    ClockAPI(platform: platform).add(to: group)
    TreeAPI(platform: platform).add(to: group)
    PaymentDataAPI(platform: platform).add(to: router)
    OperationsAPI(platform: platform).add(to: router)
    Pages(platform: platform).add(to: router)
    return router
}

/// Stands before the server among the services, so it is stopped after it: nothing that was
/// accepted is lost.
private struct PlatformService: Service {
    let platform: RunningPlatform

    func run() async throws {
        await cancelWhenGracefulShutdown {
            async let evidence: Void = platform.keepEvidence()
            async let keys: Void = platform.keepKeys()
            async let others: Void = platform.followOthers()
            await platform.keepTime()
            await evidence
            await keys
            await others
        }
        await platform.stop()
    }
}
