import Storage

/// 库表: every table of the clearance flow, in the subset that SQLite and PostgreSQL share.
///
/// Append-only: a change is a new migration. `zone_id` stands first in every key. Money and
/// quantities are `Amount.raw` (units of 0.00001), instants epoch milliseconds, days `2026-11-21`.
package enum Schema {
    /// What the migrations make, for those who treat all tables alike.
    package static let tables = TableShape.all(after: migrations)

    package static let migrations: [Migration] = [
        Migration(
            name: "001-registers",
            sql: [
                """
                CREATE TABLE enterprise (
                    zone_id TEXT NOT NULL, code TEXT NOT NULL, uscc TEXT NOT NULL, name TEXT NOT NULL,
                    roles TEXT NOT NULL, guarantee INTEGER NOT NULL, grade TEXT NOT NULL DEFAULT 'C',
                    PRIMARY KEY (zone_id, code))
                """,
                """
                CREATE TABLE api_key (
                    zone_id TEXT NOT NULL, key_hash TEXT NOT NULL, key_id TEXT NOT NULL,
                    enterprise_code TEXT, role TEXT NOT NULL, issued_at INTEGER NOT NULL,
                    revoked_at INTEGER,
                    PRIMARY KEY (zone_id, key_hash))
                """,
                """
                CREATE TABLE tariff_line (
                    zone_id TEXT NOT NULL, hs TEXT NOT NULL, from_day TEXT NOT NULL, to_day TEXT,
                    name TEXT NOT NULL, unit1 TEXT NOT NULL, unit2 TEXT,
                    duty INTEGER NOT NULL, vat INTEGER NOT NULL, consumption INTEGER NOT NULL,
                    positive_list INTEGER NOT NULL, condition TEXT NOT NULL, source TEXT NOT NULL,
                    PRIMARY KEY (zone_id, hs, from_day))
                """,
                """
                CREATE TABLE watch_entry (
                    zone_id TEXT NOT NULL, subject TEXT NOT NULL, value TEXT NOT NULL,
                    channel TEXT NOT NULL, reason TEXT NOT NULL,
                    PRIMARY KEY (zone_id, subject, value))
                """,
                """
                CREATE TABLE setting (
                    zone_id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
                    PRIMARY KEY (zone_id, name))
                """,
                """
                CREATE TABLE counter (
                    zone_id TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,
                    PRIMARY KEY (zone_id, name))
                """,
            ]),
        Migration(
            name: "002-papers",
            sql: [
                """
                CREATE TABLE message (
                    zone_id TEXT NOT NULL, guid TEXT NOT NULL, sender TEXT NOT NULL,
                    type TEXT NOT NULL, digest TEXT NOT NULL, received_at INTEGER NOT NULL,
                    bytes BLOB NOT NULL, answer BLOB NOT NULL,
                    PRIMARY KEY (zone_id, guid))
                """,
                """
                CREATE TABLE paper (
                    zone_id TEXT NOT NULL, kind INTEGER NOT NULL, business_key TEXT NOT NULL,
                    join_key TEXT, sender TEXT NOT NULL, message_guid TEXT NOT NULL,
                    message_index INTEGER NOT NULL, state INTEGER NOT NULL,
                    body BLOB NOT NULL, received_at INTEGER NOT NULL, consignment_id TEXT,
                    answer BLOB NOT NULL,
                    PRIMARY KEY (zone_id, kind, business_key))
                """,
                """
                CREATE UNIQUE INDEX paper_join ON paper (zone_id, kind, join_key)
                    WHERE join_key IS NOT NULL
                """,
                """
                CREATE TABLE consignment (
                    zone_id TEXT NOT NULL, consignment_id TEXT NOT NULL,
                    ebc_code TEXT NOT NULL, order_no TEXT NOT NULL, state TEXT NOT NULL,
                    sender TEXT NOT NULL, agent_code TEXT NOT NULL, assure_code TEXT NOT NULL,
                    logistics_key TEXT NOT NULL, person TEXT NOT NULL,
                    cop_no TEXT NOT NULL, pre_no TEXT NOT NULL, invt_no TEXT,
                    declared_day TEXT NOT NULL, released_at INTEGER, due_day TEXT, tax_no TEXT,
                    detail BLOB NOT NULL,
                    PRIMARY KEY (zone_id, consignment_id))
                """,
                """
                CREATE UNIQUE INDEX consignment_order ON consignment (zone_id, ebc_code, order_no)
                """,
                """
                CREATE UNIQUE INDEX consignment_invt ON consignment (zone_id, invt_no)
                    WHERE invt_no IS NOT NULL
                """,
                """
                CREATE INDEX consignment_open ON consignment (zone_id, state, consignment_id)
                    WHERE state IN ('review', 'inspection', 'detained', 'waiting')
                """,
                """
                CREATE INDEX consignment_due ON consignment (zone_id, due_day, consignment_id)
                    WHERE due_day IS NOT NULL
                """,
                """
                CREATE UNIQUE INDEX consignment_tax ON consignment (zone_id, tax_no)
                    WHERE tax_no IS NOT NULL
                """,
                """
                CREATE TABLE waiting (
                    zone_id TEXT NOT NULL, awaited_kind INTEGER NOT NULL, awaited_key TEXT NOT NULL,
                    consignment_id TEXT NOT NULL,
                    PRIMARY KEY (zone_id, awaited_kind, awaited_key, consignment_id))
                """,
            ]),
        Migration(
            name: "003-ledger-and-events",
            sql: [
                """
                CREATE TABLE account (
                    zone_id TEXT NOT NULL, account_id TEXT NOT NULL, allowance INTEGER NOT NULL,
                    held INTEGER NOT NULL, posted INTEGER NOT NULL,
                    PRIMARY KEY (zone_id, account_id))
                """,
                """
                CREATE TABLE posting (
                    zone_id TEXT NOT NULL, account_id TEXT NOT NULL, cause TEXT NOT NULL,
                    move TEXT NOT NULL, amount INTEGER NOT NULL, at INTEGER NOT NULL,
                    PRIMARY KEY (zone_id, account_id, cause, move))
                """,
                """
                CREATE TABLE book_item (
                    zone_id TEXT NOT NULL, ems_no TEXT NOT NULL, item_record_no TEXT NOT NULL,
                    hs TEXT NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL,
                    area_code TEXT NOT NULL, opening INTEGER NOT NULL,
                    PRIMARY KEY (zone_id, ems_no, item_record_no))
                """,
                """
                CREATE TABLE event (
                    zone_id TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL,
                    consignment_id TEXT, recipient TEXT, message_type INTEGER,
                    at INTEGER NOT NULL, actor TEXT NOT NULL,
                    receipt BLOB, detail BLOB,
                    PRIMARY KEY (zone_id, seq))
                """,
                """
                CREATE INDEX event_recipient ON event (zone_id, recipient, seq)
                    WHERE recipient IS NOT NULL
                """,
                """
                CREATE INDEX event_consignment ON event (zone_id, consignment_id, seq)
                    WHERE consignment_id IS NOT NULL
                """,
            ]),
        Migration(
            name: "004-signers",
            sql: [
                """
                CREATE TABLE certificate (
                    zone_id TEXT NOT NULL, enterprise TEXT NOT NULL, fingerprint TEXT NOT NULL,
                    pem BLOB NOT NULL, registered_at INTEGER NOT NULL,
                    PRIMARY KEY (zone_id, enterprise, fingerprint))
                """,
                """
                CREATE TABLE signing_rule (
                    zone_id TEXT NOT NULL, enterprise TEXT NOT NULL, profiles TEXT NOT NULL,
                    unsigned_allowed INTEGER NOT NULL,
                    PRIMARY KEY (zone_id, enterprise))
                """,
            ]),
        Migration(
            name: "005-payment-data",
            sql: [
                """
                CREATE TABLE payment_request (
                    zone_id TEXT NOT NULL, session_id TEXT NOT NULL, ebp_code TEXT NOT NULL,
                    order_no TEXT NOT NULL, opened_at INTEGER NOT NULL, opened_by TEXT NOT NULL,
                    answered_guid TEXT,
                    PRIMARY KEY (zone_id, session_id))
                """,
                """
                CREATE TABLE payment_inquiry (
                    zone_id TEXT NOT NULL, ebp_code TEXT NOT NULL, session_id TEXT NOT NULL,
                    order_no TEXT NOT NULL, received_at INTEGER NOT NULL,
                    PRIMARY KEY (zone_id, ebp_code, session_id))
                """,
                """
                CREATE TABLE payment_data (
                    zone_id TEXT NOT NULL, ebp_code TEXT NOT NULL, guid TEXT NOT NULL,
                    session_id TEXT, pay_code TEXT NOT NULL, pay_transaction_id TEXT NOT NULL,
                    total_amount INTEGER NOT NULL, order_count INTEGER NOT NULL,
                    digest TEXT NOT NULL, content_digest TEXT NOT NULL,
                    received_at INTEGER NOT NULL, fingerprint TEXT, profile TEXT, sign_form TEXT,
                    bytes BLOB NOT NULL,
                    PRIMARY KEY (zone_id, ebp_code, guid))
                """,
                """
                CREATE INDEX payment_data_transaction
                    ON payment_data (zone_id, pay_code, pay_transaction_id)
                """,
                """
                CREATE INDEX payment_data_platform
                    ON payment_data (zone_id, ebp_code, pay_transaction_id)
                """,
                """
                CREATE TABLE payment_data_order (
                    zone_id TEXT NOT NULL, ebp_code TEXT NOT NULL, order_no TEXT NOT NULL,
                    guid TEXT NOT NULL,
                    PRIMARY KEY (zone_id, ebp_code, order_no, guid))
                """,
            ]),
        Migration(
            name: "006-sealed",
            sql: [
                // Which keys the rows of a zone need; the keys themselves stand in the key file.
                """
                CREATE TABLE sealing_key (
                    zone_id TEXT NOT NULL, name TEXT NOT NULL, fingerprint TEXT NOT NULL,
                    PRIMARY KEY (zone_id, name))
                """
            ]),
        Migration(
            name: "007-tree",
            sql: [
                // The leaf of the row in the tree; see docs/decisions/event-tree.md.
                "ALTER TABLE event ADD COLUMN leaf BLOB",
                """
                CREATE TABLE tree_node (
                    zone_id TEXT NOT NULL, level INTEGER NOT NULL, position INTEGER NOT NULL,
                    hash BLOB NOT NULL,
                    PRIMARY KEY (zone_id, level, position))
                """,
                """
                CREATE TABLE journal (
                    zone_id TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL,
                    entries BLOB NOT NULL, chain BLOB NOT NULL,
                    PRIMARY KEY (zone_id, number))
                """,
            ]),
        Migration(
            name: "008-reliance",
            sql: [
                // Which consignment relies on a paper since it was taken.
                """
                CREATE TABLE reliance (
                    zone_id TEXT NOT NULL, kind INTEGER NOT NULL, business_key TEXT NOT NULL,
                    consignment_id TEXT NOT NULL,
                    PRIMARY KEY (zone_id, kind, business_key))
                """
            ]),
        Migration(
            name: "009-vouched",
            sql: [
                // Each link vouched for by the zone's key; no release had the journal without.
                "DROP TABLE journal",
                """
                CREATE TABLE journal (
                    zone_id TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL,
                    entries BLOB NOT NULL, chain BLOB NOT NULL, mac BLOB NOT NULL,
                    PRIMARY KEY (zone_id, number))
                """,
                "DELETE FROM tree_node",
            ]),
        Migration(
            name: "010-postings-by-cause",
            sql: [
                // Found by their cause, so that those of one batch stand side by side: by account
                // each person's would lie on a page of its own.
                """
                CREATE TABLE posting_by_cause (
                    zone_id TEXT NOT NULL, account_id TEXT NOT NULL, cause TEXT NOT NULL,
                    move TEXT NOT NULL, amount INTEGER NOT NULL, at INTEGER NOT NULL,
                    PRIMARY KEY (zone_id, cause, account_id, move))
                """,
                """
                INSERT INTO posting_by_cause (zone_id, account_id, cause, move, amount, at)
                SELECT zone_id, account_id, cause, move, amount, at FROM posting
                ORDER BY zone_id, cause, account_id, move
                """,
                "DROP TABLE posting",
                "ALTER TABLE posting_by_cause RENAME TO posting",
                // What the merchants of a bonded book drew from it; its accounts are few.
                """
                CREATE INDEX posting_stock ON posting (zone_id, account_id, cause)
                    WHERE account_id >= 'stock/' AND account_id < 'stock0'
                """,
                // Under which names lists drew on a person's quota, as keyed hashes.
                "ALTER TABLE account ADD COLUMN names TEXT",
            ]),
    ]
}
