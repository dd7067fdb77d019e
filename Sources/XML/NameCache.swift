/// Remembers which number a pair of interned names has, so that most elements cost one comparison.
///
/// libxml2 keeps one copy of every name in the dictionary of its context, so equal pointers mean
/// equal names as long as that context lives; the cache lives and dies with it.
struct NameCache {
    private struct Slot {
        var local: UnsafePointer<UInt8>?
        var namespace: UnsafePointer<UInt8>?
        var id: Int32
    }

    private static let size = 1024
    private static let probes = 4
    private let slots: UnsafeMutablePointer<Slot>

    init() {
        slots = .allocate(capacity: NameCache.size + NameCache.probes)
        clear()
    }

    func clear() {
        slots.initialize(
            repeating: Slot(local: nil, namespace: nil, id: 0),
            count: NameCache.size + NameCache.probes)
    }

    func free() { slots.deallocate() }

    @inline(__always)
    func find(_ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?) -> Int32? {
        let home = NameCache.home(local)
        for place in home..<home + NameCache.probes {
            let slot = slots + place
            if slot.pointee.local == local, slot.pointee.namespace == namespace {
                return slot.pointee.id
            }
        }
        return nil
    }

    /// A full neighbourhood loses its first name: hostile names cost time, never memory.
    func remember(
        _ id: Int32, _ local: UnsafePointer<UInt8>, _ namespace: UnsafePointer<UInt8>?
    ) {
        let home = NameCache.home(local)
        let free = (home..<home + NameCache.probes).first { slots[$0].local == nil }
        slots[free ?? home] = Slot(local: local, namespace: namespace, id: id)
    }

    @inline(__always)
    private static func home(_ local: UnsafePointer<UInt8>) -> Int {
        Int(truncatingIfNeeded: (UInt64(UInt(bitPattern: local)) &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }
}
