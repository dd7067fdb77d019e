import Clearance
import Storage

/// 起步数据: what a new platform has before anything was imported.
enum StarterData {
    /// Loads the starter tariff where there is no tariff at all.
    static func load(into storage: any Storage, zone: Zone) throws {
        let isEmpty = try storage.read { try TariffRows.count(zone, $0) == 0 }
        guard isEmpty else { return }
        _ = try TariffImport.save(
            StarterTariff.lines, zone: zone, storage: storage,
            report: ImportReport(file: "starter"))
    }
}
