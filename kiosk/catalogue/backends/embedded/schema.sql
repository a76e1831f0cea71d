-- The embedded library. Times are ISO 8601 text in the library's own, fixed offset, so that text
-- order is time order; money is whole tetri (1/100 lari); flags are 0 or 1. What titles are found by
-- stands in kiosk/catalogue/search/schema.sql, how it follows the copies in search_feed.sql.

CREATE TABLE libraries (
    library_id TEXT PRIMARY KEY,
    name_ka TEXT NOT NULL,
    name_en TEXT NOT NULL,
    is_pickup_location INTEGER NOT NULL CHECK (is_pickup_location IN (0, 1)),
    network_order INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'branch' CHECK (kind IN ('main', 'branch', 'corner', 'mobile')),
    services_ka TEXT NOT NULL DEFAULT '', -- separated by '; ', as the English ones
    services_en TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    address_ka TEXT NOT NULL DEFAULT '',
    address_en TEXT NOT NULL DEFAULT '',
    is_example INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1))
) STRICT;

-- Local time, HH:MM. A weekday (1 is Monday) without a row is closed.
CREATE TABLE opening_hours (
    library_id TEXT NOT NULL REFERENCES libraries,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]' AND opens < '24'),
    closes TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]' AND closes < '24'),
    PRIMARY KEY (library_id, weekday, opens),
    CHECK (opens < closes)
) STRICT, WITHOUT ROWID;

CREATE TABLE biblios (
    biblio_id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    subtitle TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    year INTEGER,
    language TEXT NOT NULL,
    form TEXT NOT NULL,
    audience TEXT NOT NULL,
    isbn TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    subjects TEXT NOT NULL DEFAULT '', -- as catalogued, separated by '; '
    original_title TEXT NOT NULL DEFAULT '',
    added_on TEXT NOT NULL DEFAULT '', -- day the library first had it, if known
    edition TEXT NOT NULL DEFAULT '' -- the edition statement
) STRICT;

-- What an imported record is known by when it comes again: n: its control number, i: ISBN (13
-- digits), w: title, author, year and form.
CREATE TABLE record_keys (
    record_key TEXT NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES biblios ON DELETE CASCADE,
    PRIMARY KEY (record_key, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_keys_biblio ON record_keys (biblio_id);

-- How else an author's name is written; all three columns lead to one another.
CREATE TABLE author_names (
    name_ka TEXT PRIMARY KEY,
    sort_ka TEXT NOT NULL,
    latin TEXT NOT NULL DEFAULT '',
    russian TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE items (
    item_id INTEGER PRIMARY KEY,
    biblio_id INTEGER NOT NULL REFERENCES biblios,
    barcode TEXT NOT NULL UNIQUE,
    home_library_id TEXT NOT NULL REFERENCES libraries,
    library_id TEXT NOT NULL REFERENCES libraries,
    call_number TEXT NOT NULL,
    in_transit_to TEXT REFERENCES libraries,
    is_reference INTEGER NOT NULL DEFAULT 0 CHECK (is_reference IN (0, 1)),
    is_missing INTEGER NOT NULL DEFAULT 0 CHECK (is_missing IN (0, 1)),
    is_renewable INTEGER NOT NULL DEFAULT 1 CHECK (is_renewable IN (0, 1))
) STRICT;
CREATE INDEX items_biblio ON items (biblio_id);

CREATE TABLE patrons (
    patron_id INTEGER PRIMARY KEY,
    card TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    pin_hash TEXT,
    pin_expires TEXT,
    card_expires TEXT,
    restricted_until TEXT, -- last restricted day
    card_lost INTEGER NOT NULL DEFAULT 0 CHECK (card_lost IN (0, 1)),
    gone_no_address INTEGER NOT NULL DEFAULT 0 CHECK (gone_no_address IN (0, 1)),
    message TEXT NOT NULL DEFAULT ''
) STRICT;

-- A returned loan's row is deleted: what somebody has read is nobody's business.
-- AUTOINCREMENT: a number once shown to a patron never means another patron's loan.
CREATE TABLE checkouts (
    checkout_id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL UNIQUE REFERENCES items,
    patron_id INTEGER NOT NULL REFERENCES patrons,
    checked_out_at TEXT NOT NULL,
    due TEXT NOT NULL,
    renewals_used INTEGER NOT NULL DEFAULT 0 CHECK (renewals_used >= 0),
    renewed_at TEXT -- when it was renewed last
) STRICT;
CREATE INDEX checkouts_patron ON checkouts (patron_id, due);

-- The queue of a biblio is the order of hold_id among its pending holds.
CREATE TABLE holds (
    hold_id INTEGER PRIMARY KEY AUTOINCREMENT,
    biblio_id INTEGER NOT NULL REFERENCES biblios,
    patron_id INTEGER NOT NULL REFERENCES patrons,
    pickup_library_id TEXT NOT NULL REFERENCES libraries,
    placed_on TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'ready', 'in_transit')),
    item_id INTEGER UNIQUE REFERENCES items,
    is_suspended INTEGER NOT NULL DEFAULT 0 CHECK (is_suspended IN (0, 1)),
    suspended_until TEXT, -- first day it counts again; NULL: until resumed
    last_pickup_day TEXT,
    UNIQUE (biblio_id, patron_id),
    CHECK ((status = 'pending') = (item_id IS NULL)),
    CHECK ((status = 'ready') = (last_pickup_day IS NOT NULL)),
    CHECK (status = 'pending' OR is_suspended = 0)
) STRICT;
CREATE INDEX holds_patron ON holds (patron_id);

CREATE TABLE charges (
    charge_id INTEGER PRIMARY KEY,
    patron_id INTEGER NOT NULL REFERENCES patrons,
    kind TEXT NOT NULL,
    description TEXT NOT NULL,
    amount_tetri INTEGER NOT NULL,
    charged_on TEXT NOT NULL
) STRICT;
CREATE INDEX charges_patron ON charges (patron_id);

-- What was answered to a change, written in the transaction that made the change.
CREATE TABLE writes (
    idempotency_key TEXT PRIMARY KEY,
    patron_id INTEGER NOT NULL REFERENCES patrons,
    request_hash TEXT NOT NULL,
    outcome TEXT NOT NULL,
    created_at TEXT NOT NULL,
    kind TEXT,              -- WriteKind; NULL: asked about before it came, never to be done
    changes TEXT NOT NULL DEFAULT '[]',  -- what a receipt tells of it
    settled_at TEXT         -- the patron is known to have been told
) STRICT;
CREATE INDEX writes_age ON writes (created_at);
CREATE INDEX writes_unsettled ON writes (patron_id) WHERE settled_at IS NULL;

CREATE TABLE kiosk_keys (
    key_sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    library_id TEXT NOT NULL REFERENCES libraries,
    revoked_at TEXT,
    superseded_at TEXT, -- a newer key of the kiosk was made; this one is good until good_until
    good_until TEXT,
    CHECK ((superseded_at IS NULL) = (good_until IS NULL))
) STRICT;
CREATE UNIQUE INDEX kiosk_keys_name ON kiosk_keys (name) WHERE superseded_at IS NULL;

-- Who is signed in, by the hash of a random token. Seconds of the machine's clock since it was
-- started, which is never set; boot tells that start from others.
CREATE TABLE sessions (
    token_sha256 TEXT PRIMARY KEY,
    patron_id INTEGER NOT NULL REFERENCES patrons ON DELETE CASCADE,
    kiosk TEXT NOT NULL,
    boot TEXT NOT NULL,
    started_s REAL NOT NULL,
    used_s REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_patron ON sessions (patron_id);

-- Somebody at a kiosk wants a librarian: when and where, never who. One open call a kiosk.
CREATE TABLE staff_calls (
    call_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kiosk TEXT NOT NULL,
    library_id TEXT NOT NULL REFERENCES libraries,
    made_at TEXT NOT NULL,
    answered_at TEXT
) STRICT;
CREATE UNIQUE INDEX staff_calls_open ON staff_calls (kiosk) WHERE answered_at IS NULL;
CREATE INDEX staff_calls_kiosk ON staff_calls (kiosk, call_id);

-- Which call each request was given, so that a repeat is given the same.
CREATE TABLE staff_call_keys (
    kiosk TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    call_id INTEGER NOT NULL REFERENCES staff_calls ON DELETE CASCADE,
    PRIMARY KEY (kiosk, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_call_keys_call ON staff_call_keys (call_id);

-- By the hash of what was typed as a card: unknown cards lock like known ones.
CREATE TABLE pin_failures (
    card_sha256 TEXT PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures > 0),
    last_failure TEXT NOT NULL
) STRICT;

-- What staff did to a patron's card by command: whose, what, when, by which user of the machine.
-- Never a name, card number or PIN. Kept also when the patron is deleted.
CREATE TABLE staff_acts (
    act_id INTEGER PRIMARY KEY AUTOINCREMENT,
    patron_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '', -- an amount in lari or a date
    done_at TEXT NOT NULL,
    done_by TEXT NOT NULL
) STRICT;
CREATE INDEX staff_acts_patron ON staff_acts (patron_id, act_id);

-- What stands between a patron and a copy, most binding first.
CREATE VIEW item_states AS
SELECT
    items.*,
    checkouts.due AS due,
    CASE
        WHEN items.is_missing THEN 'missing'
        WHEN checkouts.checkout_id IS NOT NULL THEN 'on_loan'
        WHEN holds.status = 'ready' THEN 'on_hold_shelf'
        WHEN holds.status = 'in_transit' OR items.in_transit_to IS NOT NULL THEN 'in_transit'
        WHEN items.is_reference THEN 'reference'
        ELSE 'available'
    END AS status
FROM items
LEFT JOIN checkouts ON checkouts.item_id = items.item_id
LEFT JOIN holds ON holds.item_id = items.item_id;
