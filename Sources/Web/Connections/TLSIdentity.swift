import Foundation
import Messages
import NIOCore
import NIOSSL
import Platform
import Synchronization

/// 服务器身份: the certificate and key that the platform shows; read anew when their files change.
///
/// A pair that cannot be used is not taken: the last one stays until the files are whole.
final class TLSIdentity: Sendable {
    private struct State {
        var chain: [NIOSSLCertificateSource]
        var key: NIOSSLPrivateKeySource
        var stamp: [Date]
        var checked: ContinuousClock.Instant
    }

    /// The files are looked at so often at most, by whoever connects.
    private static let pause = Duration.seconds(2)
    private let settings: TLSSettings
    private let state: Mutex<State>

    init(_ settings: TLSSettings) throws(SettingsProblems) {
        self.settings = settings
        state = Mutex(try Self.read(settings))
    }

    /// TLS 1.2 and 1.3, forward secrecy and authenticated encryption only.
    var configuration: TLSConfiguration {
        let state = state.withLock { $0 }
        var configuration = Self.configuration(state)
        configuration.sslContextCallback = { [self] _, promise in
            promise.succeed(current())
        }
        return configuration
    }

    private static func configuration(_ state: State) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: state.chain, privateKey: state.key)
        configuration.minimumTLSVersion = .tlsv12
        configuration.cipherSuites = "ECDH+AESGCM:ECDH+CHACHA20:!aNULL:!eNULL"
        configuration.renegotiationSupport = .none
        return configuration
    }

    private func current() -> NIOSSLContextConfigurationOverride {
        let now = ContinuousClock.now
        return state.withLock { state in
            if now - state.checked > Self.pause {
                state.checked = now
                if Self.stamp(settings) != state.stamp, let fresh = try? Self.read(settings) {
                    state = fresh
                }
            }
            var override = NIOSSLContextConfigurationOverride()
            override.certificateChain = state.chain
            override.privateKey = state.key
            return override
        }
    }

    private static func read(_ settings: TLSSettings) throws(SettingsProblems) -> State {
        let stamp = stamp(settings)
        let chain: [NIOSSLCertificateSource]
        do {
            chain = try NIOSSLCertificate.fromPEMFile(settings.certificate).map { .certificate($0) }
        } catch {
            throw problem("tls.certificate", "读不到 PEM 证书", "no certificate in PEM can be read")
        }
        let key: NIOSSLPrivateKeySource
        do {
            key = .privateKey(try NIOSSLPrivateKey(file: settings.key, format: .pem))
        } catch {
            throw problem("tls.key", "读不到 PEM 私钥", "no private key in PEM can be read")
        }
        let state = State(chain: chain, key: key, stamp: stamp, checked: .now)
        do {
            _ = try NIOSSLContext(configuration: configuration(state))
        } catch {
            throw problem(
                "tls.key", "与 tls.certificate 的证书不配对", "does not belong to tls.certificate")
        }
        return state
    }

    private static func stamp(_ settings: TLSSettings) -> [Date] {
        [settings.certificate, settings.key].map { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return attributes?[.modificationDate] as? Date ?? .distantPast
        }
    }

    private static func problem(_ place: String, _ zh: String, _ en: String) -> SettingsProblems {
        SettingsProblems(problems: [SettingsProblem(place: place, message: Bilingual(zh, en))])
    }
}
