import Foundation
import Storage
import Values

/// The consignments: what is decided, and by what it is looked up.
package enum ConsignmentRows {
    package static let columns = """
        consignment_id, ebc_code, order_no, state, sender, agent_code, assure_code, logistics_key,
        person, cop_no, pre_no, invt_no, declared_day, released_at, due_day, tax_no, detail
        """

    static func load(
        ids: Set<String>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        try load(
            "consignment_id = ?", ids.map { [.text(zone.id), .text($0)] }, zone, &docket,
            transaction)
    }

    static func load(
        orders: Set<String>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        let keys: [[SQLValue]] = orders.map { order in
            let parts = BusinessKey.parts(order)
            return [
                .text(zone.id), .text(String(parts.first ?? "")), .text(String(parts.last ?? "")),
            ]
        }
        try load("ebc_code = ? AND order_no = ?", keys, zone, &docket, transaction)
    }

    static func load(
        invt: Set<String>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        try load(
            "invt_no = ?", invt.map { [.text(zone.id), .text($0)] }, zone, &docket, transaction)
    }

    static func load(
        tax: Set<String>, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        try load(
            "tax_no = ?", tax.map { [.text(zone.id), .text($0)] }, zone, &docket, transaction)
    }

    static func loadDue(
        by day: Day, limit: Int, _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        try load(
            "due_day <= ? ORDER BY due_day, consignment_id LIMIT ?",
            [[.text(zone.id), .text(day.description), .integer(Int64(limit))]], zone, &docket,
            transaction)
    }

    private static func load(
        _ condition: String, _ keys: [[SQLValue]], _ zone: Zone, _ docket: inout Docket,
        _ transaction: borrowing Transaction
    ) throws {
        guard !keys.isEmpty else { return }
        let decoder = JSONDecoder()
        var found: [Consignment] = []
        try transaction.rowsEach(
            "SELECT \(columns) FROM consignment WHERE zone_id = ? AND \(condition)", keys
        ) { _, row in found.append(try read(row, zone, decoder)) }
        for consignment in found {
            docket.consignments[consignment.id] = consignment
            docket.byOrder[consignment.orderKey] = consignment.id
            if let number = consignment.invtNo { docket.byInvt[number] = consignment.id }
            if let number = consignment.taxNo { docket.byTax[number] = consignment.id }
        }
    }

    package static func read(
        _ row: any Row, _ zone: Zone, _ decoder: JSONDecoder = JSONDecoder()
    ) throws -> Consignment {
        let json = try zone.opened(row.blob(16), .consignmentDetail, row.text(0))
        guard let state = ListState(rawValue: row.text(3)), let declared = Day(row.text(12)),
            let detail = try? decoder.decode(ConsignmentDetail.self, from: Data(json))
        else { throw StorageProblem.corrupt("consignment \(row.text(0))") }
        return Consignment(
            id: row.text(0), ebcCode: row.text(1), orderNo: row.text(2), state: state,
            sender: row.text(4), agentCode: row.text(5), assureCode: row.text(6),
            logisticsKey: row.text(7), person: row.text(8), copNo: row.text(9),
            preNo: row.text(10), invtNo: row.textOrNil(11), declaredDay: declared,
            releasedAt: row.integerOrNil(13).map { Instant(milliseconds: $0) },
            dueDay: row.textOrNil(14).flatMap { Day($0) }, taxNo: row.textOrNil(15),
            detail: detail)
    }

    static let insert = """
        INSERT INTO consignment (zone_id, \(columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let upsert =
        insert + """
             ON CONFLICT (zone_id, consignment_id) DO UPDATE SET
                state = excluded.state, sender = excluded.sender,
                agent_code = excluded.agent_code, assure_code = excluded.assure_code,
                logistics_key = excluded.logistics_key, person = excluded.person,
                cop_no = excluded.cop_no, pre_no = excluded.pre_no,
                invt_no = excluded.invt_no, declared_day = excluded.declared_day,
                released_at = excluded.released_at, due_day = excluded.due_day,
                tax_no = excluded.tax_no, detail = excluded.detail
            """

    static func writeChanged(
        _ docket: Docket, _ zone: Zone, _ transaction: borrowing Transaction
    ) throws {
        try transaction.executeEach(
            upsert,
            docket.changedConsignments.sorted().compactMap { docket.consignments[$0] }
                .map { try values($0, zone) })
    }

    static func values(_ consignment: Consignment, _ zone: Zone) throws -> [SQLValue] {
        [
            .text(zone.id), .text(consignment.id), .text(consignment.ebcCode),
            .text(consignment.orderNo), .text(consignment.state.rawValue),
            .text(consignment.sender), .text(consignment.agentCode),
            .text(consignment.assureCode), .text(consignment.logisticsKey),
            .text(consignment.person), .text(consignment.copNo), .text(consignment.preNo),
            SQLValue(consignment.invtNo), .text(consignment.declaredDay.description),
            SQLValue(consignment.releasedAt?.milliseconds),
            SQLValue(consignment.dueDay?.description), SQLValue(consignment.taxNo),
            try zone.sealed(consignment.detail.json, .consignmentDetail, consignment.id),
        ]
    }
}
