/// 内容类型: which of the two forms a body has, or a caller wants.
enum MediaKind {
    case json, xml

    /// By a Content-Type; parameters and letter case do not matter.
    init?(_ contentType: String?) {
        let name = (contentType ?? "").prefix { $0 != ";" }.lowercased()
            .filter { $0 != " " && $0 != "\t" }
        switch name {
        case "application/json": self = .json
        case "application/xml", "text/xml": self = .xml
        default: return nil
        }
    }

    /// By an Accept header: XML where it is preferred, otherwise JSON.
    init(accept header: String?) {
        var best: (kind: MediaKind, weight: Double) = (.json, 0)
        for range in (header ?? "").split(separator: ",").prefix(16) {
            let parts = range.split(separator: ";")
            guard let kind = MediaKind(parts.first.map(String.init)) else { continue }
            var weight = 1.0
            for part in parts.dropFirst() {
                let pair = part.filter { $0 != " " }
                if pair.hasPrefix("q=") { weight = Double(pair.dropFirst(2)) ?? 0 }
            }
            if weight > best.weight { best = (kind, weight) }
        }
        self = best.kind
    }
}
